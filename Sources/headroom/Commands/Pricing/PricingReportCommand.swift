import ArgumentParser
import Contracts
import Domain
import Storage

/// Shows what the campaigns of a company cost and what should be done about their contracts.
struct PricingReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Show what a company's contracts cost, how they are used and what to do.",
        discussion: """
            Costs per learner and hour, use against the contract, what is expected at the end, how \
            long credits last, the action and the recommendations with their reasons. Computed \
            from what was folded; what cannot be known is shown as -, not as 0. As csv every cell \
            is safe to open in a spreadsheet.

              headroom pricing report --company acme
              headroom pricing report --company acme --campaign spring --json
              headroom pricing report --company acme --format csv --table recommendations
            """
    )

    @OptionGroup var node: NodeArguments

    @Option(help: "The company.")
    var company: String

    @Option(help: "Only one campaign of it.")
    var campaign: String?

    @Option(help: "text, json or csv.")
    var format: PricingFormat?

    @Option(help: "What csv is of: campaigns, totals or recommendations.")
    var table: PricingTable?

    @Flag(help: "Print one JSON object, as --format json does.")
    var json = false

    private var chosen: PricingFormat { format ?? (json ? .json : .text) }

    func validate() throws {
        guard format == nil || !json || format == .json else {
            throw ValidationError("--json and --format \(chosen.rawValue) contradict each other")
        }
        guard table == nil || chosen == .csv else {
            throw ValidationError("--table is of --format csv")
        }
    }

    func run() async throws {
        try await CommandFault.reporting {
            let found = try await node.reader().pricing(company: company, campaign: campaign)
            guard let pricing = found.value else {
                throw CommandFault(.refused, "there is no company \(company) on this node")
            }
            if let campaign, pricing.campaigns.isEmpty {
                let isKnown = pricing.unknown.contains(campaign)
                throw CommandFault(
                    .refused,
                    isKnown
                        ? "a figure of \(campaign) does not fit 64 bits"
                        : "\(company) has no campaign \(campaign) on this node"
                )
            }
            write(AsOf(value: pricing, position: found.position, clock: found.clock))
        }
    }

    private func write(_ found: AsOf<CompanyPricing>) {
        switch chosen {
        case .csv: Screen.write((table ?? .campaigns).text(found))
        case .json:
            var object = found.value.json
            object["clock"] = .string(found.clock.rfc3339)
            object["asOf"] = .int(found.position)
            JSONLine.write(object)
        case .text:
            let lines =
                ["\(company)  \(found.clock.rfc3339)"] + PricingLines.company(found.value)
                + ["as of position \(found.position)"]
            Screen.write(lines.joined(separator: "\n") + "\n")
        }
    }
}
