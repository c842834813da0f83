/// Whether volunteers stay.
///
/// Source: domain §12.1.
package enum VolunteerRetention {
    /// One un-voided enrollment of a volunteer.
    package struct Span: Hashable, Sendable {
        /// When it began.
        package let from: Instant
        /// When it ended; nil while it is active.
        package let until: Instant?

        /// An enrollment.
        package init(from: Instant, until: Instant?) {
            self.from = from
            self.until = until
        }
    }

    /// After how many days of 24 hours a volunteer is looked for.
    package static let days: Int64 = 30

    /// The volunteers who held an active enrollment 30 days after their first one, of those whose
    /// first was 30 days ago or longer, in basis points; nil without any.
    ///
    /// `volunteers` are the enrollments of each volunteer, one or more, in any order.
    package static func bp(_ volunteers: some Sequence<[Span]>, at clock: Instant) -> Int64? {
        var stayed: Int64 = 0
        var counted: Int64 = 0
        for spans in volunteers {
            guard let first = spans.map(\.from).min() else { continue }
            let moment = first.adding(days: days)
            guard moment <= clock else { continue }
            counted += 1
            let isHeld = spans.contains { span in
                span.from <= moment && (span.until.map { $0 > moment } ?? true)
            }
            if isHeld { stayed += 1 }
        }
        return Arithmetic.roundHalfAway(product: stayed, 10_000, over: counted)
    }
}
