import ArgumentParser
import Contracts
import Domain
import Storage

/// Lists what sales made of signals, with what was known when they were raised.
struct UpsellLabelsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "labels",
        abstract: "List accepted and declined signals with what was known when they were raised.",
        discussion: """
            What a learned model learns from: eight features of 0 to 100, frozen at the raise, and \
            whether sales took the signal on. Signals of whole companies and expired ones are none.

              headroom upsell labels --json
            """
    )

    @OptionGroup var list: ListArguments

    func run() async throws {
        try await CommandFault.reporting {
            let page = try await list.reader().upsellLabels(limit: list.limit)
            guard !list.json else {
                return JSONLine.write(JSONLine.list(page, UpsellText.json))
            }
            var table = TextTable(
                "position",
                "label",
                "capacity",
                "performance",
                "engagement",
                "spend",
                "tenure",
                "pressure",
                "slope",
                "portfolio",
                "signal"
            )
            for label in page.value {
                let features = label.features
                table.add(
                    "\(label.position)",
                    UpsellText.label(label),
                    "\(features.capacity)",
                    "\(features.performance)",
                    "\(features.engagement)",
                    "\(features.spend)",
                    "\(features.tenure)",
                    "\(features.pressure)",
                    "\(features.slope)",
                    "\(features.portfolio)",
                    label.signal
                )
            }
            table.write(ifEmpty: "Nothing was accepted or declined yet.")
        }
    }
}
