/// What the next evaluation needs to know of an open signal.
///
/// Source: domain §10.4.
package struct OpenUpsell: Hashable, Sendable {
    /// The category it has.
    package let category: UpsellCategory
    /// The segment it has.
    package let segment: UpsellSegment
    /// The composite that was told last.
    package let lastEmittedComposite: Int64
    /// Until when sales wants to hear nothing of it; nil unless it is snoozed.
    package let snoozedUntil: Instant?

    /// Whether nothing is told of it at a moment.
    package func isSnoozed(at clock: Instant) -> Bool {
        snoozedUntil.map { clock < $0 } ?? false
    }

    /// The open signal of a campaign or company.
    package init(
        category: UpsellCategory,
        segment: UpsellSegment,
        lastEmittedComposite: Int64,
        snoozedUntil: Instant? = nil
    ) {
        self.category = category
        self.segment = segment
        self.lastEmittedComposite = lastEmittedComposite
        self.snoozedUntil = snoozedUntil
    }
}
