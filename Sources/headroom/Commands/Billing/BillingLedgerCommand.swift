import ArgumentParser
import Contracts
import Domain
import Storage

/// Lists records of the ledger.
struct BillingLedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: "List records of the usage ledger, oldest first.",
        discussion: """
            Records are only ever added; one that takes another back names it. Sums by month are \
            shown by headroom usage.

              headroom billing ledger --campaign spring --month 2030-05 --type fixed_fee
            """
    )

    @OptionGroup var list: ListArguments

    @Option(help: "Only those of a company.")
    var company: String?

    @Option(help: "Only those of a campaign.")
    var campaign: String?

    @Option(help: "Only those booked in a month, YYYY-MM.")
    var month: CivilMonth?

    @Option(help: "Only those of a kind.")
    var type: LedgerType?

    func run() async throws {
        try await CommandFault.reporting {
            let page = try await list.reader().ledger(
                LedgerFilter(
                    company: company,
                    campaign: campaign,
                    period: month,
                    type: type,
                    limit: list.limit
                )
            )
            if list.json { return JSONLine.write(JSONLine.list(page, \.json)) }
            var table = TextTable(
                "record",
                "campaign",
                "month",
                "type",
                "quantity",
                "unit",
                "amount",
                "key or fact",
                "takes back"
            )
            for row in page.value {
                table.add(
                    row.id,
                    row.campaign ?? "-",
                    row.period.iso,
                    row.type.rawValue,
                    "\(row.quantity)",
                    row.unit.rawValue,
                    row.amount.map(MoneyText.text) ?? "",
                    row.key ?? row.ref,
                    row.reverses ?? ""
                )
            }
            table.write(ifEmpty: "There are no such records.")
        }
    }
}
