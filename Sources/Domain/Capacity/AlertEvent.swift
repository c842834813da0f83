/// What happened to the alerts of a campaign.
package enum AlertEvent: Hashable, Sendable {
    /// The pricing model changed: every level is armed again and forgets when it was sent.
    case forgotten
    /// A level may fire again.
    case rearmed(AlertThreshold)
    /// A level was crossed.
    case recorded(AlertRecord)
}
