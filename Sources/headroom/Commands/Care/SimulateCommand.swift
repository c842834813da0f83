import ArgumentParser
import Contracts
import Simulation

/// Runs made-up histories through the engine under faults.
struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Run made-up histories under faults and compare them with a plain model.",
        discussion: """
            A seed decides everything about a history: its records, and every crash, failed disk, \
            lost confirm and repetition. A seed that fails is named and fails again whenever it is \
            run; what it broke is said on standard error. Exit code 0: everything held; 1: \
            something did not.

              headroom simulate --seeds 300
              headroom simulate --seeds 1 --from 4711

            --spaces goes through small spaces instead: two campaigns and three people under each \
            pricing model and under quotas, with everything that happens to them in every order.

              headroom simulate --spaces --depth 4
            """
    )

    @Option(help: "How many seeds.")
    var seeds = 100

    @Option(help: "The first seed.")
    var from = 0

    @Option(help: "How many histories at a time.")
    var atOnce = 3

    @Flag(help: "Go through the small spaces of what is sold instead, whole.")
    var spaces = false

    @Option(help: "How many things happen in a history of a space.")
    var depth = 5

    @Flag(help: "Print one JSON object: {\"seeds\":number,\"failed\":[seed…]}.")
    var json = false

    func validate() throws {
        guard (1...100_000_000).contains(seeds), (0...1_000_000_000).contains(from) else {
            throw ValidationError("--seeds must be 1 or more, --from 0 or more")
        }
        guard (1...64).contains(atOnce) else {
            throw ValidationError("--at-once must be from 1 to 64")
        }
        guard (1...7).contains(depth) else { throw ValidationError("--depth must be from 1 to 7") }
    }

    func run() async throws {
        try await CommandFault.reporting {
            if spaces { return try await explore() }
            let shown = SimulationProgress(total: Int64(seeds), isQuiet: json)
            let outcomes = try await Simulation.run(
                seeds: from...(from + seeds - 1),
                atOnce: atOnce
            ) { shown.note($0) }
            shown.finish()
            let failed = outcomes.filter { !$0.isSound }
            report(outcomes, failed)
            guard failed.isEmpty else {
                throw CommandFault(.refused, "\(failed.count) of \(seeds) seeds failed")
            }
        }
    }

    /// Goes through every space and says how large it was.
    private func explore() async throws {
        var failed = 0
        for kind in SalesSpace.kinds {
            let space = SalesSpace(kind, of: kind.many, depth: depth)
            var states: Set<String> = []
            var differences: [String] = []
            var (done, start) = (0, 0)
            while start < space.count, differences.isEmpty {
                let found = try await space.explore(start..<start + 200)
                states.formUnion(found.states)
                done += found.histories
                differences = found.differences
                start += 200
            }
            Screen.write(
                "\(kind.name): \(done) of \(space.count) histories, \(states.count) states:"
                    + " \(differences.isEmpty ? "everything held" : "see below")\n"
            )
            for difference in differences { Screen.write("  \(difference)\n") }
            if !differences.isEmpty { failed += 1 }
        }
        guard failed == 0 else { throw CommandFault(.refused, "\(failed) spaces differ") }
    }

    private func report(_ outcomes: [SimulationOutcome], _ failed: [SimulationOutcome]) {
        let sum = { (part: (SimulationOutcome) -> Int) in
            outcomes.reduce(0) { $0 + part($1) }
        }
        if json {
            JSONLine.write([
                "seeds": .int(Int64(seeds)),
                "failed": .array(failed.map { .int(Int64($0.seed)) }),
            ])
        }
        for outcome in failed {
            let lines =
                [
                    "seed \(outcome.seed) fails; headroom simulate --seeds 1 --from"
                        + " \(outcome.seed) replays it"
                ] + outcome.violations.map { "  \($0)" }
            let text = lines.joined(separator: "\n") + "\n"
            if json { Screen.note(text) } else { Screen.write(text) }
        }
        if json { return }
        Screen.write(
            "\(seeds) histories, \(sum(\.records)) records, \(sum(\.turns)) turns,"
                + " \(sum(\.faults)) faults, \(sum(\.deaths)) deaths, \(sum(\.deliveries))"
                + " deliveries: \(failed.isEmpty ? "everything held" : "see above")\n"
        )
    }
}
