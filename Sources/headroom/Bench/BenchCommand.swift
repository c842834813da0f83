import ArgumentParser
import Logging

/// Measures the node against its targets, on this machine, in this run.
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measure throughput, decisions, latency, rebuild, rating and reports.",
        discussion: """
            Without --amqp-url a private RabbitMQ is started from Debian's package and stopped \
            afterwards; --embedded measures the embedded log instead. --reference runs the serial C \
            pipeline beside it, on the same broker, and states the ratio. Without a scenario all \
            are run. The unit of throughput is the message handled: a record read or an output \
            confirmed.

              headroom bench throughput --events 200000 --reference --json

            decisions fills one campaign up. With --quotas the company, the campaign and its \
            volunteers are held by hard and soft quotas as well; with --waiting the campaign is \
            full, so many wait by priority, and each departure lets one in before two more ask. \
            rating closes a month of so many facts under four pricing models, all in one company.

              headroom bench decisions --quotas --waiting 500 --json
              headroom bench rating --facts 1000000 --campaigns 1000 --json

            report asks for the pricing report of one company, nine times, and takes the middle.

              headroom bench report --campaigns 500 --sessions 100000 --json
            """
    )

    @Argument(
        help: "throughput, decisions, latency, rebuild, rating or report; all when left out."
    )
    var scenario: BenchScenario?

    @Option(help: "How many events to use; each scenario has its own default.")
    var events: Int?

    @Option(help: "The same, as rating says it.")
    var facts: Int?

    @Option(help: "The same, as report says it.")
    var sessions: Int?

    @Flag(help: "Hold the hot campaign of decisions by quotas: hard and soft, in three scopes.")
    var quotas = false

    @Option(help: "How many wait for the hot campaign of decisions all the time, 0 to 10000.")
    var waiting = 0

    @Option(help: "How many campaigns they go to.")
    var campaigns = 1000

    @Flag(help: "Run the serial C reference on the same broker as well.")
    var reference = false

    @Flag(help: "Measure the embedded log; outputs count when they are committed.")
    var embedded = false

    @Option(name: .customLong("amqp-url"), help: "A broker that exists, with an empty vhost.")
    var amqpURL: String?

    @Flag(help: "Print one JSON object per scenario; the last line is the last one.")
    var json = false

    @OptionGroup var logging: LoggingArguments

    func validate() throws {
        guard [events, facts, sessions].compactMap({ $0 }).count <= 1 else {
            throw ValidationError("--events, --facts and --sessions say the same")
        }
        guard (0...10_000).contains(waiting) else {
            throw ValidationError("--waiting must be from 0 to 10000")
        }
        if let events = events ?? facts ?? sessions, !(100...50_000_000).contains(events) {
            throw ValidationError("--events must be from 100 to 50000000")
        }
        guard (1...1_000_000).contains(campaigns) else {
            throw ValidationError("--campaigns must be from 1 to 1000000")
        }
    }

    func run() async throws {
        try await CommandFault.reporting {
            let (_, logger) = logging.bootstrap(defaultLevel: .error)
            let scenarios = scenario.map { [$0] } ?? BenchScenario.allCases
            let place = try await BenchPlace(amqpURL: amqpURL, isEmbedded: embedded, logger: logger)
            defer { place.remove() }
            if !json { Screen.write(place.description + "\n\n") }
            var results: [BenchResult] = []
            for scenario in scenarios {
                let bench = Bench(
                    place: place,
                    events: events ?? facts ?? sessions ?? scenario.defaultEvents,
                    campaigns: campaigns,
                    hasQuotas: quotas,
                    waiting: waiting,
                    wantsReference: reference,
                    logger: logger,
                    isQuiet: json
                )
                let result = try await bench.run(scenario)
                results.append(result)
                if json { Screen.write(result.json + "\n") }
            }
            if !json { Screen.write(BenchResult.table(results).joined(separator: "\n") + "\n") }
        }
    }
}
