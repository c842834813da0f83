package import Contracts
package import Domain

/// One thing of a line of copies.
package struct LineageEntry: Sendable, Hashable {
    /// What can be made from another thing of its kind.
    package enum Kind: String, Sendable, Hashable {
        /// A campaign.
        case campaign
        /// A cohort.
        case instance
    }

    /// What it is.
    package let kind: Kind
    /// The id.
    package let id: String
    /// Its name; nil when there is no such thing any more, or it has none.
    package let name: String?
    /// The campaign, of a cohort.
    package let campaign: String?
    /// Where it comes from; nil for a campaign that was made from nothing.
    package let provenance: Provenance?

    /// The entry as an object of the command line.
    package var json: JSONObject {
        var object: JSONObject = ["kind": .string(kind.rawValue), "id": .string(id)]
        object["name"] = name.map { .string($0) }
        object["campaignId"] = campaign.map { .string($0) }
        object["provenance"] = provenance?.json
        return object
    }
}
