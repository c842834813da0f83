import ArgumentParser
import Contracts
import Engine
import EventLog
import Glibc
import Logging
import Storage
import Telemetry

/// Loads the demo data and says how it stands.
struct DemoLoadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: "Load four companies, 21 campaigns and half a year of events.",
        discussion: """
            The data goes through the log as commands and events, in seconds. It is folded here \
            unless a node runs on the folder or the log is on a broker. Loading it again changes \
            nothing. It must be the beginning of a log, since the clock never goes back.

            The story ends on 2026-04-15 at 10:00 UTC. With --clock now all days are moved by \
            whole weeks, so that it ends within the last seven days and goes on with a node that \
            ticks. With --clock fixture the days are exact, and so are all amounts; then run the \
            node with serve --no-ticks, or campaigns end that are over by today.

              headroom demo load --data-dir .headroom-demo
              headroom demo load --data-dir .headroom-fixture --clock fixture --json
            """
    )

    @OptionGroup var node: NodeArguments
    @OptionGroup var logging: LoggingArguments

    @Option(
        help: "Which days: now or fixture; what is loaded already keeps its own. (default: now)"
    )
    var clock: DemoLoader.Clock?

    @Flag(help: "Print what was loaded and verified as one JSON object, and no progress.")
    var json = false

    /// How long a node that runs elsewhere may stand still.
    private static let patience = Duration.seconds(30)

    func run() async throws {
        try await CommandFault.reporting {
            let start = ContinuousClock.now
            let (metrics, logger) = logging.bootstrap(defaultLevel: .warning)
            try node.directory.create()
            let loader = DemoLoader(clock: clock, isQuiet: json)
            let outcome: DemoLoader.Outcome
            if try node.broker() == nil, let host = try await ownHost(metrics, logger) {
                outcome = try await load(loader, host)
            } else {
                outcome = try await loadBesideNode(loader)
                guard try isNodeRunning() else { return tellUnfolded(outcome) }
                try await wait(for: outcome.position)
            }
            let report = try await DemoReport(node: node, outcome: outcome)
            report.write(after: ContinuousClock.now - start, asJSON: json)
            if let fault = report.fault { throw fault }
        }
    }

    /// A node of our own on the folder; nil when one runs there.
    private func ownHost(
        _ metrics: PrometheusMetrics,
        _ logger: Logger
    ) async throws -> NodeHost? {
        guard try !isNodeRunning() else { return nil }
        var plan = try node.plan(operationsPort: nil)
        plan.options.ticks = false
        return try await NodeHost(plan, metrics: metrics, logger: logger)
    }

    private func load(_ loader: DemoLoader, _ host: NodeHost) async throws -> DemoLoader.Outcome {
        let outcome: DemoLoader.Outcome
        do {
            outcome = try await loader.load(into: host.log)
        } catch {
            await host.close()
            throw error
        }
        try await host.run(beside: [
            DemoLoadWatch(runner: host.runner, target: outcome.position, isQuiet: json)
        ])
        guard host.runner.folded.value >= outcome.position else {
            throw CommandFault(.tryAgain, "interrupted; the same command goes on where it stopped")
        }
        return outcome
    }

    private func loadBesideNode(_ loader: DemoLoader) async throws -> DemoLoader.Outcome {
        let log = try await node.openLog(as: .client)
        do {
            let outcome = try await loader.load(into: log)
            await log.close()
            return outcome
        } catch {
            await log.close()
            throw error
        }
    }

    private func isNodeRunning() throws -> Bool {
        do {
            close(try node.directory.lock())
            return false
        } catch let fault as CommandFault where fault.code == .tryAgain {
            return true
        }
    }

    /// Waits until the node on the folder has folded a position.
    private func wait(for target: Int64) async throws {
        let reader = try node.reader()
        defer { reader.close() }
        var progress = Progress(label: "folded", total: target, isQuiet: json)
        var (folded, moved) = (Int64(-1), ContinuousClock.now)
        while folded < target {
            let position = try await reader.progress().position
            if position > folded { (folded, moved) = (position, ContinuousClock.now) }
            guard ContinuousClock.now - moved < Self.patience else {
                throw CommandFault(
                    .tryAgain,
                    "the data is in the log, but the node on \(node.dataDir) stands at position"
                        + " \(folded)"
                )
            }
            progress.reached(folded)
            try await Task.sleep(for: .milliseconds(50))
        }
        progress.finish()
    }

    private func tellUnfolded(_ outcome: DemoLoader.Outcome) {
        if json {
            JSONLine.write([
                "records": .int(outcome.records), "appended": .int(outcome.appended),
                "shiftDays": .int(outcome.calendar.shiftDays), "folded": .bool(false),
            ])
        } else {
            Screen.write(
                "The broker's log has the demo data: \(outcome.records) records, of which"
                    + " \(outcome.appended) are new. A node folds them: headroom serve\n"
            )
        }
    }
}
