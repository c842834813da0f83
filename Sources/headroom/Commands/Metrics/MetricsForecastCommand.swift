import ArgumentParser
import Contracts
import Domain
import Storage

/// Shows when campaigns will be full.
struct MetricsForecastCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forecast",
        abstract: "Show when campaigns are expected to be full, and what was forecast before.",
        discussion: """
            Made at each local midnight from the use of the last 28 dates, with an interval that \
            holds in four cases out of five. An early warning stands while a campaign below 80 % is \
            expected to be full before its end and within 28 days.

              headroom metrics forecast spring
              headroom metrics forecast --company acme
            """
    )

    @OptionGroup var list: ListArguments

    @Argument(help: "The campaign's id: its forecasts, latest first.")
    var campaign: String?

    @Option(help: "The latest forecast of each live campaign of a company.")
    var company: String?

    func validate() throws {
        guard [campaign, company].compactMap({ $0 }).count == 1 else {
            throw ValidationError("name a campaign or --company, and only one of them")
        }
    }

    func run() async throws {
        try await CommandFault.reporting {
            let found = try await rows()
            guard let rows = found.value else {
                let whose = company.map { "company \($0)" } ?? "campaign \(campaign ?? "")"
                throw CommandFault(.refused, "there is no \(whose) on this node")
            }
            guard !list.json else {
                return JSONLine.write([
                    "items": .array(rows.map { .object($0.json) }),
                    "asOf": .int(found.position),
                ])
            }
            var table = TextTable(
                "as of",
                "campaign",
                "used",
                "full on",
                "earliest",
                "latest",
                "warning",
                "why"
            )
            for row in rows {
                table.add(
                    row.day.iso,
                    row.campaign,
                    "\(UnitText.count(row.used, row.model)) of"
                        + " \(UnitText.count(row.limit, row.model))",
                    row.forecast?.expectedDate?.iso ?? row.forecast?.standing.rawValue ?? "-",
                    row.forecast?.earliestDate?.iso ?? "-",
                    row.forecast?.latestDate?.iso ?? "-",
                    row.warning.decision.rawValue,
                    row.warning.reasons.map(\.rawValue).joined(separator: " ")
                )
            }
            table.write(ifEmpty: "There is no forecast yet.")
            Screen.write("as of position \(found.position)\n")
        }
    }

    private func rows() async throws -> AsOf<[ForecastRow]?> {
        let reader = try list.reader()
        if let company { return try await reader.forecasts(company: company) }
        return try await reader.forecasts(campaign: campaign ?? "", limit: list.limit)
    }
}
