import Contracts
import Domain

/// What is charged once, under a key, by 11.1 and 11.2.
extension Model {
    /// Whether a key of a campaign, or of a subscription, was used for a type of record.
    private func isUsed(_ key: String, _ type: String, _ campaign: String?) -> Bool {
        usage.contains { $0.campaign == campaign && $0.type == type && $0.key == key }
    }

    /// Charges what the terms of today ask for now.
    func charge(_ campaign: ModelCampaign, _ company: ModelCompany) {
        guard campaign.status != "draft", let terms = campaign.current?.input else { return }
        if terms.model == .credits, campaign.wasActive { buyCredits(campaign, terms, company) }
        guard terms.model == .custom, campaign.status == "active", let fee = terms.fixedFee else {
            return
        }
        let isMonthly = terms.fixedFeeSchedule == .monthly
        let key = isMonthly ? "fee:\(company.date(clock).month.iso)" : "fee"
        guard !isUsed(key, "fixed_fee", campaign.id) else { return }
        bill([self.fee(key, "fixed_fee", fee, campaign, "custom", company)], company)
    }

    /// P grows to the largest allocation since the activation.
    private func buyCredits(
        _ campaign: ModelCampaign,
        _ terms: TermsInput,
        _ company: ModelCompany
    ) {
        let levels = usage.filter { $0.campaign == campaign.id && $0.reverses == nil }
            .compactMap { Self.level($0.key) }
        let (before, wanted) = (levels.max() ?? 0, terms.creditAllocationMc ?? 0)
        guard wanted > before, let price = terms.creditPrice else { return }
        let amount = Exact(Int128(wanted - before) * Int128(price.amount), 1000).rounded
        let money = Money(amount: amount, currency: price.currency)
        bill([fee("credits:\(wanted)", "fixed_fee", money, campaign, "credits", company)], company)
    }

    /// P of the key of a purchase.
    static func level(_ key: String?) -> Int64? {
        guard let key, key.hasPrefix("credits:") else { return nil }
        return Int64(key.dropFirst(8))
    }

    private func fee(
        _ key: String,
        _ type: String,
        _ amount: Money,
        _ campaign: ModelCampaign?,
        _ model: String,
        _ company: ModelCompany
    ) -> ModelUsage {
        var line = line(type, 1, key, clock, campaign, company, model: model)
        line.key = key
        line.amount = amount
        return line
    }

    /// Midnights at which fees and milestones of custom terms are due.
    func fees(_ campaign: ModelCampaign, _ company: ModelCompany) -> [Due] {
        guard campaign.model == "custom", let terms = campaign.current?.input else { return [] }
        var days = (terms.milestones ?? []).compactMap(\.dueDate).filter {
            company.midnight($0) >= campaign.termsSeen
        }
        if terms.fixedFeeSchedule == .monthly, campaign.status == "active" {
            var month = company.date(max(campaign.feesSeen, campaign.termsSeen)).month
            while company.midnight(month.firstDay) <= max(campaign.feesSeen, campaign.termsSeen) {
                month = month.next
            }
            days.append(month.firstDay)
        }
        return Set(days).map(company.midnight).filter { $0 > campaign.feesSeen }.map { at in
            Due(at: at, company: company.id, rank: 6, entity: campaign.id, item: 0) {
                [unowned self] in
                campaign.feesSeen = clock
                charge(campaign, company)
                reachMilestones(campaign, company)
            }
        }
    }

    private func reachMilestones(_ campaign: ModelCampaign, _ company: ModelCompany) {
        guard campaign.isLive || campaign.status == "completed" else { return }
        for milestone in campaign.current?.input.milestones ?? []
        where milestone.dueDate == company.date(clock) {
            guard let key = milestone.key, let amount = milestone.amount,
                !isUsed(key, "milestone", campaign.id)
            else { continue }
            bill([fee(key, "milestone", amount, campaign, "custom", company)], company)
        }
    }

    func confirmMilestone(_ id: String, _ key: String, _ company: ModelCompany) -> ModelResult {
        guard let campaign = campaigns[id], campaign.company == company.id,
            campaign.model == "custom", campaign.isLive || campaign.status == "completed",
            let milestone = campaign.current?.input.milestones?.first(where: { $0.key == key }),
            let amount = milestone.amount
        else { return .refused(["not_found"]) }
        guard !isUsed(key, "milestone", id) else { return .refused(["already_recorded"]) }
        bill([fee(key, "milestone", amount, campaign, "custom", company)], company)
        return .applied
    }

    /// Charges a subscription for its period, or for what its quantity grew by.
    func charge(_ bundle: ModelSubscription, _ company: ModelCompany) {
        let today = company.date(clock)
        guard let charged = bundle.charged, bundle.start <= charged.end else {
            guard bundle.serves, bundle.start <= today else { return }
            bundle.charged = (bundle.start, bundle.end, bundle.quantity)
            let amount = bundle.price.amount * bundle.quantity
            return charge(bundle, "\(bundle.id):\(bundle.start.iso)", amount, company)
        }
        bundle.charged = (charged.start, bundle.end, charged.quantity)
        let left = bundle.end.days(since: max(today, bundle.start)) + 1
        guard bundle.serves, bundle.quantity > charged.quantity, left > 0 else { return }
        bundle.charged = (charged.start, bundle.end, bundle.quantity)
        let added = Int128(bundle.quantity - charged.quantity) * Int128(bundle.price.amount)
        let days = bundle.end.days(since: bundle.start) + 1
        let amount = Exact(added * Int128(left), Int128(days)).rounded
        charge(bundle, "\(bundle.id):\(charged.start.iso):\(bundle.quantity)", amount, company)
    }

    private func charge(
        _ bundle: ModelSubscription,
        _ key: String,
        _ amount: Int64,
        _ company: ModelCompany
    ) {
        let money = Money(amount: amount, currency: bundle.price.currency)
        bill([fee(key, "fixed_fee", money, nil, "bundle", company)], company)
    }

    /// `usage.reverse`, by 11.1.
    func reverse(_ id: String, _ reason: String?, _ company: ModelCompany) -> ModelResult {
        guard reason != nil else { return .refused(["reason_required"]) }
        guard let old = usage.first(where: { $0.id == id }), id.hasPrefix("use_\(company.id)_")
        else { return .refused(["not_found"]) }
        guard ["fixed_fee", "milestone", "overage"].contains(old.type) else {
            return .refused(["void_the_fact"])
        }
        guard old.reverses == nil, !usage.contains(where: { $0.reverses == id }) else {
            return .refused(["already_reversed"])
        }
        bill([reversal(of: id, company)], company)
        return .applied
    }
}
