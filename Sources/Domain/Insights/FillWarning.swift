/// The early warning: a campaign below 80 % whose pace will fill it soon.
///
/// Alerts speak from 80 % of the limit on; a fast campaign reaches that level when little time is
/// left to sell more. The warning looks ahead as far as the forecast looks back, 28 days. It holds
/// on for 7 more days, so that a pace that wavers around the bound does not warn daily.
package struct FillWarning: Hashable, Sendable {
    /// What becomes of the warning.
    package enum Decision: String, CaseIterable, Sendable {
        /// It is given now.
        case raise
        /// It was given and still holds.
        case keep
        /// It was given and no longer holds.
        case clear
        /// There is none.
        case none
    }

    /// What becomes of the warning.
    package let decision: Decision
    /// Why, in the order of the list of reasons.
    package let reasons: [FillWarningReason]

    /// What became of a warning before.
    package init(decision: Decision, reasons: [FillWarningReason]) {
        self.decision = decision
        self.reasons = reasons
    }

    /// The days within which a campaign must be expected to fill.
    package static let windowDays: Int64 = 28
    /// The days by which a warning that was given holds on longer.
    package static let slackDays: Int64 = 7

    /// Looks at a campaign once its forecast is made.
    ///
    /// `isWarned` says whether the last look raised or kept the warning.
    package static func assess(
        _ forecast: FillForecast,
        used: Int64,
        limit: Int64,
        endDate: CivilDate,
        isLive: Bool,
        isWarned: Bool
    ) -> Self {
        guard isLive else { return over(.notLive, isWarned) }
        let isAlerted = Int128(used) * 100 >= Int128(limit) * 80
        guard !isAlerted else { return over(.alertRange, isWarned) }
        guard let expected = forecast.expectedDate, let days = forecast.expectedDays else {
            let isShort = forecast.standing == .insufficientData
            return over(isShort ? .insufficientData : .beyondHorizon, isWarned)
        }
        let slack = isWarned ? slackDays : 0
        guard expected < endDate.adding(days: slack) else { return over(.endsBeforeFull, isWarned) }
        guard days <= windowDays + slack else { return over(.fullLater, isWarned) }
        var reasons: [FillWarningReason] = []
        if expected < endDate { reasons.append(.fullBeforeEnd) }
        if days <= windowDays { reasons.append(.fullWithinWindow) }
        if let latest = forecast.latestDate, latest < endDate { reasons.append(.surelyBeforeEnd) }
        return Self(decision: isWarned ? .keep : .raise, reasons: reasons)
    }

    /// What becomes of the warning of a campaign without a forecast: sold by credits, or not live.
    package static func withoutForecast(isLive: Bool, isWarned: Bool) -> Self {
        over(isLive ? .soldByCredits : .notLive, isWarned)
    }

    private static func over(_ reason: FillWarningReason, _ isWarned: Bool) -> Self {
        Self(decision: isWarned ? .clear : .none, reasons: [reason])
    }
}
