package import Contracts
package import Domain

/// A stored pricing proposal.
///
/// Source: domain §9.4.
package struct ProposalRow: Sendable, Hashable {
    /// The id.
    package var id: String
    /// When it was made.
    package var createdAt: Instant
    /// Who asked for it.
    package var createdBy: String
    /// What was asked and what it would cost.
    package var proposal: PricingProposal

    /// Makes a row from its parts.
    package init(id: String, createdAt: Instant, createdBy: String, proposal: PricingProposal) {
        self.id = id
        self.createdAt = createdAt
        self.createdBy = createdBy
        self.proposal = proposal
    }

    /// Whether its prices are no longer offered at a moment.
    package func isExpired(at clock: Instant) -> Bool { clock >= proposal.expiresAt }

    /// The proposal as an object of the command line and the API, as it stands at a moment.
    package func json(at clock: Instant) -> JSONObject {
        var object: JSONObject = ["id": .string(id)]
        for member in proposal.json.members { object[member.key] = member.value }
        object["status"] = .string(isExpired(at: clock) ? "expired" : "open")
        object["createdAt"] = .string(createdAt.rfc3339)
        object["createdBy"] = .string(createdBy)
        return object
    }

    static let columns = "id, created_at, created_by, body"

    init?(_ row: inout Columns) {
        id = row.text()
        createdAt = Instant(ms: row.int())
        createdBy = row.text()
        guard let proposal = StoredJSON.object(row.bytes()).flatMap(PricingProposal.init(json:))
        else { return nil }
        self.proposal = proposal
    }
}
