import Contracts
import Domain

/// The transitions that people ordered for later.
package final class ScheduleTable {
    static let columns = """
        id, company, campaign, target, ordered_for, due_date, reason, min_volunteers,
        min_beneficiaries, early_start, state, attempts, last_codes, next_at, created_at,
        created_by, role, updated_at, version
        """

    private let replaceRow: SQLStatement
    private let byId: SQLStatement
    private let ofCampaign: SQLStatement
    private let openOfCompany: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        let marks = Array(repeating: "?", count: 19).joined(separator: ", ")
        replaceRow = try SQLStatement(
            connection,
            "INSERT OR REPLACE INTO schedules VALUES (\(marks))"
        )
        byId = try SQLStatement(
            connection,
            "SELECT \(Self.columns) FROM schedules WHERE id = ?"
        )
        ofCampaign = try SQLStatement(
            connection,
            "SELECT \(Self.columns) FROM schedules WHERE campaign = ? ORDER BY id"
        )
        openOfCompany = try SQLStatement(
            connection,
            """
            SELECT DISTINCT campaign FROM schedules
            WHERE company = ? AND state IN ('pending', 'deferred') ORDER BY campaign
            """
        )
    }

    /// Adds an order or writes it anew.
    package func save(_ row: ScheduleRow) throws(StorageFault) {
        let order = row.order
        try replaceRow.run { binder in
            binder.add(row.id)
            binder.add(row.company)
            binder.add(row.campaign)
            binder.add(order.target.rawValue)
            binder.add(order.orderedFor.ms)
            binder.add(row.dueDate?.iso)
            binder.add(order.reason)
            binder.add(order.preconditions.minVolunteers)
            binder.add(order.preconditions.minBeneficiaries)
            binder.add(order.preconditions.earlyStart)
            binder.add(order.state.rawValue)
            binder.add(order.attempts)
            binder.add(order.lastCodes.map(\.rawValue).joined(separator: " "))
            binder.add(order.nextAt.ms)
            binder.add(row.createdAt.ms)
            binder.add(row.createdBy)
            binder.add(row.role.rawValue)
            binder.add(row.updatedAt.ms)
            binder.add(row.version)
        }
    }

    /// The order with an id.
    package func find(_ id: String) throws(StorageFault) -> ScheduleRow? {
        try byId.first({ $0.add(id) }, Self.read) ?? nil
    }

    /// The orders of a campaign, also those that are over, by id.
    package func find(campaign: String) throws(StorageFault) -> [ScheduleRow] {
        try ofCampaign.all({ $0.add(campaign) }, Self.read).compactMap { $0 }
    }

    /// The campaigns of a company that have an order which can still happen.
    package func waiting(company: String) throws(StorageFault) -> [String] {
        try openOfCompany.all({ $0.add(company) }, { $0.text() })
    }

    static func read(_ row: inout Columns) -> ScheduleRow? {
        let (id, company, campaign) = (row.text(), row.text(), row.text())
        let target = CampaignStatus(rawValue: row.text())
        let orderedFor = Instant(ms: row.int())
        let dueDate = row.optionalText().flatMap(CivilDate.init(iso:))
        let reason = row.optionalText()
        let conditions = ScheduledPreconditions(
            minVolunteers: row.optionalInt(),
            minBeneficiaries: row.optionalInt(),
            earlyStart: row.bool()
        )
        let state = ScheduledState(rawValue: row.text())
        let attempts = row.int()
        let codes = row.text().split(separator: " ").map { ReasonCode(rawValue: String($0)) }
        let nextAt = Instant(ms: row.int())
        let (createdAt, createdBy) = (Instant(ms: row.int()), row.text())
        guard let target, let state, let role = Principal.Role(rawValue: row.text()) else {
            return nil
        }
        var schedule = ScheduleRow(
            company: company,
            campaign: campaign,
            order: ScheduledTransition(
                id: id,
                target: target,
                orderedFor: orderedFor,
                reason: reason,
                preconditions: conditions,
                state: state,
                attempts: attempts,
                lastCodes: codes,
                nextAt: nextAt
            ),
            dueDate: dueDate,
            at: createdAt,
            by: Principal(id: createdBy, role: role, companies: [])
        )
        schedule.updatedAt = Instant(ms: row.int())
        schedule.version = row.int()
        return schedule
    }
}
