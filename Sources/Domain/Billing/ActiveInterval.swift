/// A time during which a campaign was active.
///
/// Source: domain §11.2.
package struct ActiveInterval: Hashable, Sendable {
    /// The moment of the clock at which it became active.
    package let from: Instant
    /// The moment at which it stopped being active, that of the next state; nil while it is.
    package let until: Instant?

    /// An interval.
    package init(from: Instant, until: Instant?) {
        self.from = from
        self.until = until
    }
}
