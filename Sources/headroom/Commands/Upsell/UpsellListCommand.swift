import ArgumentParser
import Domain
import Storage

/// Lists upsell signals in the order in which sales should look at them.
struct UpsellListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List upsell signals: open ones by expected value, then closed ones.",
        discussion: """
            Open ones come by currency and by value times probability; what is snoozed is open too. \
            Closed ones follow, the latest first.

              headroom upsell list --status open
              headroom upsell list --company acme --category capacity_expansion --segment hot
            """
    )

    @OptionGroup var list: ListArguments

    @Option(help: "Only those of a company and its campaigns.")
    var company: String?

    @Option(help: "Only those that are hot, warm, watch or nurture.")
    var segment: UpsellSegment?

    @Option(
        help: """
            Only those of a category: capacity_expansion, performance_boost, engagement_boost or \
            bundle_upgrade.
            """
    )
    var category: UpsellCategory?

    @Option(help: "Only those that are open, snoozed, accepted, won, lost, declined or expired.")
    var status: UpsellState?

    func run() async throws {
        try await CommandFault.reporting {
            let reader = try list.reader()
            let page = try await reader.signals(
                SignalFilter(
                    company: company,
                    segment: segment,
                    category: category,
                    state: status,
                    limit: list.limit
                )
            )
            guard !list.json else {
                return JSONLine.write(JSONLine.list(page) { $0.json })
            }
            var table = TextTable(
                "about",
                "state",
                "segment",
                "score",
                "category",
                "value",
                "expected",
                "raised",
                "id"
            )
            for entry in page.value {
                table.add(
                    UpsellText.subject(entry.signal),
                    entry.state.rawValue,
                    entry.signal.segment.rawValue,
                    "\(entry.signal.composite)",
                    entry.signal.category.rawValue,
                    entry.signal.value.map(MoneyText.text) ?? "-",
                    entry.expected.map(MoneyText.text) ?? "-",
                    entry.signal.raisedAt.rfc3339,
                    entry.signal.id
                )
            }
            table.write(ifEmpty: "There are no such signals.")
        }
    }
}
