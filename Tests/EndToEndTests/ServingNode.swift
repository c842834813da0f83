import Domain
import Foundation
import Storage

/// `headroom serve` on a folder: it can be started, killed and started again.
struct ServingNode: Sendable {
    /// The folder.
    let folder: String
    /// The broker; nil for the embedded log.
    var url: String?
    /// Further arguments.
    var arguments: [String] = []

    /// The path of the node's database.
    var database: String { folder + "/node.sqlite" }

    /// Starts it, and does not wait for anything.
    func start() throws -> RunningProgram {
        let broker = url.map { ["--amqp-url", $0] } ?? []
        return try RunningProgram(
            [HeadroomBinary.path, "serve", "--data-dir", folder, "--port", "0"] + broker
                + arguments
        )
    }

    /// Starts it, and waits until it reads the log.
    func startReading() async throws -> RunningProgram {
        try await OwnThread.run {
            let node = try start()
            try node.awaitText("reading the log")
            return node
        }
    }

    /// Starts it and waits until time has begun, before which nothing is applied.
    func startTicking() async throws -> RunningProgram {
        let node = try await startReading()
        try await waitUntil("the first tick is applied", node) { $0.clock.ms > 0 }
        return node
    }

    /// Ends it in good order; fails when it does not end well.
    func stop(_ node: RunningProgram) async throws {
        let status = try await OwnThread.run {
            node.terminate()
            return node.awaitEnd(within: .seconds(30))
        }
        guard status == 0 else {
            throw ProgramFailure(
                "it ended with \(status.map(String.init) ?? "nothing") and said:\n\(node.text)"
            )
        }
    }

    /// Waits until the node has come somewhere; fails at once when it ends before.
    func waitUntil(
        _ what: String,
        _ running: RunningProgram,
        patience: Duration = .seconds(120),
        _ isSo: @Sendable (AsOf<NodeStatus>) -> Bool
    ) async throws {
        let reader = try NodeReader(path: database)
        defer { reader.close() }
        var isDone = false
        _ = try await Interlude.until(patience) {
            isDone = isSo(try await reader.status())
            return isDone || running.status != nil
        }
        if !isDone {
            let position = try await reader.progress().position
            throw ProgramFailure(
                "it did not happen that \(what); at position \(position) it said:\n\(running.text)"
            )
        }
    }

    /// How the node stands.
    func status() async throws -> AsOf<NodeStatus> {
        let reader = try NodeReader(path: database)
        defer { reader.close() }
        return try await reader.status()
    }

    /// What `verify` finds.
    func violations() async throws -> [String] {
        let reader = try NodeReader(path: database)
        defer { reader.close() }
        return try await reader.verify().value.violations.map { "\($0)" }
    }
}
