import Engine
import Storage

/// Publishes what is written and not confirmed, over a link that loses confirms and breaks.
package struct SimulatedRelay {
    /// How a relay goes about it.
    package enum Manner: Sendable {
        /// It confirms what the broker confirmed.
        case careful
        /// It confirms before it publishes: a defect that a run must find.
        case confirmsFirst
    }

    /// What becomes of a publication.
    private enum Fate {
        case confirmed
        /// It arrived, but the confirm did not.
        case unconfirmed
        /// It was refused, or the link broke before.
        case lost
    }

    let manner: Manner
    private(set) var broker = SimulatedBroker()
    private var cursor: Int64 = 0

    init(manner: Manner) { self.manner = manner }

    /// A node started: everything that it does not know to be confirmed goes out again.
    mutating func restart(_ engine: Engine) async { cursor = await engine.confirmedFeed }

    /// Publishes some rows; returns how many there were.
    mutating func pump(
        _ engine: Engine,
        _ reader: OutboxReader,
        isReliable: Bool,
        _ random: inout SeededRandom
    ) async throws -> Int {
        let rows = try reader.rows(behind: cursor, limit: isReliable ? 1000 : 12)
        if manner == .confirmsFirst, let last = rows.last {
            await engine.confirm(through: last.feed)
        }
        var confirmed: Int64?
        for row in rows {
            let fate = isReliable ? .confirmed : Self.fate(&random)
            if fate != .lost { broker.deliver(row) }
            guard fate == .confirmed else {
                // The link is opened anew, behind what is confirmed.
                if let confirmed { await engine.confirm(through: confirmed) }
                await restart(engine)
                return rows.count
            }
            confirmed = row.feed
            cursor = row.feed
        }
        if let confirmed { await engine.confirm(through: confirmed) }
        return rows.count
    }

    private static func fate(_ random: inout SeededRandom) -> Fate {
        switch random.int(1...20) {
        case 1: .unconfirmed
        case 2: .lost
        default: .confirmed
        }
    }
}
