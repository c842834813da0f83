import Engine
import ServiceLifecycle

/// The node as a service: a graceful shutdown lets the turn at hand end, then stops it.
struct NodeService: Service {
    /// The node.
    let runner: NodeRunner

    /// Runs until shutdown.
    ///
    /// Throws when the node cannot go on.
    func run() async throws {
        try await cancelWhenGracefulShutdown {
            try await runner.run()
        }
    }
}
