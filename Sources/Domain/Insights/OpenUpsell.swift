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

    /// The open signal of a campaign or company.
    package init(
        category: UpsellCategory,
        segment: UpsellSegment,
        lastEmittedComposite: Int64
    ) {
        self.category = category
        self.segment = segment
        self.lastEmittedComposite = lastEmittedComposite
    }
}
