import ArgumentParser
import Contracts
import Domain
import Engine
import EventLog

/// Puts the demo data at the beginning of a log, once.
///
/// What is there already is left alone, and an interrupted load is taken up where it stopped. The
/// data tells of the past, and the clock of a log never goes back, so a log that began with
/// anything else is refused.
struct DemoLoader {
    /// Which days the demo data is about.
    enum Clock: String, ExpressibleByArgument, CaseIterable, Sendable {
        /// All days are moved by whole weeks, so that the story ends within the last seven days.
        case now
        /// The days of domain §24, to the last amount.
        case fixture
    }

    /// What a load came to.
    struct Outcome: Sendable {
        /// Where the days were moved to, which an earlier load may have decided.
        let calendar: DemoCalendar
        /// How many records the demo data has; they are the first ones of the log.
        let records: Int64
        /// The position of the last one; a stream may leave some out.
        let position: Int64
        /// How many of them this load appended.
        let appended: Int64
    }

    /// Messages that one append to a broker carries.
    private static let batch = 512

    /// Which days are wanted; nil takes those that are there, or the days of now.
    let clock: Clock?
    /// Whether no progress is shown.
    let isQuiet: Bool

    /// Appends what is missing; returns when all of it is durable.
    ///
    /// Throws a `CommandFault` when the log holds something else.
    func load(into log: any EventLog) async throws -> Outcome {
        let last = try await log.lastPosition()
        let fixture: DemoFixture
        var (present, position) = (0, Int64(0))
        if last == 0 {
            let now = Instant(ms: WallClock.nowMs())
            fixture = try DemoFixture(clock == .fixture ? .exact : .ending(before: now))
        } else {
            (fixture, present, position) = try await compare(log, through: last)
        }
        if present < fixture.entries.count {
            try await append(fixture.messages[present...], to: log)
            position = try await log.lastPosition()
        }
        return Outcome(
            calendar: fixture.calendar,
            records: Int64(fixture.entries.count),
            position: position,
            appended: Int64(fixture.entries.count - present)
        )
    }

    private func append(_ messages: ArraySlice<LogMessage>, to log: any EventLog) async throws {
        guard !(log is EmbeddedLog) else {
            // One transaction: all of it or none.
            return try await log.append(Array(messages))
        }
        var progress = Progress(label: "sent", total: Int64(messages.count), isQuiet: isQuiet)
        var sent = 0
        while sent < messages.count {
            let part = messages.dropFirst(sent).prefix(Self.batch)
            try await log.append(Array(part))
            sent += part.count
            progress.reached(Int64(sent))
        }
        progress.finish()
    }

    /// The demo data that a log begins with, how many of its records are there, and up to where.
    private func compare(
        _ log: any EventLog,
        through last: Int64
    ) async throws -> (DemoFixture, Int, Int64) {
        let reader = try await log.reader(from: 1)
        do {
            let found = try await compare(reader, through: last)
            await reader.close()
            return found
        } catch {
            await reader.close()
            throw error
        }
    }

    private func compare(
        _ reader: any LogReader,
        through last: Int64
    ) async throws -> (DemoFixture, Int, Int64) {
        var fixture: DemoFixture?
        var present = 0
        var position: Int64 = 0
        while position < last {
            let entries = try await reader.next(maximum: 4096, patience: .seconds(5))
            if entries.isEmpty { break }
            for entry in entries {
                let known = try fixture ?? Self.fixture(beginningWith: entry.message)
                fixture = known
                guard present < known.entries.count else { return (known, present, position) }
                guard Self.id(of: entry.message) == known.entries[present].id else {
                    throw Self.isTaken(at: entry.position)
                }
                position = entry.position
                present += 1
            }
        }
        guard let fixture else { throw Self.isTaken(at: 1) }
        if clock == .fixture, fixture.calendar != .exact {
            throw CommandFault(
                .refused,
                "the demo data is there already, \(fixture.calendar.shiftDays) days away from its"
                    + " own dates: use another --data-dir for --clock fixture"
            )
        }
        return (fixture, present, position)
    }

    private static func fixture(beginningWith message: LogMessage) throws -> DemoFixture {
        let record = RecordDecoder.decode(position: 1, message: message)
        guard case .input(.clockTicked(let first)) = record.content,
            let calendar = DemoCalendar.beginning(at: first)
        else { throw isTaken(at: 1) }
        return try DemoFixture(calendar)
    }

    private static func id(of message: LogMessage) -> String? {
        (try? JSONParser.parse(message.body))?.object?["id"]?.string
    }

    private static func isTaken(at position: Int64) -> CommandFault {
        CommandFault(
            .refused,
            "the log has something else than the demo data at position \(position); the demo data"
                + " can only be the beginning of a log: use another --data-dir, or an empty broker"
        )
    }
}
