import ArgumentParser
import Contracts
import Domain
import Glibc
import Storage

/// Puts a copy back into an empty folder.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a backup back into an empty data folder.",
        discussion: """
            Nothing is overwritten: move the old folder away first. The node then reads on from the \
            position that is printed; outputs that it publishes a second time have the same ids.

              headroom restore /var/backups/headroom-2026-04-15 --data-dir .headroom
            """
    )

    @OptionGroup var node: NodeArguments

    @Argument(help: "The folder that headroom backup wrote.")
    var folder: String

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            let source = BackupFolder(folder)
            guard access(source.database, F_OK) == 0 else {
                throw CommandFault(
                    .unavailable,
                    "there is no backup in \(source.folder.path): headroom backup makes one"
                )
            }
            let report = try NodeBackup.inspectNode(at: source.database)
            let target = node.directory
            try target.create()
            let lock = try target.lock()
            defer { close(lock) }
            for path in [target.database, BackupFolder.log(in: target)]
            where access(path, F_OK) == 0 {
                throw CommandFault(
                    .refused,
                    "\(path) is there and is not overwritten; move it away first"
                )
            }
            // The database comes last: a node must not start on half of a backup.
            let hasLog = access(source.log, F_OK) == 0
            if hasLog { try NodeBackup.copy(from: source.log, to: BackupFolder.log(in: target)) }
            try NodeBackup.copy(from: source.database, to: target.database)
            if json {
                JSONLine.write([
                    "folder": .string(target.path), "position": .int(report.position),
                    "clock": .string(Instant(ms: report.clockMs).rfc3339),
                    "log": .bool(hasLog),
                ])
            } else {
                Screen.write(
                    "restored the node at position \(report.position)"
                        + (hasLog ? " with its log" : "") + " to \(target.path)\n"
                )
            }
        }
    }
}
