package import Contracts
package import Domain

/// A leaf of an override document, with who said it and who took it back.
///
/// Source: domain §6.
package struct OverrideAuditRow: Sendable, Hashable {
    /// Its place among all rows; ascends with the log.
    package let seq: Int64
    /// The campaign.
    package let campaign: String
    /// The cohort, for its layer.
    package let instance: String?
    /// What is said, over what.
    package let row: OverrideRow
    /// Who said it.
    package let by: String
    /// When.
    package let at: Instant
    /// The position of the record that it came with.
    package let position: Int64
    /// Who took it back or said something else; nil while it holds.
    package let removedBy: String?
    /// When it ceased to hold.
    package let removedAt: Instant?

    /// Makes a row that holds.
    package init(
        seq: Int64,
        campaign: String,
        instance: String?,
        _ row: OverrideRow,
        by: String,
        at: Instant,
        position: Int64,
        removedBy: String? = nil,
        removedAt: Instant? = nil
    ) {
        self.seq = seq
        self.campaign = campaign
        self.instance = instance
        self.row = row
        self.by = by
        self.at = at
        self.position = position
        self.removedBy = removedBy
        self.removedAt = removedAt
    }

    /// Whether it still holds.
    package var isOpen: Bool { removedAt == nil }

    /// The row as an object of the command line and the API.
    package var json: JSONObject {
        var object: JSONObject = [
            "campaignId": .string(campaign), "path": .string(row.path),
            "layer": .string(row.layer.rawValue),
        ]
        object["instanceId"] = instance.map { .string($0) }
        object["baseValue"] = row.baseValue.map { JSON($0) }
        object["value"] = JSON(row.value)
        object["changed"] = .bool(row.changed)
        object["by"] = .string(by)
        object["at"] = .string(at.rfc3339)
        object["position"] = .int(position)
        object["removedBy"] = removedBy.map { .string($0) }
        object["removedAt"] = removedAt.map { .string($0.rfc3339) }
        return object
    }
}
