import ArgumentParser
import Storage

/// Says why a request was decided as it was.
struct ExplainRequestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "request",
        abstract: "Say what was checked of a request, with the numbers of that moment.",
        discussion: """
            Of somebody who waits it also says what would let them in.

              headroom explain request r-17 --company acme
            """
    )

    @OptionGroup var explain: ExplainArguments

    @Argument(help: "The request's id, as its sender gave it.")
    var request: String

    func run() async throws {
        try await explain.answers("there was no request \(request) on this node") { reader in
            try await reader.explain(request: request, explain.scope)
        }
    }
}
