package import Domain

/// Which upsell signals a list shows.
package struct SignalFilter: Sendable, Hashable {
    /// Only those of a company and its campaigns.
    package var company: String?
    /// Only those in a segment.
    package var segment: UpsellSegment?
    /// Only those of a category.
    package var category: UpsellCategory?
    /// Only those in a state of their life.
    package var state: UpsellState?
    /// At most so many.
    package var limit: Int64

    /// Shows everything, up to a limit.
    package init(
        company: String? = nil,
        segment: UpsellSegment? = nil,
        category: UpsellCategory? = nil,
        state: UpsellState? = nil,
        limit: Int64 = 100
    ) {
        self.company = company
        self.segment = segment
        self.category = category
        self.state = state
        self.limit = limit
    }
}
