import Contracts
import Domain
import Storage

/// What is charged once, under a key: credits, fees, milestones, subscriptions.
///
/// Source: domain §11.1, §11.2.
extension BillingActor {
    /// Charges what the terms of today ask of a campaign.
    ///
    /// Asked whenever state or terms changed, at local midnight of the first and on the date of a
    /// milestone; what has been charged is not charged again.
    func charge(
        _ view: CampaignView,
        wasActive: Bool,
        isMidnight: Bool,
        _ row: CompanyRow,
        _ context: FoldContext
    ) throws {
        switch view.terms {
        case .credits: try buyCredits(view, wasActive: wasActive, row, context)
        case .custom:
            try chargeFee(view, row, context)
            if isMidnight { try chargeMilestones(view, row, context) }
        case .seats, .iaas, .bundle, nil: return
        }
    }

    private func buyCredits(
        _ view: CampaignView,
        wasActive: Bool,
        _ row: CompanyRow,
        _ context: FoldContext
    ) throws {
        let bought = try context.tables.usage.find(
            keysStartingWith: "credits:",
            company: row.id,
            campaign: view.id
        )
        let level = bought.compactMap { $0.key.flatMap(CreditPurchase.level(ofKey:)) }.max() ?? 0
        let due = try CreditPurchase.due(
            terms: view.terms,
            wasActive: wasActive,
            levelMc: level
        )
        guard let due else { return }
        try book(.fixedFee, due.key, due.amountMinor, view, row, context)
    }

    private func chargeFee(
        _ view: CampaignView,
        _ row: CompanyRow,
        _ context: FoldContext
    ) throws {
        let due = FixedFees.due(
            terms: view.terms,
            isActive: view.status == .active,
            today: row.zoneTable.localDate(at: context.clock),
            written: try written("fee", view, row, context)
        )
        guard let due else { return }
        try book(.fixedFee, due.key, due.amountMinor, view, row, context)
    }

    private func chargeMilestones(
        _ view: CampaignView,
        _ row: CompanyRow,
        _ context: FoldContext
    ) throws {
        let due = FixedFees.milestonesDue(
            terms: view.terms,
            isLiveOrCompleted: view.status.isLive || view.status == .completed,
            today: row.zoneTable.localDate(at: context.clock),
            written: try written("", view, row, context, type: .milestone)
        )
        for milestone in due {
            try book(.milestone, milestone.key, milestone.amountMinor, view, row, context)
        }
    }

    /// `billing.confirm_milestone`: a milestone of the terms in effect was reached.
    func confirmMilestone(
        _ key: String,
        _ view: CampaignView,
        _ row: CompanyRow,
        _ context: FoldContext
    ) throws -> FoldResult {
        guard case .custom(let terms) = view.terms,
            view.status.isLive || view.status == .completed,
            let milestone = terms.milestones.first(where: { $0.key == key })
        else { return .refused(.notFound) }
        let known = try written("", view, row, context, type: .milestone)
        guard !known.contains(key) else { return .refused(.alreadyRecorded) }
        let id = try book(.milestone, key, milestone.amountMinor, view, row, context)
        return .applied(["id": .string(view.id), "usageId": .string(id)])
    }

    /// The keys that were used, of one kind of record.
    private func written(
        _ prefix: String,
        _ view: CampaignView,
        _ row: CompanyRow,
        _ context: FoldContext,
        type: UsageType = .fixedFee
    ) throws -> Set<String> {
        let records = try context.tables.usage.find(
            keysStartingWith: prefix,
            company: row.id,
            campaign: view.id
        )
        return Set(records.filter { $0.type == type }.compactMap(\.key))
    }

    @discardableResult
    private func book(
        _ type: UsageType,
        _ key: String,
        _ amountMinor: Int64,
        _ view: CampaignView,
        _ row: CompanyRow,
        _ context: FoldContext
    ) throws -> String {
        var fact = UsageFact(
            campaign: view.id,
            type: type,
            quantity: 1,
            unit: type == .milestone ? .milestone : .fee,
            ref: key,
            effectiveAt: context.clock
        )
        fact.key = key
        fact.amount = Money(amount: amountMinor, currency: view.currency)
        fact.model = view.terms?.model
        return try record(fact, view, row, context)
    }

    /// Charges a subscription for its period, or for what its quantity grew by.
    func charge(
        _ subscription: SubscriptionRow,
        _ row: CompanyRow,
        _ context: FoldContext
    ) throws -> SubscriptionRow {
        var subscription = subscription
        let outcome = try SubscriptionCharge.due(
            subscription.subscription,
            charged: subscription.charged,
            today: row.zoneTable.localDate(at: context.clock)
        )
        subscription.charged = outcome.charged
        guard let charge = outcome.charge else { return subscription }
        var fact = UsageFact(
            campaign: nil,
            type: .fixedFee,
            quantity: 1,
            unit: .fee,
            ref: charge.key,
            effectiveAt: context.clock
        )
        fact.key = charge.key
        fact.model = .bundle
        fact.amount = Money(
            amount: charge.amountMinor,
            currency: subscription.subscription.annualPrice.currency
        )
        try record(fact, nil, row, context)
        return subscription
    }

    /// `usage.reverse`: takes a fee, a milestone or an overage back.
    ///
    /// What facts led to is taken back by voiding the fact. Source: domain §11.1.
    func reverse(
        _ id: String,
        reason: String,
        _ row: CompanyRow,
        _ context: FoldContext
    ) throws -> FoldResult {
        guard let position = DerivedID.position(of: id), id.hasPrefix("use_\(row.id)_"),
            let known = try context.tables.usage.find(id: id, position: position)
        else { return .refused(.notFound) }
        switch known.type {
        case .fixedFee, .milestone, .overage: break
        case .seatAssigned, .seatReleased, .creditsConsumed, .learnerServed, .session:
            return .refused(.voidTheFact)
        }
        guard known.reverses == nil, try !context.tables.usage.isReversed(id) else {
            return .refused(.alreadyReversed)
        }
        var fact = UsageFact(
            campaign: known.campaign,
            type: known.type,
            quantity: -known.quantity,
            unit: known.unit,
            ref: known.ref,
            effectiveAt: context.clock
        )
        fact.key = known.key
        fact.amount = known.amount.map { Money(amount: -$0.amount, currency: $0.currency) }
        fact.reverses = known.id
        fact.reason = reason
        let reversal = try record(fact, nil, row, context)
        return .applied(["id": .string(id), "usageId": .string(reversal)])
    }
}
