import ArgumentParser

/// Companies: make them known, change them, look at them.
struct CompanyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "company",
        abstract: "Register the companies that campaigns belong to, change them, look at them.",
        subcommands: [
            CompanyRegisterCommand.self, CompanyListCommand.self, CompanyShowCommand.self,
            CompanyUpdateCommand.self, CompanyStatusCommand.self, CompanyZoneCommand.self,
        ]
    )
}
