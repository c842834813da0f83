package import Contracts
package import Domain

/// One alert record as people read it.
///
/// Source: domain §8.
package struct AlertEntry: Sendable, Hashable {
    /// The id.
    package let id: String
    /// The company.
    package let company: String
    /// The campaign.
    package let campaign: String
    /// In percent.
    package let threshold: Int64
    /// How bad it is.
    package let severity: String
    /// What crossed the threshold.
    package let cause: String
    /// `sent`, `suppressed` or `passed`.
    package let status: String
    /// Why it was not sent.
    package let suppressReason: String?
    /// U at that moment.
    package let used: Int64
    /// L at that moment.
    package let limit: Int64
    /// C at that moment.
    package let cap: Int64
    /// When, by the log's clock.
    package let at: Instant
    /// How many were suppressed before this one was sent.
    package let suppressedBefore: Int64
    /// Who has seen it.
    package let ackedBy: String?
    /// When they said so.
    package let ackedAt: Instant?
    /// What they said.
    package let note: String?

    /// The record as an object of the command line and the API.
    package var json: JSONObject {
        var object: JSONObject = [
            "id": .string(id), "companyId": .string(company), "campaignId": .string(campaign),
            "threshold": .int(threshold), "severity": .string(severity),
            "cause": .string(cause), "status": .string(status),
        ]
        object["suppressReason"] = suppressReason.map { .string($0) }
        object["used"] = .int(used)
        object["limit"] = .int(limit)
        object["cap"] = .int(cap)
        object["at"] = .string(at.rfc3339)
        object["suppressedBefore"] = .int(suppressedBefore)
        object["ackedBy"] = ackedBy.map { .string($0) }
        object["ackedAt"] = ackedAt.map { .string($0.rfc3339) }
        object["note"] = note.map { .string($0) }
        return object
    }

    static let columns = """
        id, company, campaign, threshold, severity, cause, status, suppress_reason, used,
        limit_count, cap, at, suppressed_before, acked_by, acked_at, note
        """

    init(_ row: inout Columns) {
        id = row.text()
        company = row.text()
        campaign = row.text()
        threshold = row.int()
        severity = row.text()
        cause = row.text()
        status = row.text()
        suppressReason = row.optionalText()
        used = row.int()
        limit = row.int()
        cap = row.int()
        at = Instant(ms: row.int())
        suppressedBefore = row.int()
        ackedBy = row.optionalText()
        ackedAt = row.optionalInt().map { Instant(ms: $0) }
        note = row.optionalText()
    }
}
