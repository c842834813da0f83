/// A campaign that is cloned again and again, each clone one interval later.
///
/// Every clone's dates come from the source and not from the clone before, so a short month does
/// not shorten those after it. Source: domain §20.
package struct Recurrence: Hashable, Sendable {
    /// How far apart the clones start.
    package let every: RecurrenceInterval
    /// How many days before a start its clone is made, 0–90.
    package let leadDays: Int64
    /// How many clones there will be, 1–40.
    package let endsAfter: Int64

    /// A recurrence, or nil when a number is out of its range.
    package init?(every: RecurrenceInterval, leadDays: Int64, endsAfter: Int64) {
        guard (0...90).contains(leadDays), (1...40).contains(endsAfter) else { return nil }
        self.every = every
        self.leadDays = leadDays
        self.endsAfter = endsAfter
    }

    /// The dates of the k-th clone, k from 1; nil when there is no such clone.
    package func dates(ofClone number: Int64, of source: CivilRange) -> CivilRange? {
        guard (1...endsAfter).contains(number) else { return nil }
        return source.adding(months: number * every.months)
    }

    /// The date on which the k-th clone is made; nil when there is no such clone.
    package func dueDate(ofClone number: Int64, of source: CivilRange) -> CivilDate? {
        dates(ofClone: number, of: source)?.first.adding(days: -leadDays)
    }

    /// The moment at which the k-th clone is made: local midnight of its date.
    package func dueAt(
        ofClone number: Int64,
        of source: CivilRange,
        in zone: ZoneTable
    ) -> Instant? {
        dueDate(ofClone: number, of: source).map(zone.localMidnight(of:))
    }
}
