import ArgumentParser
import Domain
import Storage

/// What every explanation can be told: whose, of when, how long, and for whom.
struct ExplainArguments: ParsableArguments {
    @OptionGroup var node: NodeArguments

    @Option(help: "Only what belongs to a company.")
    var company: String?

    @Option(help: "As of a position of the log, or of an instant such as 2026-04-15T10:00:00Z.")
    var at: MomentText?

    @Option(help: "At most so many records, the latest ones, 1 to 100000; the rest is added up.")
    var limit: Int64 = 50

    @Flag(help: "Print one JSON object: {\"answer\":…,\"figures\":{…},…,\"asOf\":position}.")
    var json = false

    func validate() throws {
        guard (1...100_000).contains(limit) else {
            throw ValidationError("--limit must be from 1 to 100000")
        }
    }

    /// The scope as readers take it.
    var scope: ExplanationScope {
        ExplanationScope(company: company, moment: at?.moment ?? .now, limit: limit)
    }

    /// Asks the node and writes what it answers; nil means that there is no such thing.
    func answer(
        _ missing: String,
        _ ask: (NodeReader) async throws -> AsOf<Explanation?>
    ) async throws {
        try await CommandFault.reporting {
            let found = try await ask(node.reader())
            guard let explanation = found.value else { throw CommandFault(.refused, missing) }
            try ExplanationLines.write([explanation], asOf: found.position, isJSON: json)
        }
    }

    /// Asks the node and writes everything that it answers.
    func answers(
        _ missing: String,
        _ ask: (NodeReader) async throws -> AsOf<[Explanation]>
    ) async throws {
        try await CommandFault.reporting {
            let found = try await ask(node.reader())
            guard !found.value.isEmpty else { throw CommandFault(.refused, missing) }
            try ExplanationLines.write(found.value, asOf: found.position, isJSON: json)
        }
    }
}
