/// All that the rating of one campaign and month looks at.
///
/// Source: domain §11.2.
package struct RatingFacts: Hashable, Sendable {
    /// The campaign.
    package var campaign: String
    /// Its currency.
    package var currency: Currency
    /// The month to rate.
    package var month: CivilMonth
    /// The local date of the clock; a month that is not over is rated up to it.
    package var today: CivilDate
    /// Its terms.
    package var terms: EffectiveTerms
    /// The billable dates of the month, ascending.
    package var billableDays: [CivilDate] = []
    /// The days on which the number of active volunteers changed: those of the month and the last
    /// one before it, more if that is easier.
    package var volunteers: [VolunteerDay] = []
    /// The ledger sums of every type and model, of the month and all months before it; later ones
    /// are ignored.
    package var ledger: [LedgerSum] = []
    /// The ledger records with an amount that are booked in the month.
    package var amounts: [LedgerAmount] = []
    /// The credits bought.
    package var credits = CreditPool()
    /// The guarantee credit booked in the month, 0 or less in minor units, and its local date; nil
    /// without one.
    package var guaranteeCredit: BookedCredit?
    /// How the campaign stands in its bundle; nil outside of one.
    package var share: ShareStanding?

    /// A guarantee credit that was booked.
    package struct BookedCredit: Hashable, Sendable {
        /// The local date of its record.
        package let date: CivilDate
        /// The amount in minor units, 0 or less.
        package let amountMinor: Int64

        /// A booked credit.
        package init(date: CivilDate, amountMinor: Int64) {
            self.date = date
            self.amountMinor = amountMinor
        }
    }

    /// The facts of a month in which nothing happened; the rest is set afterwards.
    package init(
        campaign: String,
        currency: Currency,
        month: CivilMonth,
        today: CivilDate,
        terms: EffectiveTerms
    ) {
        self.campaign = campaign
        self.currency = currency
        self.month = month
        self.today = today
        self.terms = terms
    }

    /// The last day that is rated: that of the month, or today.
    var asOf: CivilDate { max(month.firstDay, min(month.lastDay, today)) }

    /// How the quantity of a type grew in the month under a model; nil when it does not fit.
    func quantity(of type: LedgerType, _ model: PricingModel) -> LedgerMovement? {
        LedgerMovement(
            ledger.filter { $0.type == type && $0.model == model },
            in: month,
            total: \.quantity,
            late: \.late,
            reversed: \.reversed
        )
    }

    /// How the minutes of sessions grew in the month under a model; nil when they do not fit.
    func minutes(_ model: PricingModel) -> LedgerMovement? {
        LedgerMovement(
            ledger.filter { $0.type == .session && $0.model == model },
            in: month,
            total: \.minutes,
            late: \.lateMinutes,
            reversed: \.reversedMinutes
        )
    }
}
