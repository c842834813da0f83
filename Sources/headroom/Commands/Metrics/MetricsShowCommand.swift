import ArgumentParser
import Contracts
import Domain
import Storage

/// Shows the figures of a campaign, a cohort or a company, or one of them over time.
struct MetricsShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show the figures of a campaign, a cohort or a company.",
        discussion: """
            Computed from the facts that were folded; what cannot be known is shown as -, not as 0. \
            A campaign is shown with its plan against what is so far, what its spending brings, and \
            when it will be full. A series is read from the snapshots, which are kept for 30 days \
            and then thinned out; `metrics series` tells what happened date by date.

              headroom metrics show spring
              headroom metrics show --company acme --json
              headroom metrics show spring --series sroi --interval week --aggregate last
            """
    )

    @OptionGroup var node: NodeArguments

    @Argument(help: "The campaign's id.")
    var campaign: String?

    @Option(help: "All campaigns of a company, pooled by currency.")
    var company: String?

    @Option(help: "One cohort; of a series that of the cohort.")
    var instance: String?

    @Option(help: "One metric over time, such as used, spent or sroi.")
    var series: Metric?

    @Option(help: "The periods of the series.")
    var interval = ValueSeries.Interval.day

    @Option(help: "What is shown of several snapshots of a period.")
    var aggregate = ValueSeries.Aggregate.last

    @Option(help: "The first date of the series, YYYY-MM-DD.")
    var from: CivilDate?

    @Option(help: "The last date of the series, YYYY-MM-DD.")
    var through: CivilDate?

    @Flag(help: "Print one JSON object.")
    var json = false

    func validate() throws {
        guard [campaign, company, instance].compactMap({ $0 }).count == 1 else {
            throw ValidationError("name a campaign, --company or --instance, and only one of them")
        }
        guard series == nil || company == nil else {
            throw ValidationError("--series is of a campaign or an --instance")
        }
        let dates = [from, through].compactMap { $0 }
        guard dates.sorted() == dates else {
            throw ValidationError("--from must not be after --through")
        }
    }

    func run() async throws {
        try await CommandFault.reporting {
            let reader = try node.reader()
            if let company {
                let found = try await reader.metrics(company: company)
                guard let metrics = found.value else {
                    throw CommandFault(.refused, "there is no company \(company) on this node")
                }
                return write(found.position, metrics.json, MetricLines.company(metrics))
            }
            if let campaign, series == nil { return try await showAll(campaign, reader) }
            let (found, id) = try await campaign(reader)
            guard let metrics = found.value else {
                let sentence = instance.map { "there is no cohort \($0) on this node" }
                throw CommandFault(.refused, sentence ?? "there is no campaign \(id) on this node")
            }
            if let series { return try await show(series, of: metrics, reader) }
            let own = instance.map { id in metrics.instances.filter { $0.id == id } }
            write(
                found.position,
                own?.first.map { metrics.json(ofInstance: $0) } ?? metrics.json,
                MetricLines.campaign(metrics, only: instance)
            )
        }
    }

    private func showAll(_ id: String, _ reader: NodeReader) async throws {
        let found = try await reader.analytics(campaign: id)
        guard let analytics = found.value else {
            throw CommandFault(.refused, "there is no campaign \(id) on this node")
        }
        var object = analytics.metrics.json
        for member in analytics.json.members { object[member.key] = member.value }
        write(
            found.position,
            object,
            MetricLines.campaign(analytics.metrics, only: nil)
                + AnalyticsLines.campaign(analytics)
        )
    }

    private func campaign(
        _ reader: NodeReader
    ) async throws -> (found: AsOf<CampaignMetrics?>, id: String) {
        if let instance { return (try await reader.metrics(instance: instance), instance) }
        let id = campaign ?? ""
        return (try await reader.metrics(campaign: id), id)
    }

    private func show(
        _ metric: Metric,
        of metrics: CampaignMetrics,
        _ reader: NodeReader
    ) async throws {
        var question = SeriesQuestion(campaign: metrics.campaign, metric: metric)
        question.instance = instance
        question.interval = interval
        question.aggregate = aggregate
        question.from = from
        question.through = through
        let found = try await reader.series(question)
        let steps = (found.value?.series?.steps ?? []).map { step in
            (label: label(of: step.from, found.value?.zone), value: step.value)
        }
        guard json else {
            var table = TextTable(interval.rawValue, metric.rawValue)
            for step in steps {
                table.add(step.label, MetricLines.text(step.value, metric, metrics))
            }
            return table.write(ifEmpty: "There is no snapshot yet.")
        }
        JSONLine.write([
            "campaignId": .string(metrics.campaign), "metric": .string(metric.rawValue),
            "unit": .string(metric.unit.rawValue), "interval": .string(interval.rawValue),
            "aggregate": .string(aggregate.rawValue),
            "points": .array(
                steps.map { step in
                    .object([
                        "start": .string(step.label),
                        "value": step.value.map { .int($0) } ?? .null,
                    ])
                }
            ),
            "asOf": .int(found.position),
        ])
    }

    /// The local date of a step, of an hour with the hour: `2026-03-01T06`.
    private func label(of start: Instant, _ zone: ZoneTable?) -> String {
        guard let zone else { return start.rfc3339 }
        let date = zone.localDate(at: start).iso
        guard interval == .hour else { return date }
        let hour = zone.localHour(at: start)
        return "\(date)T\(hour < 10 ? "0" : "")\(hour)"
    }

    private func write(_ position: Int64, _ object: JSONObject, _ lines: [String]) {
        guard json else {
            Screen.write(lines.joined(separator: "\n") + "\nas of position \(position)\n")
            return
        }
        var object = object
        object["asOf"] = .int(position)
        JSONLine.write(object)
    }
}
