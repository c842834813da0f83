/// A recurrence and how far it has come.
package struct RecurrenceProgress: Hashable, Sendable {
    /// The recurrence's id.
    package let id: String
    /// Its rule.
    package let rule: Recurrence
    /// The dates of the source, from which all clones' dates follow.
    package let source: CivilRange
    /// The clones made so far; the next one is one further.
    package var made: Int64

    /// A recurrence of a source with so many clones made.
    package init(id: String, rule: Recurrence, source: CivilRange, made: Int64 = 0) {
        self.id = id
        self.rule = rule
        self.source = source
        self.made = made
    }

    /// The dates of the next clone; nil when all were made.
    package var nextDates: CivilRange? { rule.dates(ofClone: made + 1, of: source) }
}
