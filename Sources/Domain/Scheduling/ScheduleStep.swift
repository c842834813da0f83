/// One thing that the clock would do.
package struct ScheduleStep: Hashable, Sendable {
    /// The campaign it belongs to.
    package let campaign: String
    /// What is due, with its moment.
    package let item: DueItem
    /// The moment of the clock at which it happens: when it is due, or now if that has passed.
    package let at: Instant
    /// The campaign's state before.
    package let from: CampaignStatus
    /// The campaign's state after; the same when the step fails or concerns something else.
    package let to: CampaignStatus
    /// The dates of the clone that the step makes, for a recurrence.
    package let cloneDates: CivilRange?
    /// Why it fails; empty when nothing known today speaks against it.
    package let codes: [ReasonCode]
    /// Whether it is due already, rather than a consequence of an earlier step.
    package let isDue: Bool
    /// How many attempts in a row fail for these codes; 1 for a step that happens.
    package internal(set) var attempts: Int64
    /// The moment of the last of these attempts.
    package internal(set) var lastAt: Instant

    /// Whether another step is the next attempt at the same thing, failing the same way.
    func isRepeated(by other: Self) -> Bool {
        !codes.isEmpty && codes == other.codes && item.kind == other.item.kind
            && item.entity == other.item.entity
    }
}
