import ArgumentParser
import Contracts
import Storage

/// Says what became of an input.
struct ExplainInputCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "input",
        abstract: "Say what became of an input: refused, rejected, parked, or applied.",
        discussion: """
            An input is named by its position or by its id. Inputs on the desk, parked ones and \
            those with an effect on numbers are found by the id alone; for any other one, such as a \
            command that was refused, give --source and --partition as well.

              headroom explain input 4711
              headroom explain input evt-1 --source /enrollment-service --partition acme
            """
    )

    @OptionGroup var explain: ExplainArguments

    @Argument(help: "A position, or an id.")
    var input: String

    @Option(help: "The input's source, with --partition.")
    var source: String?

    @Option(help: "The input's partition key: a company's id, or platform.")
    var partition: String?

    func validate() throws {
        guard (source == nil) == (partition == nil) else {
            throw ValidationError("--source and --partition go together")
        }
    }

    func run() async throws {
        let missing = "nothing is known of an input \(input) on this node"
        if let source, let partition {
            let key = Record.Identity.key(partition: partition, source: source, id: input)
            return try await explain.answer(missing) { reader in
                try await reader.explain(inputWith: key, explain.scope)
            }
        }
        if let position = Int64(input) {
            return try await explain.answer(missing) { reader in
                try await reader.explain(inputAt: position, explain.scope)
            }
        }
        try await explain.answers(missing) { reader in
            try await reader.explain(inputsNamed: input, explain.scope)
        }
    }
}
