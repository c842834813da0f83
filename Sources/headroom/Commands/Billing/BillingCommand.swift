import ArgumentParser

/// What months cost, and what that is made of.
struct BillingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "billing",
        abstract: "Show invoices, statements and the ledger; compare and correct them.",
        subcommands: [
            BillingInvoiceCommand.self, BillingStatementCommand.self, BillingLedgerCommand.self,
            BillingReconcileCommand.self, BillingConfirmCommand.self, BillingReverseCommand.self,
            BillingResendCommand.self, BillingWhatIfCommand.self,
        ]
    )
}
