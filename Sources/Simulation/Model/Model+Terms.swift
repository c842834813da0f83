import Contracts
import Domain

/// What campaigns are sold for, by 9.1.
extension Model {
    func changeTerms(
        _ campaign: ModelCampaign,
        _ body: CampaignChangeTerms,
        _ company: ModelCompany
    ) -> ModelResult {
        let (today, input) = (company.date(clock), body.terms)
        let from = body.effectiveFrom ?? today
        let isDraft = campaign.status == "draft"
        let isForeign = !input.currencies.allSatisfy { $0.rawValue == campaign.fields.currency }
        if isForeign, isDraft { return .refused(["currency_mismatch"]) }
        let isComplete = ModelTerms.isComplete(input, campaign.fields.currency)
        if !isDraft {
            if isForeign { return .refused(["currency_mismatch"]) }
            guard isComplete else { return .refused(["terms_incomplete"]) }
            let codes = refusals(campaign, input, from, today)
            guard codes.isEmpty else { return .refused(codes) }
        }
        let id = make("ter", company.id)
        if isDraft {
            campaign.fields.terms = input
        } else {
            campaign.terms.removeAll { $0.from == from }
            campaign.terms.append(ModelTerms(id: id, from: from, input: input))
            campaign.terms.sort { $0.from < $1.from }
        }
        campaign.version += 1
        say(
            campaign,
            "campaign.terms_changed",
            [
                "termsId": .string(id), "effectiveFrom": .string(from.iso),
                "model": .string(input.model?.rawValue ?? "custom"),
            ]
        )
        refreshTerms(campaign, company)
        charge(campaign, company)
        return .applied
    }

    private func refusals(
        _ campaign: ModelCampaign,
        _ input: TermsInput,
        _ from: CivilDate,
        _ today: CivilDate
    ) -> [String] {
        if campaign.status == "completed" || campaign.status == "closed" {
            return ["field_frozen"]
        }
        var codes: [String] = []
        if from < today { codes.append("effective_in_past") }
        if campaign.wasActive, from.day != 1 {
            let eve = from.adding(days: -1)
            let before = campaign.terms.last { $0.from <= eve } ?? campaign.terms.first
            if before.map({ !$0.mayBecomeMidMonth(input) }) ?? false {
                codes.append("effective_not_month_start")
            }
        }
        guard input.model == .bundle else { return codes }
        guard let bundle = input.subscriptionId.flatMap({ subscriptions[$0] }),
            bundle.company == campaign.company
        else { return codes + ["subscription_inactive"] }
        if !bundle.serves { codes.append("subscription_inactive") }
        if let dates = campaign.dates, dates.start < bundle.start || dates.end > bundle.end {
            codes.append("outside_subscription_period")
        }
        if isOverAllocated(bundle, with: input.shareBp ?? 0, of: campaign) {
            codes.append("bundle_over_allocated")
        }
        return codes
    }

    /// The terms of today decide model and limit; without any the limit is 0.
    func refreshTerms(_ campaign: ModelCampaign, _ company: ModelCompany) {
        touch(campaign)
        campaign.termsSeen = clock
        let today = company.date(clock)
        let terms = campaign.terms(on: today)
        let (old, left) = (campaign.ownLimit, campaign.current?.input.subscriptionId)
        campaign.current = terms
        campaign.model = terms?.model ?? "custom"
        campaign.ownLimit = ownLimit(campaign, today)
        if campaign.ownLimit != old { limitChanged.insert(campaign.id) }
        if let left, left != terms?.input.subscriptionId { leave(left, campaign) }
        takeBack()
    }

    /// What terms limit a campaign to, by 7.1 and 7.7.
    private func ownLimit(_ campaign: ModelCampaign, _ today: CivilDate) -> Int64 {
        guard let terms = campaign.current?.input else { return 0 }
        switch terms.model {
        case nil: return 0
        case .seats: return terms.committedSeats ?? 0
        case .credits: return terms.creditAllocationMc ?? 0
        case .iaas: return terms.learnersCommitted ?? 0
        case .custom: return campaign.fields.volunteers
        case .bundle:
            let share = terms.shareBp ?? 0
            let bundle = terms.subscriptionId.flatMap { subscriptions[$0] }
            guard let bundle, bundle.company == campaign.company else { return 0 }
            return bundle.worth(min(share, campaign.keptShareBp ?? share), on: today)
        }
    }
}
