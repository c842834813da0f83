import Contracts
import Domain
import Engine

/// Writes the demo data's commands and events, each under an id of its own that never changes.
struct DemoScribe: Sendable {
    /// Who loads the data.
    static let principal = Principal(id: "demo", role: .platformAdmin, companies: ["*"])

    /// Where the days of the tables are moved to.
    let calendar: DemoCalendar

    /// A command; `key` makes its idempotency key.
    func command(
        _ name: CommandName,
        _ key: String,
        to partition: String,
        at moment: Instant,
        _ data: JSONObject
    ) -> DemoEntry {
        let id = "demo-\(key)"
        return DemoEntry(
            at: moment,
            id: id,
            message: CommandMessage.make(
                name,
                key: id,
                partition: partition,
                principal: Self.principal,
                data: data
            )
        )
    }

    /// An event of a source system about a campaign; `ref` is its own reference.
    ///
    /// Types are texts here: the tables tell of things that are not all enrollments.
    func event(
        _ type: String,
        _ ref: String,
        from source: String,
        about campaign: DemoCampaign,
        at moment: Instant,
        _ data: JSONObject
    ) -> DemoEntry {
        let name = String(type.dropLast(3))
        let id = "demo-\(name)-\(ref)"
        var writer = JSONWriter(capacity: 512)
        writer.object { writer in
            writer.field("specversion", "1.0")
            writer.field("id", id)
            writer.field("source", "/demo/\(source)")
            writer.field("type", type)
            writer.field("time", calendar.instant(moment))
            writer.field("subject", "campaign/\(campaign.id)")
            writer.field("partitionkey", campaign.company)
            writer.field("datacontenttype", "application/json")
            writer.field("data", .object(data))
        }
        return DemoEntry(
            at: moment,
            id: id,
            message: LogMessage(
                routingKey: "\(name).\(campaign.company)",
                contentType: CloudEventDecoder.structuredContentType,
                body: writer.bytes
            )
        )
    }

    /// A tick at a moment of the tables.
    func tick(_ moment: Instant) -> DemoEntry {
        let at = calendar.instant(moment)
        return DemoEntry(at: moment, id: "tick-\(at.ms)", message: TickMessage.at(at))
    }

    /// An amount of money in minor units.
    static func money(_ amount: Int64, _ currency: String) -> JSON {
        .object(["amount": .int(amount), "currency": .string(currency)])
    }

    /// A list of texts.
    static func texts(_ values: [String]) -> JSON { .array(values.map { .string($0) }) }
}
