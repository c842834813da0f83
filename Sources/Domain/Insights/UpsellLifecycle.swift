/// When an upsell signal is raised, told again and dropped.
///
/// Source: domain §10.4.
package enum UpsellLifecycle {
    /// What an evaluation makes of the one signal of a campaign or company.
    ///
    /// `category` is the one matched now; an open signal keeps its own when nothing matches.
    /// `isEvaluated` is false once the campaign left the set that is evaluated. A snoozed signal
    /// stays as it is.
    package static func decide(
        open: OpenUpsell?,
        composite: Int64,
        category: UpsellCategory,
        cooldown: UpsellCooldown?,
        clock: Instant,
        isEvaluated: Bool = true,
        bounds: UpsellBounds = .campaign
    ) -> UpsellDecision {
        guard let open else {
            let rests = cooldown?.holds(at: clock, composite: composite) ?? false
            guard isEvaluated, !rests, category != .none, composite >= bounds.raise else {
                return .none
            }
            return .raise(category: category, segment: .of(composite: composite, current: nil))
        }
        if open.isSnoozed(at: clock) { return .none }
        guard isEvaluated, composite >= bounds.keep else { return .expire }
        let next = category == .none ? open.category : category
        let segment = UpsellSegment.of(composite: composite, current: open.segment)
        let hasMoved = abs(composite - open.lastEmittedComposite) >= 5
        guard next != open.category || segment != open.segment || hasMoved else { return .none }
        return .update(category: next, segment: segment)
    }
}
