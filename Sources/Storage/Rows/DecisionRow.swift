package import Domain

/// One decision that was told about a request, with what it looked at.
///
/// Source: domain §7.4.
package struct DecisionRow: Sendable, Hashable {
    /// The company.
    package var company: String
    /// The request.
    package var requestId: String
    /// The place in the table: position of the record, shifted, plus the row's number in it.
    package var seq: Int64
    /// The campaign that was asked for; it need not exist.
    package var campaign: String
    /// The clock of the record.
    package var at: Instant
    /// `accepted`, `waitlisted` or `rejected`.
    package var decision: String
    /// Why, in the order of the rules; empty for an acceptance.
    package var reasons: [String]
    /// Whether it let in somebody who waited.
    package var promoted: Bool
    /// Whether the person was in, or waiting, before.
    package var duplicate: Bool
    /// The place in the queue, of who waits.
    package var place: Int64?
    /// What was looked at; nil where nothing was.
    package var checks: AdmissionChecks?

    /// Makes a decision from its parts.
    package init(
        company: String,
        requestId: String,
        seq: Int64,
        campaign: String,
        at: Instant,
        decision: String,
        reasons: [String],
        promoted: Bool,
        duplicate: Bool,
        place: Int64?,
        checks: AdmissionChecks?
    ) {
        self.company = company
        self.requestId = requestId
        self.seq = seq
        self.campaign = campaign
        self.at = at
        self.decision = decision
        self.reasons = reasons
        self.promoted = promoted
        self.duplicate = duplicate
        self.place = place
        self.checks = checks
    }

    /// The position of the record.
    package var position: Int64 { RowNumber.position(ofRow: seq) }

    static let columns = """
        company, request_id, seq, campaign, at, decision, reasons, promoted, duplicate, place,
        checks
        """

    init(_ row: inout Columns) {
        company = row.text()
        requestId = row.text()
        seq = row.int()
        campaign = row.text()
        at = Instant(ms: row.int())
        decision = row.text()
        reasons = row.text().split(separator: "\n").map(String.init)
        promoted = row.bool()
        duplicate = row.bool()
        place = row.optionalInt()
        checks = AdmissionChecks(row.bytes())
    }

    func bind(_ binder: inout Binder) {
        binder.add(company)
        binder.add(requestId)
        binder.add(seq)
        binder.add(campaign)
        binder.add(at.ms)
        binder.add(decision)
        binder.add(reasons.joined(separator: "\n"))
        binder.add(promoted)
        binder.add(duplicate)
        binder.add(place)
        binder.add(checks?.bytes ?? [])
    }
}
