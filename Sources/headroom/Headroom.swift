import ArgumentParser

/// The command line of Headroom.
@main
struct Headroom: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "headroom",
        abstract: "Says how much room corporate-volunteering campaigns have left.",
        discussion: """
            A node folds enrollment events and commands from one log into state, and puts out \
            decisions, capacity alerts, upsell signals, usage and program events. Every command \
            takes --data-dir (the node's folder) and --amqp-url (a broker; without it the log is a \
            file in that folder), or HEADROOM_DATA_DIR and HEADROOM_AMQP_URL.

              headroom serve            runs a node
              headroom demo run         shows one at work
              headroom status           says how it stands

            With --json the last line on standard output is one JSON object. Exit codes:

               0  done
               1  refused, or a check found something
              64  the command line is wrong
              65  the data is wrong
              69  the log, the broker or the node's folder is out of reach
              70  a defect of Headroom
              75  nobody answered in time: try again
            """,
        groupedSubcommands: [
            CommandGroup(
                name: "Run",
                subcommands: [
                    ServeCommand.self, DemoCommand.self, RebuildCommand.self, BenchCommand.self,
                    SimulateCommand.self,
                ]
            ),
            CommandGroup(
                name: "Look",
                subcommands: [
                    StatusCommand.self, ExplainCommand.self, TailCommand.self, UsageCommand.self,
                    BillingCommand.self, MetricsCommand.self, ActivityCommand.self,
                    VerifyCommand.self, DoctorCommand.self,
                ]
            ),
            CommandGroup(
                name: "Work",
                subcommands: [
                    PublishCommand.self, CompanyCommand.self, TemplateCommand.self,
                    GroupCommand.self, CampaignCommand.self, InstanceCommand.self,
                    EnrollmentCommand.self,
                    ScheduleCommand.self, BlackoutCommand.self, RecurrenceCommand.self,
                    QuotaCommand.self, SubscriptionCommand.self, PriceBookCommand.self,
                    PricingCommand.self,
                    AlertCommand.self, UpsellCommand.self, WaitlistCommand.self, HoldCommand.self,
                    EvidenceCommand.self,
                ]
            ),
            CommandGroup(
                name: "Care",
                subcommands: [
                    RejectedCommand.self, ParkedCommand.self, BackupCommand.self,
                    RestoreCommand.self, TopologyCommand.self,
                ]
            ),
        ]
    )
}
