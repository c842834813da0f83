import Engine
import ServiceLifecycle

/// Ends a node as soon as it has folded the demo data.
struct DemoLoadWatch: Service {
    /// The node.
    let runner: NodeRunner
    /// The position of the last record of the demo data.
    let target: Int64
    /// Whether no progress is shown.
    let isQuiet: Bool

    /// Returns when the target is folded, or on shutdown.
    func run() async throws {
        await cancelWhenGracefulShutdown {
            var progress = Progress(label: "folded", total: target, isQuiet: isQuiet)
            while case let folded = runner.folded.value, folded < target, !Task.isCancelled {
                await runner.folded.wait(beyond: folded)
                progress.reached(runner.folded.value)
            }
            progress.finish()
        }
    }
}
