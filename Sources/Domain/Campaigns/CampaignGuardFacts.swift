/// What the guards of a campaign's transitions look at, as plain values.
///
/// A new value describes a campaign that nothing stands against but the absence of its fields;
/// the caller sets what it knows and an edge reads only what concerns it.
package struct CampaignGuardFacts: Hashable, Sendable {
    /// The local date of the clock.
    package var today: CivilDate
    /// What asks for the transition.
    package var trigger: TransitionTrigger
    /// The reason given with it.
    package var reason: String?
    /// Whether a start before the start date is wanted.
    package var earlyStart = false
    /// Whether closing despite open ends is wanted.
    package var force = false
    /// Whether the issuer is a platform administrator, who alone may force.
    package var isIssuerPlatformAdmin = false
    /// Whether the issuer is sales or a platform administrator, who alone may revert a plan.
    package var mayIssuerApprove = false
    /// Whether the issuer is the one that planned the campaign.
    package var isIssuerPlanner = false

    /// The campaign's name; blank counts as missing.
    package var name: String?
    /// Whether a template version is chosen.
    package var hasTemplate = false
    /// Whether a beneficiary group is chosen.
    package var hasGroup = false
    /// The first day.
    package var startDate: CivilDate?
    /// The last day.
    package var endDate: CivilDate?
    /// The target of volunteers.
    package var targetVolunteers: Int64?
    /// The target of beneficiaries.
    package var targetBeneficiaries: Int64?
    /// The budget in minor units.
    package var budgetMinor: Int64?
    /// The pricing model of the terms in force or, in draft, intended.
    package var model: PricingModel?
    /// Whether the terms lack something their model requires.
    package var areTermsIncomplete = false
    /// Whether budget or terms are in another currency than the campaign.
    package var hasForeignCurrency = false
    /// What speaks against the pair of template version and group, in the order of its table.
    package var incompatibilities: [ReasonCode] = []
    /// Whether the merged configuration fails to validate.
    package var isConfigInvalid = false
    /// Whether the currency has no price book.
    package var isPriceBookMissing = false
    /// The subscription behind a bundle; nil when the model is no bundle or it does not exist.
    package var subscription: Subscription?

    /// Whether the template version is archived.
    package var isTemplateArchived = false
    /// Whether the beneficiary group is active.
    package var isGroupActive = true
    /// Whether the company is suspended.
    package var isCompanySuspended = false
    /// Whether the campaign has, or had, any enrollment.
    package var hasEnrollments = false
    /// Whether somebody waits for a place.
    package var hasWaitingEntries = false
    /// Whether the ledger holds a record of the campaign.
    package var hasUsageRecords = false
    /// Whether the final snapshot is stored.
    package var hasFinalSnapshot = false
    /// Whether the last reconciliation matched.
    package var isReconciled = false
    /// Whether an input is parked for the campaign.
    package var hasParkedInputs = false

    /// Facts of a day and a trigger; everything else is set afterwards.
    package init(today: CivilDate, trigger: TransitionTrigger) {
        self.today = today
        self.trigger = trigger
    }

    /// Whether a reason is given that is more than white space.
    package var hasReason: Bool { Self.isFilled(reason) }

    /// Whether a name is given that is more than white space.
    package var hasName: Bool { Self.isFilled(name) }

    private static func isFilled(_ text: String?) -> Bool {
        text?.contains { !$0.isWhitespace } ?? false
    }

    /// What the guards ask of a bundle's subscription.
    package struct Subscription: Hashable, Sendable {
        /// Whether its status is active or past due.
        package var isActive: Bool
        /// The first day it covers.
        package var periodStart: CivilDate
        /// The last day it covers.
        package var periodEnd: CivilDate
        /// Whether its shares would exceed the whole with this campaign's.
        package var isOverAllocated: Bool

        /// The facts of one subscription.
        package init(
            isActive: Bool,
            periodStart: CivilDate,
            periodEnd: CivilDate,
            isOverAllocated: Bool
        ) {
            self.isActive = isActive
            self.periodStart = periodStart
            self.periodEnd = periodEnd
            self.isOverAllocated = isOverAllocated
        }
    }
}
