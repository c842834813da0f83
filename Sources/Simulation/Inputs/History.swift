package import Contracts
import Domain

/// A log that was made up from a seed, together with what the model makes of it.
package struct History: Sendable {
    /// The seed.
    package let seed: Int
    /// The messages in log order.
    package let messages: [LogMessage]
    /// Positions that are passed over as quarantined.
    package let quarantined: Set<Int64>

    /// Makes a history from its parts, for instance a shortened one.
    package init(seed: Int, messages: [LogMessage], quarantined: Set<Int64>) {
        self.seed = seed
        self.messages = messages
        self.quarantined = quarantined
    }

    /// The history without some of its messages; what follows moves up.
    package func without(_ range: Range<Int>) -> History {
        var (kept, poison): ([LogMessage], Set<Int64>) = ([], [])
        for (index, message) in messages.enumerated() where !range.contains(index) {
            kept.append(message)
            if quarantined.contains(Int64(index) + 1) { poison.insert(Int64(kept.count)) }
        }
        return History(seed: seed, messages: kept, quarantined: poison)
    }

    /// The records, decoded.
    package var records: [Record] {
        messages.enumerated().map { index, message in
            RecordDecoder.decode(position: Int64(index) + 1, message: message)
        }
    }

    /// A fold of the whole history by the model.
    package func modeled() -> Model {
        let model = Model()
        for record in records {
            model.fold(record, isQuarantined: quarantined.contains(record.position))
        }
        return model
    }
}
