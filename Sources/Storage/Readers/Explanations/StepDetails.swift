import Contracts

/// What a record wrote about a campaign, in words.
struct StepDetails {
    private let view: ReadView
    private let campaign: String

    init(_ view: ReadView, campaign: String) {
        self.view = view
        self.campaign = campaign
    }

    /// Enrollments, entries of the waiting list, ledger records and terms of a step's record.
    func text(of step: CapacityStepRow) throws(StorageFault) -> String {
        let parts = try [
            enrollments(step.position), waiting(step.position), ledger(step.position),
            terms(step.position),
        ].flatMap { $0 }
        guard parts.count > Self.most else { return parts.joined(separator: "; ") }
        let rest = parts.count - Self.most
        return parts.prefix(Self.most).joined(separator: "; ") + "; and \(rest) more"
    }

    private static let most = 4

    private func enrollments(_ position: Int64) throws(StorageFault) -> [String] {
        try rows(
            "SELECT id, participant, role FROM enrollments WHERE seq >= ?1 AND seq < ?2"
                + " AND campaign = ?3 ORDER BY seq LIMIT 100",
            position
        ) { "\($0.text()) of \($0.text()) as \($0.text())" }
    }

    private func waiting(_ position: Int64) throws(StorageFault) -> [String] {
        try rows(
            "SELECT id, participant, priority FROM waitlist WHERE seq >= ?1 AND seq < ?2"
                + " AND campaign = ?3 ORDER BY seq LIMIT 100",
            position
        ) { "\($0.text()) of \($0.text()) waits at priority \($0.int())" }
    }

    private func ledger(_ position: Int64) throws(StorageFault) -> [String] {
        try rows(
            "SELECT type, quantity, ref FROM usage WHERE seq >= ?1 AND seq < ?2"
                + " AND campaign = ?3 ORDER BY seq LIMIT 100",
            position
        ) { "\($0.text()) \($0.int()) by \($0.text())" }
    }

    private func terms(_ position: Int64) throws(StorageFault) -> [String] {
        try view.all(
            "SELECT id, model, effective_from FROM terms WHERE campaign = ? ORDER BY id",
            { $0.add(campaign) },
            { (id: $0.text(), text: "\($0.text()) terms from \($0.text())") }
        )
        .filter { DerivedID.position(of: $0.id) == position }
        .map { "\($0.id): \($0.text)" }
    }

    private func rows(
        _ sql: String,
        _ position: Int64,
        _ read: (inout Columns) -> String
    ) throws(StorageFault) -> [String] {
        try view.all(
            sql,
            { binder in
                binder.add(RowNumber.first(ofRecord: position))
                binder.add(RowNumber.first(ofRecord: position + 1))
                binder.add(campaign)
            },
            read
        )
    }
}
