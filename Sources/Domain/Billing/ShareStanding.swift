/// How a campaign stands in its bundle at the end of a month, or now.
///
/// Source: domain §7.7, §11.2.
package struct ShareStanding: Hashable, Sendable {
    /// Its own limit in learners.
    package let own: Int64
    /// The learners it borrowed.
    package let borrowed: Int64
    /// The learners it lent.
    package let lent: Int64
    /// Its use in basis points of its limit; nil when that is 0.
    package let utilizationBp: Int64?

    /// A standing.
    package init(own: Int64, borrowed: Int64, lent: Int64, utilizationBp: Int64?) {
        self.own = own
        self.borrowed = borrowed
        self.lent = lent
        self.utilizationBp = utilizationBp
    }
}
