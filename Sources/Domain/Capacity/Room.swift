/// How much is sold, used and left in one campaign.
///
/// Source: domain §7.1.
package struct Room: Hashable, Sendable {
    /// The model that says what is counted.
    package let model: PricingModel
    /// L: what was sold, 0 or more.
    package let limit: Int64
    /// How far facts and requests may go beyond the limit, 0–50 percent.
    package let overbookPct: Int64
    /// U: what is used, 0 or more.
    package let used: Int64
    /// H: what holds and offers keep for somebody, 0 or more; no part of U.
    package let held: Int64

    /// The room of one campaign at one moment.
    package init(
        model: PricingModel,
        limit: Int64,
        overbookPct: Int64,
        used: Int64,
        held: Int64 = 0
    ) {
        self.model = model
        self.limit = limit
        self.overbookPct = overbookPct
        self.used = used
        self.held = held
    }

    /// C: the limit and what may be overbooked, rounded down.
    package var cap: Int64 {
        let extra = Arithmetic.floorOfProduct(limit, overbookPct, over: 100) ?? 0
        return Arithmetic.saturatingSum(limit, extra)
    }

    /// U + H: what nobody else can have.
    package var taken: Int64 { Arithmetic.saturatingSum(used, held) }

    /// The same room without holds and offers, as alerts see it.
    package var withoutHolds: Room {
        Room(model: model, limit: limit, overbookPct: overbookPct, used: used)
    }

    /// Use in basis points of the limit, rounded down; nil for a limit of 0.
    package var utilizationBp: Int64? { Self.utilizationBp(used: used, limit: limit) }

    /// What is left up to the limit, never below 0.
    package var available: Int64 { max(0, Arithmetic.saturatingSum(limit, -used)) }

    /// What one more person of a role takes: 0 or 1, and 0 for one who is counted already.
    package func need(role: ParticipantRole, alreadyCounted: Bool) -> Int64 {
        if alreadyCounted { return 0 }
        return switch (model, role) {
        case (.seats, .volunteer), (.custom, .volunteer): 1
        case (.iaas, .beneficiary), (.bundle, .beneficiary): 1
        case (.seats, .beneficiary), (.custom, .beneficiary): 0
        case (.iaas, .volunteer), (.bundle, .volunteer): 0
        case (.credits, .volunteer), (.credits, .beneficiary): 0
        }
    }

    /// Whether a request that takes so much may enroll.
    ///
    /// What is held is not free. Without a limit nobody may; with credits, which nobody takes by
    /// enrolling, there must be some left up to the cap.
    package func admits(need: Int64) -> Bool {
        guard limit > 0 else { return false }
        if need > 0 { return Arithmetic.saturatingSum(taken, need) <= cap }
        return model != .credits || used < cap
    }

    /// Whether a fact that took so much, with this room after it, is flagged overbooked (§7.5).
    package func isOverbooked(byNeed need: Int64) -> Bool {
        (need > 0 && used > cap) || (model == .credits && used >= cap)
    }

    /// Use in basis points of a limit, rounded down; nil for a limit of 0.
    package static func utilizationBp(used: Int64, limit: Int64) -> Int64? {
        Arithmetic.floorOfProduct(used, 10_000, over: limit)
    }
}
