import Contracts
package import Domain

/// Counts the dates of a campaign anew from its enrollments, facts and supports.
///
/// Asked when local midnights move, and by verification. Source: domain §17.
package final class DayRecount {
    private let enrollments: SQLStatement
    private let facts: SQLStatement
    private let supports: SQLStatement
    private let usage: UsageTable

    init(_ connection: OpaquePointer) throws(StorageFault) {
        enrollments = try SQLStatement(
            connection,
            "SELECT \(EnrollmentRow.columns) FROM enrollments WHERE campaign = ?"
        )
        facts = try SQLStatement(
            connection,
            "SELECT \(FactRow.columns) FROM facts WHERE campaign = ? AND voided = 0"
        )
        supports = try SQLStatement(
            connection,
            "SELECT DISTINCT participant, usage_id FROM supports WHERE campaign = ?"
        )
        usage = try UsageTable(connection)
    }

    /// What is to be counted of a campaign by date; dates with nothing are left out.
    package func days(
        campaign: String,
        in zone: ZoneTable
    ) throws(StorageFault) -> [CivilDate: DayCounts] {
        var days: [CivilDate: DayCounts] = [:]
        for row in try enrollments.all({ $0.add(campaign) }, { EnrollmentRow(&$0) }) {
            for (day, counter) in DayCounts.of(row, in: zone) {
                days[day, default: DayCounts()].add(1, to: counter)
            }
        }
        for fact in try facts.all({ $0.add(campaign) }, { FactRow(&$0) }) {
            let day = zone.localDate(at: fact.effectiveAt)
            let counts = DayCounts.of(fact)
            for counter in DayCounter.allCases where counts[counter] != 0 {
                days[day, default: DayCounts()].add(counts[counter], to: counter)
            }
        }
        let served = try supports.all(
            { $0.add(campaign) },
            { row in
                _ = row.text()
                return row.optionalText()
            }
        )
        for id in served.compactMap({ $0 }) {
            guard let position = DerivedID.position(of: id),
                let record = try usage.find(id: id, position: position)
            else { continue }
            let day = zone.localDate(at: record.effectiveAt)
            days[day, default: DayCounts()].add(1, to: .served)
        }
        return days.filter { !$0.value.isEmpty }
    }
}
