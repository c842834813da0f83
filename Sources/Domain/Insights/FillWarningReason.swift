/// Why a campaign is or is not warned about before it fills.
package enum FillWarningReason: String, CaseIterable, Sendable {
    /// It is expected to be full before its last date.
    case fullBeforeEnd = "full_before_end"
    /// It is expected to be full within 28 days.
    case fullWithinWindow = "full_within_window"
    /// Even the latest plausible date lies before its last date.
    case surelyBeforeEnd = "surely_before_end"
    /// It is neither recruiting nor active nor paused.
    case notLive = "not_live"
    /// It is sold by credits, which have no forecast.
    case soldByCredits = "sold_by_credits"
    /// Use is at 80 % or more, where alerts speak.
    case alertRange = "alert_range"
    /// Too few dates have passed for a forecast.
    case insufficientData = "insufficient_data"
    /// It is not expected to fill at all.
    case beyondHorizon = "beyond_horizon"
    /// It ends before it is expected to be full.
    case endsBeforeFull = "ends_before_full"
    /// It is expected to be full, but not within 28 days.
    case fullLater = "full_later"
}
