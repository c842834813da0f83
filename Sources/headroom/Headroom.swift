import ArgumentParser

/// The command line of Headroom.
@main
struct Headroom: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "headroom",
        abstract: "Says how much room corporate-volunteering campaigns have left.",
        subcommands: [
            ServeCommand.self, DemoCommand.self, RebuildCommand.self,
            BenchCommand.self,
        ])
}
