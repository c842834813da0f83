/// The usage of a campaign rated under other terms, as if they had held from its first day.
///
/// Nothing is written: it answers what months would have cost. Source: "Billing's contract",
/// what-if.
package struct WhatIf: Sendable {
    /// A session or milestone that stands, as far as credits depend on it.
    package struct Activity: Hashable, Sendable {
        /// The kind of session, or the milestone.
        package let name: String
        /// How long it took; 0 for a milestone.
        package let minutes: Int64
        /// The month it is counted in.
        package let month: CivilMonth

        /// An activity.
        package init(name: String, minutes: Int64, month: CivilMonth) {
            self.name = name
            self.minutes = minutes
            self.month = month
        }
    }

    /// The terms instead of the agreed ones.
    package let terms: CommercialTerms
    /// The kind of program, whose tariff holds where credit terms name none.
    package let programType: ProgramType
    /// The sessions and milestones that stand, in any order.
    package let activities: [Activity]
    /// The local date on which the campaign became active first; nil before that.
    package let activatedOn: CivilDate?

    /// A question.
    package init(
        terms: CommercialTerms,
        programType: ProgramType,
        activities: [Activity],
        activatedOn: CivilDate?
    ) {
        self.terms = terms
        self.programType = programType
        self.activities = activities
        self.activatedOn = activatedOn
    }

    /// What a month would have cost; `facts` are those that it is rated by as agreed.
    ///
    /// Throws when a number does not fit. Guarantees give nothing back, since their outcome is
    /// known at the end only.
    package func rate(_ facts: RatingFacts) throws(MoneyFault) -> Statement {
        var other = facts
        let first = activatedOn ?? facts.month.firstDay
        other.terms = EffectiveTerms(history: TermsHistory([terms.effective(from: first)]))
        other.ledger = try ledger(facts.ledger)
        other.guaranteeCredit = nil
        other.credits = CreditPool()
        if case .credits(let credits) = terms, let activatedOn {
            let level = CreditPool.Level(date: activatedOn, mc: credits.allocationMc)
            other.credits = CreditPool(activatedOn: activatedOn, levels: [level])
        }
        other.amounts = try amounts(facts)
        if terms.model != .bundle { other.share = nil }
        return try CampaignRating.rate(other)
    }

    /// The records under the other model; credits are those that the activities would have used,
    /// and what was charged by key is left out.
    private func ledger(_ sums: [LedgerSum]) throws(MoneyFault) -> [LedgerSum] {
        var kept: [LedgerSum] = []
        for sum in sums {
            switch sum.type {
            case .creditsConsumed, .fixedFee, .milestone, .overage: continue
            case .seatAssigned, .seatReleased, .learnerServed, .session:
                kept.append(
                    LedgerSum(
                        type: sum.type,
                        model: terms.model,
                        period: sum.period,
                        quantity: sum.quantity,
                        minutes: sum.minutes,
                        late: sum.late,
                        lateMinutes: sum.lateMinutes,
                        reversed: sum.reversed,
                        reversedMinutes: sum.reversedMinutes
                    )
                )
            }
        }
        guard case .credits(let credits) = terms else { return kept }
        var used: [CivilMonth: Int64] = [:]
        for activity in activities {
            guard
                let mc = credits.charge(
                    activity.name,
                    minutes: activity.minutes,
                    in: programType
                )
            else { throw .outOfRange }
            used[activity.month] = Arithmetic.saturatingSum(used[activity.month] ?? 0, mc)
        }
        return kept
            + used.sorted { $0.key < $1.key }.map { month, mc in
                LedgerSum(type: .creditsConsumed, model: .credits, period: month, quantity: mc)
            }
    }

    /// What the other terms would have charged by key in a month.
    private func amounts(_ facts: RatingFacts) throws(MoneyFault) -> [LedgerAmount] {
        switch terms {
        case .seats, .iaas, .bundle: return []
        case .credits:
            guard let activatedOn, activatedOn.month == facts.month, activatedOn <= facts.today,
                let bought = try CreditPurchase.due(terms: terms, wasActive: true, levelMc: 0)
            else { return [] }
            return [charge(.fixedFee, bought.key, bought.amountMinor, activatedOn)]
        case .custom(let custom):
            return fee(custom, facts) + milestones(custom, facts)
        }
    }

    private func fee(_ custom: CustomTerms, _ facts: RatingFacts) -> [LedgerAmount] {
        let date: CivilDate? =
            switch custom.feeSchedule {
            case .once: activatedOn.flatMap { $0.month == facts.month ? $0 : nil }
            case .monthly: facts.billableDays.first
            }
        guard let date, date <= facts.today else { return [] }
        let due = FixedFees.due(terms: terms, isActive: true, today: date, written: [])
        return due.map { [charge(.fixedFee, $0.key, $0.amountMinor, date)] } ?? []
    }

    /// Dated milestones on their date, once the campaign was active; others when they were
    /// confirmed as agreed.
    private func milestones(_ custom: CustomTerms, _ facts: RatingFacts) -> [LedgerAmount] {
        custom.milestones.compactMap { milestone in
            if let date = milestone.dueDate {
                guard date.month == facts.month, date <= facts.today,
                    activatedOn.map({ $0 <= date }) ?? false
                else { return nil }
                return charge(.milestone, milestone.key, milestone.amountMinor, date)
            }
            let confirmed = facts.amounts.first {
                $0.type == .milestone && $0.key == milestone.key && !$0.isReversal
            }
            return confirmed.map {
                charge(.milestone, milestone.key, milestone.amountMinor, $0.date)
            }
        }
    }

    private func charge(
        _ type: LedgerType,
        _ key: String,
        _ amountMinor: Int64,
        _ date: CivilDate
    ) -> LedgerAmount {
        LedgerAmount(
            type: type,
            model: terms.model,
            key: key,
            amountMinor: amountMinor,
            date: date
        )
    }
}
