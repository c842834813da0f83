package import Contracts
package import Domain

/// One entry of the activity feed: what happened, when, by whom, and why.
///
/// Source: domain §13.3.
package struct ActivityFeedRow: Sendable, Hashable {
    /// The company, or `platform` for an input whose company is unknown.
    package var company: String
    /// The campaign; nil for what concerns the whole company.
    package var campaign: String?
    /// The place in every feed: ascending, unique in the node, and derived from the position.
    package var seq: Int64
    /// When, by the clock.
    package var at: Instant
    /// What it is about.
    package var kind: ActivityFeedKind
    /// Who: the principal of a command, the source of an event, `clock` for what was due.
    package var actor: String
    /// What happened or why, in one word.
    package var code: String
    /// Ids and figures as the bytes of a JSON object.
    package var data: [UInt8]

    /// Makes an entry from its parts.
    package init(
        company: String,
        campaign: String?,
        seq: Int64,
        at: Instant,
        actor: String,
        note: ActivityFeedNote
    ) {
        self.company = company
        self.campaign = campaign
        self.seq = seq
        self.at = at
        kind = note.kind
        self.actor = actor
        code = note.code
        data = note.data
    }

    /// The record that it comes from.
    package var position: Int64 { RowNumber.position(ofRow: seq) }

    static let columns = "seq, company, campaign, at, kind, actor, code, data"

    init?(_ row: inout Columns) {
        seq = row.int()
        company = row.text()
        campaign = row.optionalText()
        at = Instant(ms: row.int())
        guard let kind = ActivityFeedKind(rawValue: row.text()) else { return nil }
        self.kind = kind
        actor = row.text()
        code = row.text()
        data = row.bytes()
    }

    /// The entry as an object of the command line.
    package var json: JSONObject {
        var object: JSONObject = [
            "seq": .int(seq), "position": .int(position), "at": .string(at.rfc3339),
            "companyId": .string(company),
        ]
        object["campaignId"] = campaign.map { .string($0) }
        object["kind"] = .string(kind.rawValue)
        object["actor"] = .string(actor)
        object["code"] = .string(code)
        object["data"] = .object(StoredJSON.object(data) ?? [:])
        return object
    }
}
