import Contracts
package import Domain

/// An upsell signal as it stands.
///
/// Source: domain §10.4, and the article on upsell.
package struct SignalRow: Sendable, Hashable {
    /// The core-made id.
    package let id: String
    /// The place among all rows: the position of the record that raised it comes first.
    package let seq: Int64
    /// The company.
    package let company: String
    /// The campaign; nil for a signal of the whole company.
    package let campaign: String?
    /// What kind of opportunity, as it was told last.
    package var category: UpsellCategory
    /// How promising, as it was told last.
    package var segment: UpsellSegment
    /// The score of the last evaluation, told or not, 0 to 100.
    package var composite: Int64
    /// The score that was last told.
    package var lastEmitted: Int64
    /// The currency of its amounts.
    package var currency: Currency
    /// What it may be worth, in minor units.
    package var valueMinor: Int64?
    /// What those who wait would pay, in minor units.
    package var unmetMinor: Int64?
    /// Open first, then one of the others for good.
    package var status: UpsellStatus
    /// 1, and 1 more with every step.
    package var version: Int64
    /// When it was raised.
    package let raisedAt: Instant
    /// When its last step was.
    package var updatedAt: Instant
    /// Until when nothing is told of it; nil unless it is snoozed.
    package var snoozedUntil: Instant?
    /// When it closed.
    package var closedAt: Instant?
    /// Who closed it; `clock` when it went by itself.
    package var closedBy: String?
    /// Why it was declined or lost, or went by itself: a word.
    package var reason: String?
    /// What it brought, or is to bring, in minor units.
    package var wonMinor: Int64?
    /// What became of the deal.
    package var outcome: UpsellOutcome?
    /// When that was said.
    package var outcomeAt: Instant?
    /// What the last evaluation looked at.
    package var inputs: UpsellInputs

    /// Makes an open signal.
    package init(
        id: String,
        seq: Int64,
        company: String,
        campaign: String?,
        category: UpsellCategory,
        segment: UpsellSegment,
        inputs: UpsellInputs,
        currency: Currency,
        at clock: Instant
    ) {
        self.id = id
        self.seq = seq
        self.company = company
        self.campaign = campaign
        self.category = category
        self.segment = segment
        self.inputs = inputs
        self.currency = currency
        composite = inputs.composite
        lastEmitted = composite
        status = .open
        version = 1
        raisedAt = clock
        updatedAt = clock
    }

    /// What it is about.
    package var kind: UpsellKind { campaign == nil ? .company : .campaign }

    /// What it may be worth.
    package var value: Money? { valueMinor.map { Money(amount: $0, currency: currency) } }

    /// What those who wait would pay.
    package var unmetDemand: Money? { unmetMinor.map { Money(amount: $0, currency: currency) } }

    /// What it brought, or is to bring.
    package var wonValue: Money? { wonMinor.map { Money(amount: $0, currency: currency) } }

    /// What an evaluation needs to know of it; nil once it is closed.
    package var open: OpenUpsell? {
        guard status == .open else { return nil }
        return OpenUpsell(
            category: category,
            segment: segment,
            lastEmittedComposite: lastEmitted,
            snoozedUntil: snoozedUntil
        )
    }

    /// Where its life stands at a moment.
    package func state(at clock: Instant) -> UpsellState {
        UpsellState(status, outcome: outcome, snoozedUntil: snoozedUntil, at: clock)
    }

    /// The rests that follow it: one for what sales closed, another one for a deal that was lost.
    package var rests: [UpsellCooldown] {
        guard let closedAt else { return [] }
        switch status {
        case .open, .expired: return []
        case .declined: return [.declined(at: closedAt, composite: composite)]
        case .accepted:
            guard outcome == .lost, let outcomeAt else { return [.accepted(at: closedAt)] }
            return [.accepted(at: closedAt), .declined(at: outcomeAt, composite: composite)]
        }
    }
}
