import ArgumentParser
import Contracts
import Engine
import EventLog
import Glibc
import Logging
import Storage
import Threading

/// Makes the node's database anew from the log.
struct RebuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Make the node's database anew from the log.",
        discussion: """
            Stop the node first. The new database is built beside the old one and takes its place \
            when it is whole; the old one is kept as node.sqlite.before-rebuild. Outputs come out \
            with the ids they had and count as published up to where the old database had come.

              headroom rebuild --data-dir /var/lib/headroom
            """
    )

    @OptionGroup var node: NodeArguments
    @OptionGroup var logging: LoggingArguments

    @Flag(help: "Print one JSON object at the end.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            let (_, _) = logging.bootstrap(defaultLevel: .warning)
            let ownLog = BackupFolder.log(in: node.directory)
            if try node.broker() == nil, access(ownLog, F_OK) != 0 {
                throw CommandFault(
                    .unavailable,
                    "there is no log at \(ownLog): check --data-dir, or name the broker"
                )
            }
            try node.directory.create()
            let lock = try node.directory.lock()
            defer { close(lock) }
            let log = try await node.openLog(as: .node)
            try await checkReach(of: log)
            let rebuilt = try await Rebuild(
                log: log,
                database: node.directory.database,
                isQuiet: json
            ).run()
            await log.close()
            if json {
                Screen.write(
                    "{\"position\":\(rebuilt.records),\"outputs\":\(rebuilt.outputs)}\n"
                )
            } else {
                Screen.write(
                    "Rebuilt from \(rebuilt.records) records, \(rebuilt.outputs) outputs.\n"
                )
            }
        }
    }

    /// Refuses a log that ends before the old database's position: less would come out.
    private func checkReach(of log: any EventLog) async throws {
        guard let reader = try? node.reader(), let old = try? await reader.progress() else {
            return
        }
        let end = try await log.lastPosition()
        guard end < old.position else { return }
        throw CommandFault(
            .unavailable,
            "the log ends at position \(end), before the node's \(old.position): it is another log,"
                + " or it lost its end; nothing was changed (move node.sqlite away to go on)"
        )
    }
}
