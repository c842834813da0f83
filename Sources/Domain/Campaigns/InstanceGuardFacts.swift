/// What the guards of an instance's transitions look at.
package struct InstanceGuardFacts: Hashable, Sendable {
    /// Whether the campaign is active.
    package var isCampaignActive: Bool
    /// The local date of the clock.
    package var today: CivilDate
    /// The first day of the instance.
    package var startDate: CivilDate
    /// Whether a start before that day is wanted.
    package var earlyStart: Bool
    /// Whether the merged configuration fails to validate.
    package var isConfigInvalid: Bool
    /// Whether a reason is given that is more than white space.
    package var hasReason: Bool

    /// The facts of one transition.
    package init(
        isCampaignActive: Bool,
        today: CivilDate,
        startDate: CivilDate,
        earlyStart: Bool = false,
        isConfigInvalid: Bool = false,
        hasReason: Bool = false
    ) {
        self.isCampaignActive = isCampaignActive
        self.today = today
        self.startDate = startDate
        self.earlyStart = earlyStart
        self.isConfigInvalid = isConfigInvalid
        self.hasReason = hasReason
    }
}
