package import Contracts
package import Domain

/// Terms that hold from a date on.
///
/// Source: domain §9.1.
package struct TermsRow: Sendable, Hashable {
    /// The id.
    package var id: String
    /// The first local date they hold on.
    package var effectiveFrom: CivilDate
    /// The terms.
    package var terms: SeatContract
    /// When they were agreed.
    package var at: Instant
    /// Who entered them.
    package var by: String
    /// Why.
    package var reason: String?

    /// Makes a row from its parts.
    package init(
        id: String,
        effectiveFrom: CivilDate,
        terms: SeatContract,
        at: Instant,
        by: String,
        reason: String?
    ) {
        self.id = id
        self.effectiveFrom = effectiveFrom
        self.terms = terms
        self.at = at
        self.by = by
        self.reason = reason
    }
}
