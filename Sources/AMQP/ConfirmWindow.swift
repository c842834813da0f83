/// Which published messages the broker has not confirmed yet, and up to where all of them are.
///
/// Confirms may come in any order, one by one or "this and all before it". Pure bookkeeping:
/// tags count from 1, as the broker counts them on one channel.
package struct ConfirmWindow: Sendable, Hashable {
    /// The tag of the last published message, 0 before the first.
    package private(set) var lastPublished: UInt64 = 0
    /// The greatest tag up to which every message is confirmed, 0 before the first.
    package private(set) var confirmedThrough: UInt64 = 0
    /// Tags beyond `confirmedThrough` that were confirmed out of order.
    private var early: Set<UInt64> = []

    /// Makes a window in which nothing was published.
    package init() {}

    /// The number of messages published and not confirmed.
    package var unconfirmed: Int {
        Int(lastPublished - confirmedThrough) - early.count
    }

    /// Counts a message that is handed to the broker and returns its tag.
    package mutating func published() -> UInt64 {
        lastPublished += 1
        return lastPublished
    }

    /// Takes a confirm in; one that repeats an earlier one, or was never published, is ignored.
    ///
    /// Returns whether `confirmedThrough` moved.
    package mutating func confirmed(_ tag: UInt64, multiple: Bool) -> Bool {
        // Tag 0 with `multiple` stands for everything published so far.
        let tag = multiple && tag == 0 ? lastPublished : tag
        guard tag > confirmedThrough, tag <= lastPublished else { return false }
        if multiple {
            confirmedThrough = tag
            if !early.isEmpty { early = early.filter { $0 > tag } }
        } else if tag == confirmedThrough + 1 {
            confirmedThrough = tag
        } else {
            early.insert(tag)
            return false
        }
        while !early.isEmpty, early.remove(confirmedThrough + 1) != nil {
            confirmedThrough += 1
        }
        return true
    }
}
