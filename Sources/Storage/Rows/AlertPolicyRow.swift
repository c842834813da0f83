package import Contracts
package import Domain

/// What a company has settled about its alerts, and who did.
///
/// Source: the article on alerts.
package struct AlertPolicyRow: Sendable, Hashable {
    /// The company.
    package let company: String
    /// 1, +1 per change.
    package var version: Int64
    /// When it last changed.
    package var updatedAt: Instant
    /// Who changed it.
    package var updatedBy: String
    /// Why, if they said so.
    package var reason: String?
    /// Quiet hours, digests and escalation.
    package var policy: AlertPolicy

    /// A policy as it is settled.
    package init(
        company: String,
        version: Int64,
        _ policy: AlertPolicy,
        at clock: Instant,
        by: String,
        reason: String?
    ) {
        self.company = company
        self.version = version
        self.policy = policy
        updatedAt = clock
        updatedBy = by
        self.reason = reason
    }

    /// The policy as an object of the command line and the API.
    package var json: JSONObject {
        var object: JSONObject = ["companyId": .string(company), "version": .int(version)]
        for member in policy.json.members { object[member.key] = member.value }
        object["updatedAt"] = .string(updatedAt.rfc3339)
        object["updatedBy"] = .string(updatedBy)
        object["reason"] = reason.map { .string($0) }
        return object
    }

    static let columns = "company, version, updated_at, updated_by, reason, body"

    static func read(_ row: inout Columns) -> Self? {
        let (company, version) = (row.text(), row.int())
        let (at, by, reason) = (Instant(ms: row.int()), row.text(), row.optionalText())
        guard let body = StoredJSON.object(row.bytes()), let policy = AlertPolicy(json: body)
        else { return nil }
        return Self(company: company, version: version, policy, at: at, by: by, reason: reason)
    }
}
