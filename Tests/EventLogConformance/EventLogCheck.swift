import Contracts
import EventLog
import Testing

/// What every event log must do, as checks that a parameterized test runs one by one.
///
/// `@Test(arguments: EventLogCheck.allCases)` makes each of them a test of its own; its body is
/// `try await check.run(on: subject)`.
package enum EventLogCheck: String, CaseIterable, Sendable, CustomTestStringConvertible {
    /// Records come back in the order of their append.
    case keepsOrder = "records come back in the order in which they were appended"
    /// Positions are 1, 2, 3… over several appends.
    case countsFromOne = "positions start at 1 and leave no gap"
    /// An append that returned is found after a restart.
    case isDurable = "what an append confirmed is there after a restart"
    /// Positions continue after a restart.
    case continuesAfterRestart = "positions go on after a restart"
    /// A reader starts wherever it is told to.
    case resumesAnywhere = "a reader starts at any position, the next free one included"
    /// A waiting reader receives what is appended later.
    case readsWhileAppended = "a reader that waits gets what is appended meanwhile"
    /// Two readers are independent of each other.
    case servesSeveralReaders = "two readers each get everything"
    /// Concurrent appends keep each caller's order and lose nothing.
    case keepsEachAppendersOrder = "concurrent appenders keep their own order and lose nothing"
    /// Every part of a message survives.
    case keepsEveryProperty = "routing key, media type, headers and properties come back as sent"
    /// Bodies survive byte by byte.
    case keepsEveryByte = "bodies come back byte by byte: empty, binary, one mebibyte"
    /// `next` respects its maximum.
    case respectsMaximum = "a reader never gets more than it asked for"
    /// `next` gives up when nothing arrives.
    case gaveUpWaiting = "a reader whose patience is over gets nothing and goes on later"
    /// `close` wakes a waiting `next`.
    case closeWakes = "closing a reader ends its waiting"
    /// A closed reader and a closed log say so.
    case closedSaysSo = "a closed reader and a closed log answer with the fault closed"
    /// Closing twice is harmless.
    case closesTwice = "closing twice is harmless"
    /// An empty append does nothing.
    case ignoresNothing = "appending nothing changes nothing"
    /// `lastPosition` follows the appends.
    case knowsItsEnd = "the last position follows the appends"
    /// A position that was cut away is history gone.
    case saysHistoryIsGone = "a reader at a cut position is told that history is gone"
    /// The rest of a cut log is intact.
    case keepsTheRest = "what a cut leaves is intact and positions go on"

    /// The check as a sentence.
    package var testDescription: String { rawValue }

    /// Runs the check on a subject that nobody has used yet, and disposes of it.
    package func run(on subject: any LogSubject) async throws {
        let bench = LogBench(subject: subject)
        do {
            try await perform(bench)
        } catch {
            await subject.dispose()
            throw error
        }
        await subject.dispose()
    }

    private func perform(_ bench: LogBench) async throws {
        switch self {
        case .keepsOrder: try await bench.keepsOrder()
        case .countsFromOne: try await bench.countsFromOne()
        case .isDurable: try await bench.isDurable()
        case .continuesAfterRestart: try await bench.continuesAfterRestart()
        case .resumesAnywhere: try await bench.resumesAnywhere()
        case .readsWhileAppended: try await bench.readsWhileAppended()
        case .servesSeveralReaders: try await bench.servesSeveralReaders()
        case .keepsEachAppendersOrder: try await bench.keepsEachAppendersOrder()
        case .keepsEveryProperty: try await bench.keepsEveryProperty()
        case .keepsEveryByte: try await bench.keepsEveryByte()
        case .respectsMaximum: try await bench.respectsMaximum()
        case .gaveUpWaiting: try await bench.gaveUpWaiting()
        case .closeWakes: try await bench.closeWakes()
        case .closedSaysSo: try await bench.closedSaysSo()
        case .closesTwice: try await bench.closesTwice()
        case .ignoresNothing: try await bench.ignoresNothing()
        case .knowsItsEnd: try await bench.knowsItsEnd()
        case .saysHistoryIsGone: try await bench.saysHistoryIsGone()
        case .keepsTheRest: try await bench.keepsTheRest()
        }
    }
}
