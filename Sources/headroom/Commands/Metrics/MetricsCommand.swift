import ArgumentParser

/// The figures of campaigns, cohorts and companies.
struct MetricsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "metrics",
        abstract: "Show what campaigns reach, achieve and cost, now and over time.",
        subcommands: [
            MetricsShowCommand.self, MetricsSeriesCommand.self, MetricsForecastCommand.self,
            MetricsCompareCommand.self, MetricsProgramsCommand.self,
        ]
    )
}
