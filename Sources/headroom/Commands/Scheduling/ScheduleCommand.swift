import ArgumentParser

/// What happens later.
struct ScheduleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule",
        abstract: "Order transitions for later and look at what lies ahead.",
        subcommands: [
            ScheduleCreateCommand.self, ScheduleCancelCommand.self, ScheduleListCommand.self,
            ScheduleDryRunCommand.self, ScheduleCalendarCommand.self,
        ]
    )
}
