import Contracts
package import Domain

/// Terms that hold from a date on.
///
/// Source: domain §9.1.
package struct TermsRow: Sendable, Hashable {
    /// The id.
    package var id: String
    /// The first local date they hold on.
    package var effectiveFrom: CivilDate { terms.effectiveFrom }
    /// What was sold, from that date on.
    package var terms: CommercialTerms
    /// The currency of its amounts.
    package var currency: Currency
    /// When they were agreed.
    package var at: Instant
    /// Who entered them.
    package var by: String
    /// Why.
    package var reason: String?

    /// The terms as commands carry them, with all defaults written out.
    package var input: TermsInput { terms.entered(in: currency) }

    /// Makes a row from its parts.
    package init(
        id: String,
        terms: CommercialTerms,
        currency: Currency,
        at: Instant,
        by: String,
        reason: String?
    ) {
        self.id = id
        self.terms = terms
        self.currency = currency
        self.at = at
        self.by = by
        self.reason = reason
    }
}
