package import Domain

/// The upsell signals and every step of their lives.
package final class SignalTable {
    private let replaceRow: SQLStatement
    private let byId: SQLStatement
    private let newestOfCampaign: SQLStatement
    private let openOfCompany: SQLStatement
    private let restsOfCampaign: SQLStatement
    private let restsOfCompany: SQLStatement
    private let insertStep: SQLStatement
    private let stepsOfSignal: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        let select = "SELECT \(SignalRow.columns) FROM signals"
        let marks = Array(repeating: "?", count: SignalRow.count).joined(separator: ", ")
        replaceRow = try SQLStatement(
            connection,
            "INSERT OR REPLACE INTO signals VALUES (\(marks))"
        )
        byId = try SQLStatement(connection, "\(select) WHERE id = ?")
        newestOfCampaign = try SQLStatement(
            connection,
            "\(select) WHERE campaign = ? ORDER BY seq DESC LIMIT 1"
        )
        openOfCompany = try SQLStatement(
            connection,
            """
            \(select) WHERE company = ? AND campaign IS NULL AND status = 'open'
            ORDER BY seq DESC LIMIT 1
            """
        )
        let isDecided = "status IN ('accepted', 'declined') AND coalesce(outcome_at, closed_at) > ?"
        restsOfCampaign = try SQLStatement(
            connection,
            "\(select) WHERE campaign = ? AND \(isDecided) ORDER BY seq"
        )
        restsOfCompany = try SQLStatement(
            connection,
            "\(select) WHERE company = ? AND campaign IS NULL AND \(isDecided) ORDER BY seq"
        )
        insertStep = try SQLStatement(
            connection,
            "INSERT INTO signal_steps VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        )
        stepsOfSignal = try SQLStatement(
            connection,
            "SELECT \(SignalStepRow.columns) FROM signal_steps WHERE signal = ? ORDER BY seq"
        )
    }

    /// Adds a signal or writes it anew.
    package func save(_ row: SignalRow) throws(StorageFault) {
        try replaceRow.run { row.bind(&$0) }
    }

    /// Adds a step of a signal's life.
    package func record(_ step: SignalStepRow) throws(StorageFault) {
        try insertStep.run { step.bind(&$0) }
    }

    /// The steps of a signal, first to last.
    package func steps(of signal: String) throws(StorageFault) -> [SignalStepRow] {
        try stepsOfSignal.all({ $0.add(signal) }, { SignalStepRow(&$0) }).compactMap { $0 }
    }

    /// The signal with an id.
    package func find(_ id: String) throws(StorageFault) -> SignalRow? {
        try byId.first({ $0.add(id) }, SignalRow.read) ?? nil
    }

    /// The newest signal of a campaign, open or not.
    package func newest(campaign: String) throws(StorageFault) -> SignalRow? {
        try newestOfCampaign.first({ $0.add(campaign) }, SignalRow.read) ?? nil
    }

    /// The open signal of a campaign; there is at most one, and none is newer.
    package func open(campaign: String) throws(StorageFault) -> SignalRow? {
        try newest(campaign: campaign).flatMap { $0.status == .open ? $0 : nil }
    }

    /// The open signal of a company as a whole; there is at most one.
    package func open(company: String) throws(StorageFault) -> SignalRow? {
        try openOfCompany.first({ $0.add(company) }, SignalRow.read) ?? nil
    }

    /// The rests of a campaign that began behind a moment.
    package func rests(
        campaign: String,
        since: Instant
    ) throws(StorageFault) -> [UpsellCooldown] {
        try rests(restsOfCampaign, campaign, since)
    }

    /// The rests of a company as a whole that began behind a moment.
    package func rests(
        company: String,
        since: Instant
    ) throws(StorageFault) -> [UpsellCooldown] {
        try rests(restsOfCompany, company, since)
    }

    private func rests(
        _ statement: SQLStatement,
        _ subject: String,
        _ since: Instant
    ) throws(StorageFault) -> [UpsellCooldown] {
        let rows = try statement.all(
            { binder in
                binder.add(subject)
                binder.add(since.ms)
            },
            SignalRow.read
        )
        return rows.flatMap { $0?.rests ?? [] }
    }
}
