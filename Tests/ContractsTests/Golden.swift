import Contracts
import Foundation

/// The golden messages beside this file: one for each type, written by hand from the domain.
enum Golden {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "Golden"
    )

    /// The names of all golden messages, without `.json`.
    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
        return files.sorted().map { String($0.dropLast(".json".count)) }
    }()

    /// The golden commands that show another form of what a first one shows.
    static let otherForms = [
        "headroom.command.association.resolve.v1.dismiss",
        "headroom.command.campaign.change_terms.v1.bundle",
        "headroom.command.campaign.change_terms.v1.credits",
        "headroom.command.campaign.change_terms.v1.custom",
        "headroom.command.campaign.change_terms.v1.iaas",
        "headroom.command.instance.clone.v1.shift", "headroom.command.quota.set.v1.budget",
        "headroom.command.schedule.create.v1.instant",
        "headroom.command.upsell.accept.v1.campaign", "headroom.command.upsell.close.v1.campaign",
        "headroom.command.upsell.decline.v1.campaign", "headroom.command.upsell.snooze.v1.signal",
    ]

    /// The bytes of a golden message, without the end of the line.
    static func bytes(_ name: String) throws -> [UInt8] {
        let data = try Data(contentsOf: folder.appending(path: "\(name).json"))
        return Array(data.last == UInt8(ascii: "\n") ? data.dropLast() : data)
    }

    /// A golden message as a value.
    static func json(_ name: String) throws -> JSON {
        try JSONParser.parse(try bytes(name))
    }

    /// A golden input as a message with the routing key that belongs to it.
    static func message(_ name: String) throws -> LogMessage {
        let event = try json(name).object
        let type = event?["type"]?.string ?? ""
        return LogMessage(
            routingKey: Routes.routingKey(
                ofInput: type,
                partition: event?["partitionkey"]?.string
            ) ?? type,
            contentType: CloudEventDecoder.structuredContentType,
            body: try bytes(name)
        )
    }

    /// The record of a golden input at position 7.
    static func record(_ name: String) throws -> Record {
        RecordDecoder.decode(position: 7, message: try message(name))
    }
}
