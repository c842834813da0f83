import ArgumentParser
import Contracts
import Domain
import Glibc
import Storage

/// Copies a node's files while it runs.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the node's database and embedded log while the node runs.",
        discussion: """
            The copy is one consistent state, checked page by page before it gets its name. The \
            embedded log is copied after the database, so it reaches at least as far. With a broker \
            the log stays there: a restored node reads on from its position.

              headroom backup /var/backups/headroom-2026-04-15 --data-dir .headroom
            """
    )

    @OptionGroup var node: NodeArguments

    @Argument(help: "A new or empty folder for the copies.")
    var folder: String

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            let target = BackupFolder(folder)
            for path in [target.database, target.log] where access(path, F_OK) == 0 {
                throw CommandFault(.refused, "\(path) exists already and is not overwritten")
            }
            _ = try node.reader().close()
            try target.folder.create()
            let report = try NodeBackup.copyNode(
                from: node.directory.database,
                to: target.database
            )
            var logBytes: Int64?
            let log = BackupFolder.log(in: node.directory)
            if access(log, F_OK) == 0 { logBytes = try NodeBackup.copy(from: log, to: target.log) }
            if json {
                JSONLine.write([
                    "folder": .string(target.folder.path), "position": .int(report.position),
                    "clock": .string(Instant(ms: report.clockMs).rfc3339),
                    "databaseBytes": .int(report.bytes),
                    "logBytes": logBytes.map { .int($0) } ?? .null,
                ])
            } else {
                let more = logBytes.map { " and the log (\(ByteText.size($0)))" } ?? ""
                Screen.write(
                    "copied the node at position \(report.position)"
                        + " (\(ByteText.size(report.bytes)))\(more) to \(target.folder.path)\n"
                )
            }
        }
    }
}
