/// The versions of a campaign's terms, one per date.
///
/// Source: domain §9.1.
package struct TermsHistory: Hashable, Sendable {
    /// The versions in the order of their dates.
    package let versions: [CommercialTerms]

    /// The history of versions in any order; of several for one date the last one given counts.
    package init(_ versions: [CommercialTerms] = []) {
        var byDate: [CivilDate: CommercialTerms] = [:]
        for version in versions { byDate[version.effectiveFrom] = version }
        self.versions = byDate.values.sorted { $0.effectiveFrom < $1.effectiveFrom }
    }

    /// The version of a date; a date before the first takes the first, and without any there is
    /// none.
    package func inForce(on date: CivilDate) -> CommercialTerms? {
        versions.last { $0.effectiveFrom <= date } ?? versions.first
    }

    /// The version of today of a campaign that may be over.
    ///
    /// What is dated after the last day, or was pending on the day the campaign was settled
    /// (completed, or closed), never takes effect.
    package func inForce(
        today: CivilDate,
        endDate: CivilDate?,
        settledOn: CivilDate?
    ) -> CommercialTerms? {
        inForce(on: min(today, endDate ?? today, settledOn ?? today))
    }

    /// The dates after today on which terms take effect, none of them after the end.
    package func pending(after today: CivilDate, endDate: CivilDate?) -> [CivilDate] {
        versions.map(\.effectiveFrom).filter { date in
            date > today && endDate.map { date <= $0 } ?? true
        }
    }

    /// The version that one of the same date takes the place of.
    package func replaced(by version: CommercialTerms) -> CommercialTerms? {
        versions.first { $0.effectiveFrom == version.effectiveFrom }
    }

    /// The history with one more version, in the place of one of the same date.
    package func adding(_ version: CommercialTerms) -> Self { Self(versions + [version]) }

    /// The contract value over a campaign's dates in minor units; nil when it does not fit.
    ///
    /// Seats: every day billable, with the terms of the day. Any other model: the value of its
    /// latest version in force on one of the dates; a custom monthly fee counts the months of the
    /// dates on which custom terms hold. A bundle has no value of its own. Several models in turn
    /// add up.
    package func contractValue(over dates: CivilRange) -> Int64? {
        let spans = spans(in: dates)
        var values: [Int64] = []
        for model in PricingModel.allCases {
            let own = spans.filter { $0.terms.model == model }
            guard let last = own.last else { continue }
            let value: Int64? =
                switch last.terms {
                case .seats: Self.seatValue(own)
                case .credits(let terms): terms.valueMinor
                case .iaas(let terms): terms.valueMinor
                case .bundle: 0
                case .custom(let terms):
                    CivilRange(own[0].dates.first, through: last.dates.last)
                        .flatMap(terms.valueMinor(over:))
                }
            guard let value else { return nil }
            values.append(value)
        }
        return SeatRating.total(values)
    }

    private struct Span {
        let terms: CommercialTerms
        let dates: CivilRange
    }

    /// The versions with the dates of a range on which they hold.
    private func spans(in dates: CivilRange) -> [Span] {
        versions.enumerated().compactMap { index, version in
            let from = index == 0 ? dates.first : max(dates.first, version.effectiveFrom)
            let next = versions.dropFirst(index + 1).first?.effectiveFrom
            let last = next.map { min(dates.last, $0.adding(days: -1)) } ?? dates.last
            return CivilRange(from, through: last).map { Span(terms: version, dates: $0) }
        }
    }

    /// Seats over the dates on which seat terms hold, rounded per month and not per version.
    private static func seatValue(_ spans: [Span]) -> Int64? {
        var amounts: [Int64] = []
        var run: [SeatTerms] = []
        var dates: CivilRange?
        func close() -> Bool {
            guard let dates else { return true }
            let value = SeatRating.contractValue(
                from: dates.first,
                through: dates.last,
                terms: run
            )
            guard let value else { return false }
            amounts.append(value)
            return true
        }
        for span in spans {
            guard case .seats(let terms) = span.terms else { continue }
            if let open = dates, open.last.adding(days: 1) == span.dates.first {
                dates = CivilRange(open.first, through: span.dates.last)
                run.append(terms)
            } else {
                guard close() else { return nil }
                dates = span.dates
                run = [terms]
            }
        }
        return close() ? SeatRating.total(amounts) : nil
    }
}
