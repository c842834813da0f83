import ArgumentParser
import Contracts
import EventLog

/// Publishes events from a file or from standard input, confirmed.
struct PublishCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Publish enrollment events from a file or standard input, confirmed.",
        discussion: """
            The input holds CloudEvents in JSON: one a line, or one array. Each is checked before \
            it is sent; those with something wrong are named and left out, and the exit code is 65 \
            then. What is confirmed is durable. Sending the same events again is harmless: \
            repetitions are recognized by source and id.

              headroom publish events.jsonl
              my-export | headroom publish - --json
            """
    )

    @OptionGroup var node: NodeArguments

    @Argument(help: "A file; - for standard input.")
    var file = "-"

    @Flag(help: "Send everything as it is; what is wrong ends on the rejected desk.")
    var noCheck = false

    @Flag(help: "Print the counts as one JSON object and no progress.")
    var json = false

    /// How many messages one append carries at most.
    private static let batch = 1024
    /// How many events with something wrong are named.
    private static let named = 20

    func run() async throws {
        try await CommandFault.reporting {
            let log = try await node.openLog(as: .client)
            var counts = Counts()
            do {
                if let embedded = log as? EmbeddedLog {
                    try await log.append(try await FirstTick.ifNew(embedded))
                }
                try await publish(to: log, &counts)
            } catch {
                await log.close()
                if counts.confirmed > 0 {
                    Screen.note("headroom: \(counts.confirmed) events were confirmed before\n")
                }
                throw error
            }
            await log.close()
            report(counts)
            if counts.invalid > 0 {
                throw CommandFault(
                    .badData,
                    "\(counts.invalid) of \(counts.read) events were not sent"
                )
            }
        }
    }

    private struct Counts {
        var read: Int64 = 0
        var confirmed: Int64 = 0
        var invalid: Int64 = 0
        let start = ContinuousClock.now
    }

    private func publish(to log: any EventLog, _ counts: inout Counts) async throws {
        let input = try InputFile(file)
        let checker = EventChecker(passesAll: noCheck)
        var reader = EventTextReader()
        var progress = Progress(label: "confirmed", total: 0, isQuiet: json)
        while true {
            let bytes = try input.next()
            let events =
                try bytes.isEmpty ? reader.finish() : reader.take(bytes) { try input.rest() }
            var messages: [LogMessage] = []
            for event in events {
                counts.read += 1
                switch checker.message(event) {
                case .success(let message): messages.append(message)
                case .failure(let reason):
                    counts.invalid += 1
                    if counts.invalid <= Self.named {
                        Screen.note("headroom: \(event.place): \(reason.sentence)\n")
                    }
                }
            }
            for start in stride(from: 0, to: messages.count, by: Self.batch) {
                let part = Array(messages[start..<min(start + Self.batch, messages.count)])
                try await log.append(part)
                counts.confirmed += Int64(part.count)
                progress.reached(counts.confirmed)
            }
            if bytes.isEmpty { break }
        }
        progress.finish()
    }

    private func report(_ counts: Counts) {
        let took = ContinuousClock.now - counts.start
        let milliseconds =
            took.components.seconds * 1000 + took.components.attoseconds / 1_000_000_000_000_000
        if json {
            JSONLine.write([
                "read": .int(counts.read), "confirmed": .int(counts.confirmed),
                "invalid": .int(counts.invalid), "milliseconds": .int(milliseconds),
            ])
        } else {
            Screen.write(
                "\(counts.confirmed) events confirmed in \(milliseconds) ms,"
                    + " \(counts.invalid) left out\n"
            )
        }
    }
}
