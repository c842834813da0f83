/// The terms of a campaign as far as they ever take effect.
///
/// Source: domain §9.1.
package struct EffectiveTerms: Hashable, Sendable {
    /// All versions agreed.
    package let history: TermsHistory
    /// The last date on which a version can take effect; nil while there is none.
    package let last: CivilDate?

    /// Terms of a campaign that may end, and may be over.
    ///
    /// What is dated after the last day, or was pending on the day the campaign was settled
    /// (completed, or closed), never takes effect.
    package init(history: TermsHistory, endDate: CivilDate? = nil, settledOn: CivilDate? = nil) {
        self.history = history
        last = [endDate, settledOn].compactMap { $0 }.min()
    }

    /// The version of a date; a date before the first takes the first.
    package func inForce(on date: CivilDate) -> CommercialTerms? {
        history.inForce(on: last.map { min($0, date) } ?? date)
    }

    /// The latest version of a model that took effect by a date, still in force or not.
    ///
    /// Before its first one it is the first, as a fact may be dated ahead of the clock. nil for a
    /// model that is not agreed.
    package func latest(of model: PricingModel, through date: CivilDate) -> CommercialTerms? {
        let own = history.versions.filter { version in
            guard version.model == model else { return false }
            return last.map { version.effectiveFrom <= $0 } ?? true
                || version == history.versions.first
        }
        return own.last { $0.effectiveFrom <= date } ?? own.first
    }

    /// The committed seats over billable dates, for the reconciliation.
    package func committedSeatDays(on dates: [CivilDate]) -> Int64 {
        dates.reduce(0) { sum, date in
            guard case .seats(let terms) = inForce(on: date) else { return sum }
            return Arithmetic.saturatingSum(sum, terms.seats)
        }
    }
}
