import BrokerSupport
import Contracts

/// Kills a node at random instants, and the broker below it every now and then.
struct Havoc: Sendable {
    let node: ServingNode
    /// The broker; nil for a node on the embedded log.
    let broker: PrivateBroker?
    let seed: UInt64

    /// Kills and starts again so often, and returns the node that was started last, at work.
    func wreak(kills: Int, brokerKills: Int = 0) async throws -> RunningProgram {
        try await OwnThread.run {
            var random = SplitMix(seed: seed)
            var running = try node.start()
            var reading = 0
            for round in 1...kills {
                // Now and then while it is still starting.
                let life = random.chance(20) ? 5...120 : 150...3_500
                if let status = running.awaitEnd(within: random.pause(life)) {
                    throw ProgramFailure("it ended by itself with \(status):\n\(running.text)")
                }
                let isBrokerDue = round * brokerKills / kills > (round - 1) * brokerKills / kills
                if let broker, isBrokerDue {
                    try broker.kill()
                    if let status = running.awaitEnd(within: random.pause(0...2_000)) {
                        throw ProgramFailure("without the broker: \(status):\n\(running.text)")
                    }
                    try broker.start()
                    if random.chance(50) {
                        _ = running.awaitEnd(within: random.pause(0...6_000))
                    }
                }
                if running.text.contains("reading the log") { reading += 1 }
                running.kill()
                guard let status = running.awaitEnd(within: .seconds(30)), status == 137 else {
                    throw ProgramFailure("it does not die of SIGKILL:\n\(running.text)")
                }
                running = try node.start()
            }
            Notice.say(
                "\(kills) kills of the node, \(reading) of them at work; \(brokerKills) kills of"
                    + " the broker"
            )
            // Before that it has no ear for SIGTERM.
            try running.awaitText("reading the log")
            return running
        }
    }
}
