import ArgumentParser

/// Inputs that wait for another one.
struct ParkedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parked",
        abstract: "Look after inputs that came before what they belong to.",
        discussion: """
            A withdrawal that comes before its enrollment waits up to 168 hours of log time for \
            it; then it goes to the rejected desk.
            """,
        subcommands: [ParkedListCommand.self, ParkedRetryCommand.self, ParkedDropCommand.self]
    )
}
