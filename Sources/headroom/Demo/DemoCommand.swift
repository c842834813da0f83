import ArgumentParser

/// Headroom at work on made-up companies.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Show Headroom at work: four companies, 21 campaigns, live traffic.",
        subcommands: [DemoLoadCommand.self, DemoRunCommand.self]
    )
}
