/// What the rules of a change of terms look at.
package struct TermsChangeFacts: Hashable, Sendable {
    /// The campaign's state.
    package var status: CampaignStatus
    /// Whether the campaign is or ever was active.
    package var wasActive: Bool
    /// The local date of the clock.
    package var today: CivilDate
    /// The terms agreed so far; of a draft its draft terms.
    package var history: TermsHistory
    /// The campaign's currency.
    package var currency: Currency
    /// The currencies of the amounts in the new terms.
    package var proposedCurrencies: Set<Currency>
    /// The campaign's dates; nil in a draft that lacks them.
    package var dates: CivilRange?
    /// The budget in minor units; nil in a draft that lacks it.
    package var budgetMinor: Int64?
    /// U now, as the model of the new terms counts it.
    package var used: Int64
    /// The target of volunteers.
    package var targetVolunteers: Int64
    /// The target of beneficiaries.
    package var targetBeneficiaries: Int64
    /// L of the new terms if they are a share of a bundle, loans included.
    package var effectiveShare: Int64 = 0
    /// What speaks against the bundle of the new terms, in the order of its table.
    package var bundleRefusals: [ReasonCode] = []

    /// The facts of one change; those of a bundle are set afterwards.
    package init(
        status: CampaignStatus,
        wasActive: Bool,
        today: CivilDate,
        history: TermsHistory,
        currency: Currency,
        proposedCurrencies: Set<Currency>,
        dates: CivilRange?,
        budgetMinor: Int64?,
        used: Int64,
        targetVolunteers: Int64,
        targetBeneficiaries: Int64
    ) {
        self.status = status
        self.wasActive = wasActive
        self.today = today
        self.history = history
        self.currency = currency
        self.proposedCurrencies = proposedCurrencies
        self.dates = dates
        self.budgetMinor = budgetMinor
        self.used = used
        self.targetVolunteers = targetVolunteers
        self.targetBeneficiaries = targetBeneficiaries
    }
}
