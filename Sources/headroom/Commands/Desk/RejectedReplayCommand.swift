import ArgumentParser
import Contracts
import Storage

/// Folds rejected inputs again, as they were or repaired.
struct RejectedReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Fold rejected inputs again, as they were or repaired.",
        discussion: """
            Replayed as it was, an input helps when the world has changed: a company was registered \
            since, for instance. A repaired CloudEvent takes the place of what came; its type and \
            partition key say where it belongs. What fails again opens a new entry.

              headroom rejected replay 812 --repaired repaired.json --reason "wrong date format"
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The positions on the desk.")
    var positions: [Int64]

    @Option(help: "Why.")
    var reason: String

    @Option(help: "A file with the repaired CloudEvent, one JSON object; - for standard input.")
    var repaired: String?

    func validate() throws {
        guard !positions.isEmpty else { throw ValidationError("name at least one position") }
        if repaired != nil, positions.count > 1 {
            throw ValidationError("--repaired takes the place of one input: name one position")
        }
    }

    func run() async throws {
        try await CommandFault.reporting {
            let event = try repaired.map(Self.event)
            for position in positions {
                let entry = try await sending.node.rejected(at: position)
                var data: JSONObject = [
                    "position": .int(position), "reason": .string(reason),
                ]
                data["repaired"] = event
                try await sending.send(
                    .rejectedRetry,
                    partition: entry.partition,
                    data: data,
                    keySuffix: positions.count > 1 ? "-\(position)" : ""
                ) { "\(position): \($0.result["disposition"]?.string ?? "retried")" }
            }
        }
    }

    private static func event(_ path: String) throws -> JSON {
        let bytes = try InputFile.read(path)
        do {
            let value = try JSONParser.parse(bytes)
            guard value.object != nil else {
                throw CommandFault(.badData, "\(path) is no JSON object")
            }
            return value
        } catch let error as JSONSyntaxError {
            throw CommandFault(.badData, "\(path) is no JSON: \(error)")
        }
    }
}
