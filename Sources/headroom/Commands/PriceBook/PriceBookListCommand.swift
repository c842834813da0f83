import ArgumentParser
import Contracts
import Domain
import Storage

/// Lists price books.
struct PriceBookListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List price books by currency and date.",
        discussion: """
            The euro's book that holds before any was published is listed first. With --json each \
            item is what headroom pricebook publish takes.

              headroom pricebook list --currency EUR
            """
    )

    @OptionGroup var node: NodeArguments

    @Option(help: "Only those of a currency.")
    var currency: Currency?

    @Flag(help: "Print one JSON object: {\"items\":[…],\"asOf\":position}.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            let page = try await node.reader().priceBooks(currency: currency)
            if json { return JSONLine.write(JSONLine.list(page, \.json)) }
            var table = TextTable(
                "currency",
                "from",
                "seat/month",
                "credit",
                "learner",
                "session",
                "hour",
                "bundles"
            )
            for book in page.value {
                let items = book.items
                let amount = { MoneyText.number(Money(amount: $0, currency: book.currency)) }
                table.add(
                    book.currency.rawValue,
                    book == PriceBooks.standard ? "-" : book.effectiveFrom.iso,
                    amount(items.seatMinor),
                    amount(items.creditMinor),
                    amount(items.learnerMinor),
                    amount(items.customSessionMinor),
                    amount(items.volunteerHourMinor),
                    items.bundles.sorted { $0.value.learnersSupported < $1.value.learnersSupported }
                        .map { "\($0.key) \(amount($0.value.annualPriceMinor))" }
                        .joined(separator: ", ")
                )
            }
            table.write(ifEmpty: "There are no price books of that currency.")
        }
    }
}
