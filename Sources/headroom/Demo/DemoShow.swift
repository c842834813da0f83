import Engine
import Glibc
import ServiceLifecycle
import Storage

/// Draws the board while the demo runs: in place on a terminal, as lines elsewhere.
struct DemoShow: Service {
    private static let batch: Int64 = 2_000

    /// The node whose outputs are shown.
    let runner: NodeRunner
    /// The node's database.
    let database: String
    /// The position of the last record of the demo data, from which on the board is shown.
    let loaded: Int64
    /// What stands above the board.
    let title: String

    /// Draws until shutdown.
    func run() async throws {
        try await cancelWhenGracefulShutdown {
            try await draw()
        }
    }

    private func draw() async throws {
        await runner.folded.wait(beyond: loaded - 1)
        let reader = try OutboxReader(path: database)
        var board = DemoBoard()
        var feed = try reader.progress().pruned
        let isTerminal = isatty(STDOUT_FILENO) == 1
        var rounds = 0
        var isCaughtUp = false
        while !Task.isCancelled {
            while case let rows = try reader.rows(behind: feed, limit: Self.batch), !rows.isEmpty {
                for row in rows { board.take(row) }
                feed = rows.last?.feed ?? feed
                await Task.yield()
            }
            if !isCaughtUp {
                _ = board.takeFreshNews()
                isCaughtUp = true
            }
            show(&board, isTerminal: isTerminal, isTableDue: rounds.isMultiple(of: 20))
            rounds += 1
            try? await Task.sleep(for: .milliseconds(500))
        }
        Screen.write("\n" + board.table().joined(separator: "\n") + "\n")
    }

    private func show(_ board: inout DemoBoard, isTerminal: Bool, isTableDue: Bool) {
        let fresh = board.takeFreshNews()
        if isTerminal {
            let lines = [title, ""] + board.table() + [""] + board.news + ["", "Ctrl-C stops."]
            Screen.redraw(lines)
        } else {
            var lines = fresh
            if isTableDue { lines += [""] + board.table() + [""] }
            if !lines.isEmpty { Screen.write(lines.joined(separator: "\n") + "\n") }
        }
    }
}
