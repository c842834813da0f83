package import Contracts
package import Domain

/// Dates on which no campaign of a company opens or starts by itself, as they are stored.
///
/// Source: domain §20.
package struct BlackoutRow: Sendable, Hashable {
    /// The company.
    package var company: String
    /// The dates and whom they concern.
    package var blackout: Blackout
    /// When it was added.
    package var createdAt: Instant
    /// Who added it.
    package var createdBy: String

    /// Makes a blackout from its parts.
    package init(company: String, blackout: Blackout, at clock: Instant, by: String) {
        self.company = company
        self.blackout = blackout
        createdAt = clock
        createdBy = by
    }

    /// The campaigns it is for, in the order of their ids; nil is all.
    package var campaigns: [String]? {
        switch blackout.scope {
        case .all: nil
        case .campaigns(let ids): ids.sorted(by: Identifier.isBefore)
        }
    }

    /// The blackout as an object of the command line.
    package var json: JSONObject {
        var object: JSONObject = [
            "id": .string(blackout.id), "companyId": .string(company),
            "from": .string(blackout.dates.first.iso), "to": .string(blackout.dates.last.iso),
            "createdAt": .string(createdAt.rfc3339), "createdBy": .string(createdBy),
        ]
        object["campaigns"] = campaigns.map { .array($0.map { .string($0) }) }
        return object
    }
}
