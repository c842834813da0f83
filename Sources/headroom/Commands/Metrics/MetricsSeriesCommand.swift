import ArgumentParser
import Contracts
import Domain
import Storage

/// Shows what happened date by date, week by week or month by month.
struct MetricsSeriesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "series",
        abstract: "Show daily figures of a campaign or a company over time, with bars.",
        discussion: """
            Counted as facts come, by the local date on which each happened; what cannot be known is \
            shown as -, not as 0. Counts of a week or month are added up, levels are those of its \
            last date. Use, limit and costs are of one campaign.

              headroom metrics series --campaign spring --figure enrollments --by week
              headroom metrics series --company acme --figure sessions --figure served --csv
            """
    )

    @OptionGroup var node: NodeArguments

    @Option(help: "The campaign's id.")
    var campaign: String?

    @Option(help: "All campaigns of a company, added up.")
    var company: String?

    @Option(help: "What is shown; may be given several times. (default: enrollments)")
    var figure: [DailyFigure] = []

    @Option(name: .customLong("by"), help: "The steps: day, week or month.")
    var interval = ValueSeries.Interval.day

    @Option(help: "What becomes of the dates of a step, instead of what suits the figure.")
    var aggregate: ValueSeries.Aggregate?

    @Option(help: "The first date, YYYY-MM-DD.")
    var from: CivilDate?

    @Option(help: "The last date, YYYY-MM-DD.")
    var through: CivilDate?

    @Flag(help: "Print one JSON object.")
    var json = false

    @Flag(help: "Print comma-separated values for a spreadsheet.")
    var csv = false

    private var figures: [DailyFigure] { figure.isEmpty ? [.enrollments] : figure }

    func validate() throws {
        guard [campaign, company].compactMap({ $0 }).count == 1 else {
            throw ValidationError("name --campaign or --company, and only one of them")
        }
        guard interval != .hour else {
            throw ValidationError("--by is day, week or month: figures are kept by date")
        }
        guard Set(figures).count == figures.count else {
            throw ValidationError("--figure names one of them twice")
        }
        if company != nil, let own = figures.first(where: { !$0.isOfCompanies }) {
            throw ValidationError("--figure \(own.rawValue) is of a --campaign")
        }
        let dates = [from, through].compactMap { $0 }
        guard dates.sorted() == dates else {
            throw ValidationError("--from must not be after --through")
        }
        guard !json || !csv else { throw ValidationError("--json or --csv, not both") }
    }

    func run() async throws {
        try await CommandFault.reporting {
            var question = FigureQuestion(
                company.map { .company($0) } ?? .campaign(campaign ?? ""),
                figures
            )
            question.interval = interval
            question.aggregate = aggregate
            question.from = from
            question.through = through
            let found = try await node.reader().figures(question)
            guard let series = found.value else {
                let whose = company.map { "company \($0)" } ?? "campaign \(campaign ?? "")"
                throw CommandFault(.refused, "there is no \(whose) on this node")
            }
            if json { return JSONLine.write(object(series, question, found.position)) }
            if csv { return Screen.write(Self.table(series, interval).text) }
            Screen.write(
                lines(series).joined(separator: "\n") + "\nas of position \(found.position)\n"
            )
        }
    }

    private func object(
        _ series: FigureSeries,
        _ question: FigureQuestion,
        _ position: Int64
    ) -> JSONObject {
        var object: JSONObject = [:]
        object["campaignId"] = campaign.map { .string($0) }
        object["companyId"] = company.map { .string($0) }
        object["by"] = .string(interval.rawValue)
        object["figures"] = .array(
            figures.map { figure in
                .object([
                    "figure": .string(figure.rawValue), "unit": .string(figure.unit.rawValue),
                    "aggregate": .string(question.aggregate(of: figure).rawValue),
                ])
            }
        )
        object["points"] = .array(
            series.steps.map { step in
                var point: JSONObject = ["start": .string(step.from.iso)]
                for (figure, value) in zip(figures, step.values) {
                    point[figure.rawValue] = value.map { .int($0) } ?? .null
                }
                return .object(point)
            }
        )
        object["asOf"] = .int(position)
        return object
    }

    private static func table(
        _ series: FigureSeries,
        _ interval: ValueSeries.Interval
    ) -> CSVTable {
        CSVTable(
            header: [interval.rawValue] + series.figures.map(\.rawValue),
            rows: series.steps.map { step in
                [step.from.iso] + step.values.map { $0.map { "\($0)" } ?? "" }
            }
        )
    }

    /// A figure alone has bars, several stand side by side.
    private func lines(_ series: FigureSeries) -> [String] {
        let header = [interval.rawValue] + series.figures.map(\.rawValue)
        let isAlone = series.figures.count == 1
        var table = TextTable(header + (isAlone ? [""] : []))
        let largest = series.steps.compactMap { $0.values.first ?? nil }.max() ?? 0
        for step in series.steps {
            let cells = zip(series.figures, step.values).map { figure, value in
                MetricLines.text(value, figure.unit, series.model, series.currency)
            }
            let bar = AnalyticsLines.bar(step.values.first ?? nil, largest: largest)
            table.add([step.from.iso] + cells + (isAlone ? [bar] : []))
        }
        return table.lines
    }
}
