import ArgumentParser

/// Answers why.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say why a number, decision, alert, amount or state is what it is.",
        discussion: """
            Each answer is a sentence, followed by the ordered records that led to it. The records \
            are added up; where they do not come to what is stored, the answer says so and the exit \
            code is 1.

              headroom explain number spring used
              headroom explain request r-17
              headroom explain alert --campaign spring --threshold 90
            """,
        subcommands: [
            ExplainNumberCommand.self, ExplainQuotaCommand.self, ExplainLedgerCommand.self,
            ExplainInvoiceCommand.self, ExplainRequestCommand.self, ExplainInputCommand.self,
            ExplainAlertCommand.self, ExplainCampaignCommand.self,
        ]
    )
}
