import ArgumentParser
import Contracts
import Engine
import Storage

/// Folds rejected inputs again, as they were or repaired.
struct RejectedReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Fold rejected inputs again, as they were or repaired.",
        discussion: """
            Replayed as it was, an input helps when the world has changed: a company was registered \
            since, for instance. A repaired CloudEvent takes the place of what came; its type and \
            partition key say where it belongs. What is rejected again opens a new entry, and the \
            exit code is 65 then; 1 when the rules refuse it.

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
            var failure: CommandFault?
            for position in positions {
                let entry = try await sending.node.rejected(at: position)
                var data: JSONObject = [
                    "position": .int(position), "reason": .string(reason),
                ]
                data["repaired"] = event
                let verdict = try await sending.send(
                    .rejectedRetry,
                    partition: entry.partition,
                    data: data,
                    keySuffix: positions.count > 1 ? "-\(position)" : ""
                ) { "\(position): \($0.result["disposition"]?.string ?? "retried")" }
                failure = failure ?? Self.fault(at: position, verdict)
            }
            if let failure { throw failure }
        }
    }

    /// What it means for whoever called that an input failed again.
    private static func fault(at position: Int64, _ verdict: Verdict) -> CommandFault? {
        switch verdict.result["disposition"]?.string.flatMap(Disposition.init(rawValue:)) {
        case .rejected: CommandFault(.badData, "\(position) was rejected again: see the desk")
        case .refused: CommandFault(.refused, "\(position) is refused by the rules")
        default: nil
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
