import Contracts
import Domain

/// The stored form of cohorts and of what alerts remember: compact, with a fixed order.
extension CapacityRow {
    var cohortsJSON: [UInt8] {
        var writer = JSONWriter(capacity: 64 * (cohorts.count + 1))
        writer.array { writer in
            for cohort in cohorts {
                writer.array { writer in
                    writer.string(cohort.id)
                    writer.int(cohort.ordinal)
                    writer.string(cohort.status.rawValue)
                    writer.int(cohort.maxSize)
                    writer.bool(cohort.autoSplit)
                    writer.int(cohort.volunteers)
                    writer.int(cohort.beneficiaries)
                    writer.int(cohort.held)
                }
            }
        }
        return writer.bytes
    }

    var alertsJSON: [UInt8] {
        var writer = JSONWriter(capacity: 128)
        alerts.write(to: &writer)
        return writer.bytes
    }

    static func cohorts(_ bytes: [UInt8]) -> [CohortCount] {
        (StoredJSON.value(bytes).array ?? []).compactMap { item in
            guard let parts = item.array, parts.count == 8, let id = parts[0].string,
                let ordinal = parts[1].int,
                let status = InstanceStatus(rawValue: parts[2].string ?? "")
            else { return nil }
            var cohort = CohortCount(
                id: id,
                ordinal: ordinal,
                status: status,
                maxSize: parts[3].int ?? 0,
                autoSplit: parts[4].bool ?? false
            )
            cohort.volunteers = parts[5].int ?? 0
            cohort.beneficiaries = parts[6].int ?? 0
            cohort.held = parts[7].int ?? 0
            return cohort
        }
    }
}
