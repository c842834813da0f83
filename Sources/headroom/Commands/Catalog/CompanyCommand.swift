import ArgumentParser

/// Companies: make them known.
struct CompanyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "company",
        abstract: "Register the companies that campaigns belong to.",
        subcommands: [CompanyRegisterCommand.self]
    )
}
