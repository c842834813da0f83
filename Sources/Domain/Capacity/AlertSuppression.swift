/// Why an alert was kept back.
///
/// Source: domain §8.2.
package enum AlertSuppression: String, CaseIterable, Sendable {
    /// The campaign was not live.
    case notLive = "not_live"
    /// A person had muted the level.
    case muted
    /// The last alert of the level was too recent.
    case throttled
    /// The company had quiet hours.
    case quietHours = "quiet_hours"
}
