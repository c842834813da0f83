import Contracts
import EventLog
import Testing

/// What the checks are made of: numbered messages, and ways to send and collect them.
struct LogBench {
    /// The log under test.
    let subject: any LogSubject

    /// How long a check waits for something that must come; a broker may be slow to start.
    static let patience: Duration = .seconds(20)

    /// Opens the log for the duration of `body`.
    func withLog<Value>(_ body: (any EventLog) async throws -> Value) async throws -> Value {
        let log = try await subject.open()
        do {
            let value = try await body(log)
            await log.close()
            return value
        } catch {
            await log.close()
            throw error
        }
    }

    /// A message that can be told from all others by its body.
    static func message(_ number: Int, of appender: String = "a") -> LogMessage {
        LogMessage(
            routingKey: "enrollment.created",
            contentType: "application/cloudevents+json",
            body: Array("\(appender)-\(number)".utf8)
        )
    }

    /// Messages with the given numbers.
    static func messages(_ numbers: ClosedRange<Int>) -> [LogMessage] {
        numbers.map { message($0) }
    }

    /// The body of an entry as text.
    static func text(_ entry: LogEntry) -> String {
        String(decoding: entry.message.body, as: UTF8.self)
    }

    /// Reads exactly `count` entries, or fails when they do not come.
    func collect(_ count: Int, from reader: any LogReader) async throws -> [LogEntry] {
        var entries: [LogEntry] = []
        while entries.count < count {
            let more = try await reader.next(
                maximum: count - entries.count,
                patience: Self.patience
            )
            try #require(!more.isEmpty, "only \(entries.count) of \(count) entries came")
            entries.append(contentsOf: more)
        }
        return entries
    }

    /// Reads `count` entries from `position` with a reader of its own.
    func read(
        _ count: Int,
        from position: Int64,
        of log: any EventLog
    ) async throws
        -> [LogEntry]
    {
        let reader = try await log.reader(from: position)
        do {
            let entries = try await collect(count, from: reader)
            await reader.close()
            return entries
        } catch {
            await reader.close()
            throw error
        }
    }

    /// What a call failed with, nil when it did not.
    func fault(of call: () async throws -> Void) async throws -> LogFault? {
        do {
            try await call()
            return nil
        } catch let fault as LogFault {
            return fault
        }
    }
}
