import ArgumentParser

/// Enrollments: look at them, end one.
struct EnrollmentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enrollment",
        abstract: "List who takes part in a campaign, or take somebody out.",
        subcommands: [EnrollmentListCommand.self, EnrollmentWithdrawCommand.self]
    )
}
