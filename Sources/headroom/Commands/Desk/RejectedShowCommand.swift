import ArgumentParser
import Contracts
import Domain
import Storage

/// Shows an entry of the rejected desk with the bytes that came.
struct RejectedShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show one rejected input with everything that is wrong with it.",
        discussion: """
            With --body only the bytes that came are written, to be repaired in a file.

              headroom rejected show 812 --body > repaired.json
            """
    )

    @OptionGroup var node: NodeArguments

    @Argument(help: "The position on the desk.")
    var position: Int64

    @Flag(help: "Write the body as it came and nothing else.")
    var body = false

    @Flag(help: "Print one JSON object; the body as text where it is UTF-8, else as hexadecimal.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            let entry = try await node.rejected(at: position)
            if body {
                Screen.write(bytes: entry.input.body)
            } else if json {
                JSONLine.write(Self.json(entry))
            } else {
                Screen.write(Self.lines(entry).joined(separator: "\n") + "\n")
            }
        }
    }

    private static func json(_ entry: RejectedEntry) -> JSONObject {
        var object = entry.json
        object["routingKey"] = .string(entry.input.routingKey)
        object["contentType"] = .string(entry.input.contentType)
        object["headers"] = .object(
            JSONObject(
                entry.input.headers.sorted { $0.key < $1.key }
                    .map { .init(key: $0.key, value: .string($0.value)) }
            )
        )
        if let text = String(validating: entry.input.body, as: UTF8.self) {
            object["body"] = .string(text)
        } else {
            object["bodyHex"] = .string(hex(entry.input.body))
        }
        return object
    }

    private static func lines(_ entry: RejectedEntry) -> [String] {
        var lines = [
            "position      \(entry.position)", "status        \(entry.status)",
            "code          \(entry.code)", "why           \(entry.message)",
        ]
        lines += entry.errors.map { "              \($0)" }
        lines += [
            "company       \(entry.company ?? "-")",
            "source        \(entry.source)", "id            \(entry.eventId)",
            "type          \(entry.eventType)", "at            \(entry.at.rfc3339)",
            "routing key   \(entry.input.routingKey)",
            "content type  \(entry.input.contentType)",
        ]
        for header in entry.input.headers.sorted(by: { $0.key < $1.key }) {
            lines.append("header        \(header.key): \(header.value)")
        }
        if let closedBy = entry.closedBy {
            lines.append("closed by     \(closedBy): \(entry.reason ?? "")")
        }
        let text = String(validating: entry.input.body, as: UTF8.self)
        lines += ["", text ?? hex(entry.input.body)]
        return lines
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

extension NodeArguments {
    /// The entry of the rejected desk at a position; its absence is a fault.
    func rejected(at position: Int64) async throws -> RejectedEntry {
        guard let entry = try await reader().rejected(position: position).value else {
            throw CommandFault(.refused, "the desk has no entry at position \(position)")
        }
        return entry
    }
}
