import Contracts
package import Domain

/// One step in the life of an upsell signal, with what was looked at; never changed.
///
/// Accepted and declined ones are what a learned model will learn from. Source: domain §10.4, §19,
/// and the article on upsell.
package struct SignalStepRow: Sendable, Hashable {
    /// The place among all rows: the position of the record comes first.
    package let seq: Int64
    /// The signal.
    package let signal: String
    /// What happened.
    package let step: UpsellStep
    /// The signal's version after it: 1, 2, 3 and so on.
    package let version: Int64
    /// When.
    package let at: Instant
    /// Who; `clock` when it happened by itself.
    package let by: String
    /// The category after it.
    package let category: UpsellCategory
    /// The segment after it.
    package let segment: UpsellSegment
    /// The score that the inputs make.
    package let composite: Int64
    /// What the signal may be worth, in minor units.
    package let valueMinor: Int64?
    /// The end of a snooze.
    package var until: Instant?
    /// Why: a word, or of a snooze what they said.
    package var reason: String?
    /// What they said with it.
    package var note: String?
    /// What it brought, or is to bring, in minor units.
    package var wonMinor: Int64?
    /// What the last evaluation looked at.
    package let inputs: UpsellInputs

    /// A step of a signal that has taken it already.
    package init(
        _ step: UpsellStep,
        of signal: SignalRow,
        seq: Int64,
        at clock: Instant,
        by: String
    ) {
        self.seq = seq
        self.signal = signal.id
        self.step = step
        version = signal.version
        at = clock
        self.by = by
        category = signal.category
        segment = signal.segment
        composite = signal.composite
        valueMinor = signal.valueMinor
        inputs = signal.inputs
    }

    static let columns = """
        seq, signal, step, version, at, by, category, segment, composite, value_amount, until,
        reason, note, won_amount, inputs
        """

    init?(_ row: inout Columns) {
        seq = row.int()
        signal = row.text()
        let step = UpsellStep(rawValue: row.text())
        version = row.int()
        at = Instant(ms: row.int())
        by = row.text()
        let category = UpsellCategory(rawValue: row.text())
        let segment = UpsellSegment(rawValue: row.text())
        composite = row.int()
        valueMinor = row.optionalInt()
        until = row.optionalInt().map { Instant(ms: $0) }
        reason = row.optionalText()
        note = row.optionalText()
        wonMinor = row.optionalInt()
        inputs = UpsellInputs(json: StoredJSON.object(row.bytes()) ?? [:])
        guard let step, let category, let segment else { return nil }
        self.step = step
        self.category = category
        self.segment = segment
    }

    func bind(_ binder: inout Binder) {
        binder.add(seq)
        binder.add(signal)
        binder.add(step.rawValue)
        binder.add(version)
        binder.add(at.ms)
        binder.add(by)
        binder.add(category.rawValue)
        binder.add(segment.rawValue)
        binder.add(composite)
        binder.add(valueMinor)
        binder.add(until?.ms)
        binder.add(reason)
        binder.add(note)
        binder.add(wonMinor)
        binder.add(CanonicalJSON.bytes(of: .object(inputs.json)))
    }
}
