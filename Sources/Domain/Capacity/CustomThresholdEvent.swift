/// What happened to one custom threshold of a campaign.
package enum CustomThresholdEvent: Hashable, Sendable {
    /// The pricing model changed: it is armed again and forgets when it was sent.
    case forgotten
    /// It may fire again.
    case rearmed
    /// It was crossed.
    case recorded(CustomThresholdRecord)
}
