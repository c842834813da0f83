/// What must hold before a person's new instance is made.
///
/// Source: domain §5.2.
package enum InstanceCreation {
    /// What the rules look at.
    package struct Facts: Hashable, Sendable {
        /// The campaign's state.
        package var campaignStatus: CampaignStatus
        /// The campaign's dates; nil when it has none yet.
        package var campaignDates: CivilRange?
        /// The first day asked for.
        package var startDate: CivilDate
        /// The last day asked for.
        package var endDate: CivilDate
        /// What speaks against template version and group; a deprecated version does not.
        package var incompatibilities: [ReasonCode] = []
        /// Whether the merged configuration fails to validate.
        package var isConfigInvalid = false
        /// U: what is used now.
        package var used: Int64
        /// C: up to where it may be used.
        package var cap: Int64

        /// The facts of one wish; what speaks against the program is set afterwards.
        package init(
            campaignStatus: CampaignStatus,
            campaignDates: CivilRange?,
            startDate: CivilDate,
            endDate: CivilDate,
            used: Int64,
            cap: Int64
        ) {
            self.campaignStatus = campaignStatus
            self.campaignDates = campaignDates
            self.startDate = startDate
            self.endDate = endDate
            self.used = used
            self.cap = cap
        }
    }

    /// All failing codes; empty when the instance may be made.
    package static func failing(_ facts: Facts) -> [ReasonCode] {
        var failing: [ReasonCode] = []
        if !takesInstances(facts.campaignStatus) { failing.append(.campaignState) }
        failing += datesFailing(facts.startDate, facts.endDate, inside: facts.campaignDates)
        failing += facts.incompatibilities
        if facts.isConfigInvalid { failing.append(.configInvalid) }
        if facts.used >= facts.cap { failing.append(.capacityExhausted) }
        return failing
    }

    /// Why the dates of an instance are refused: reversed, or outside those of its campaign.
    package static func datesFailing(
        _ start: CivilDate,
        _ end: CivilDate,
        inside campaign: CivilRange?
    ) -> [ReasonCode] {
        guard let dates = CivilRange(start, through: end) else { return [.invalidDateRange] }
        let isInside = campaign?.contains(dates) ?? false
        return isInside ? [] : [.datesOutsideCampaign]
    }

    private static func takesInstances(_ status: CampaignStatus) -> Bool {
        switch status {
        case .planned, .recruiting, .active: true
        case .draft, .paused, .completed, .closed: false
        }
    }
}
