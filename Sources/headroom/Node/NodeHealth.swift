import API
import Domain
import Engine
import EventLog

/// Answers whether the node is alive and whether it keeps up.
struct NodeHealth: HealthSource {
    /// A node that is further behind than this is not ready.
    private static let readyLag: Int64 = 100_000

    /// The engine.
    let engine: Engine
    /// The log.
    let log: any EventLog
    /// The node.
    let runner: NodeRunner

    /// Alive: the engine's thread answers.
    func live() async -> HealthReport {
        let progress = await engine.progress
        return HealthReport(
            isWell: true,
            sentence: "the engine answers",
            figures: ["position": .number(progress.position)]
        )
    }

    /// Ready: the log is in reach and not far ahead.
    func ready() async -> HealthReport {
        let progress = await engine.progress
        guard progress.clock.ms > 0 else {
            return HealthReport(isWell: false, sentence: "no tick has been folded yet")
        }
        do {
            let end = try await log.lastPosition()
            let lag = max(0, end - progress.position)
            return HealthReport(
                isWell: lag <= Self.readyLag,
                sentence: lag <= Self.readyLag
                    ? "the node keeps up" : "the node is \(lag) records behind",
                figures: [
                    "position": .number(progress.position),
                    "lagRecords": .number(lag),
                    "outboxDepth": .number(
                        runner.written.value - runner.confirmed.value
                    ),
                ]
            )
        } catch {
            return HealthReport(isWell: false, sentence: "the log is out of reach: \(error)")
        }
    }
}
