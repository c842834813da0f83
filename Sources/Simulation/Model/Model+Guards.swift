import Contracts
import Domain

/// What speaks against a move, by 4.1 and 3.4.
extension Model {
    /// The version of a campaign's template that its company may use.
    func version(of campaign: ModelCampaign) -> ModelVersion? {
        version(campaign.fields.template, for: campaign.company)
    }

    func version(_ id: String?, for company: String) -> ModelVersion? {
        guard let found = id.flatMap({ versions[$0] }), found.owner ?? company == company else {
            return nil
        }
        return found
    }

    func guards(
        _ campaign: ModelCampaign,
        _ wish: Wish,
        _ company: ModelCompany
    ) -> [String] {
        let today = company.date(clock)
        let fields = campaign.fields
        var failing: [String] = []
        func check(_ fails: Bool, _ code: String) { if fails { failing.append(code) } }
        let isOver = fields.end.map { today > $0 } ?? false
        switch (campaign.status, wish.target) {
        case ("draft", "planned"): return planning(campaign, today)
        case ("planned", "draft"):
            let hasTraces =
                !campaign.enrollments.isEmpty || !campaign.waiting.isEmpty
                || usage.contains { $0.campaign == campaign.id }
            check(hasTraces, "revert_not_allowed")
            check(!wish.mayApprove || wish.by == campaign.plannedBy, "approval_required")
        case ("planned", "recruiting"), (_, "active"):
            let isEarly = fields.start.map { today < $0 } ?? false
            check(wish.target == "active" && isEarly && !wish.isEarly, "start_not_reached")
            check(isOver, "end_passed")
            check(version(of: campaign)?.status == "archived", "template_archived")
            check(group(of: campaign)?.isActive == false, "group_not_active")
            check(company.isSuspended, "company_suspended")
            check(wish.target == "active" && isUnsound(campaign), "config_invalid")
            let lacks = campaign.model == "bundle" && bundle(boughtFor: campaign)?.serves != true
            check(wish.target == "active" && lacks, "subscription_inactive")
        case (_, "completed"):
            check(
                wish.trigger == "manual" && !isOver && wish.reason == nil,
                "reason_required"
            )
        case ("completed", "closed"):
            check(!campaign.isSettled, "no_final_snapshot")
            check(hasParked(campaign), "inputs_parked")
            if wish.isForced, wish.isAdmin, !failing.isEmpty {
                failing = wish.reason == nil ? failing + ["reason_required"] : []
            }
        default: check(wish.reason == nil, "reason_required")
        }
        return failing
    }

    private func planning(_ campaign: ModelCampaign, _ today: CivilDate) -> [String] {
        let fields = campaign.fields
        var failing: [String] = []
        func check(_ fails: Bool, _ code: String) { if fails { failing.append(code) } }
        let (version, group) = (version(of: campaign), group(of: campaign))
        check(fields.name == nil, "missing_name")
        check(version == nil, "missing_template")
        check(group == nil, "missing_group")
        check(fields.start == nil || fields.end == nil, "missing_dates")
        if let start = fields.start, let end = fields.end {
            check(start > end, "invalid_date_range")
        }
        check(fields.start.map { $0 < today } ?? false, "start_in_past")
        check(fields.volunteers < 1, "invalid_target_volunteers")
        check(fields.beneficiaries < 1, "invalid_target_beneficiaries")
        check(fields.budget <= 0, "invalid_budget")
        check(fields.terms == nil, "missing_pricing_model")
        let isComplete = fields.terms.map { ModelTerms.isComplete($0, fields.currency) } ?? true
        check(!isComplete, "terms_incomplete")
        let prices = fields.terms?.currencies.map(\.rawValue) ?? []
        let budget = fields.budgetCurrency.map { [$0] } ?? []
        check(!(prices + budget).allSatisfy { $0 == fields.currency }, "currency_mismatch")
        if let version, let group { failing += misfit(version, group, takesOld: false) }
        check(isUnsound(campaign), "config_invalid")
        guard fields.terms?.model == .bundle else { return failing }
        guard let bundle = bundle(boughtFor: campaign) else {
            return failing + ["subscription_inactive"]
        }
        check(!bundle.serves, "subscription_inactive")
        let starts = fields.start.map { $0 < bundle.start } ?? false
        let ends = fields.end.map { $0 > bundle.end } ?? false
        check(starts || ends, "outside_subscription_period")
        let share = campaign.current?.input.shareBp ?? 0
        check(isOverAllocated(bundle, with: share, of: campaign), "bundle_over_allocated")
        return failing
    }

    /// The company's subscription that the terms in effect are a share of.
    private func bundle(boughtFor campaign: ModelCampaign) -> ModelSubscription? {
        guard campaign.model == "bundle" else { return nil }
        let bundle = campaign.current?.input.subscriptionId.flatMap { subscriptions[$0] }
        return bundle?.company == campaign.company ? bundle : nil
    }

    func group(of campaign: ModelCampaign) -> ModelGroup? {
        campaign.fields.group.flatMap { groups[$0] }
    }

    /// Why a version does not suit a group, by 3.4.
    func misfit(_ version: ModelVersion, _ group: ModelGroup, takesOld: Bool) -> [String] {
        var reasons: [String] = []
        if group.fields.eligibleProgramTypes?.contains(version.type) != true {
            reasons.append("program_type_not_eligible")
        }
        let tags = Set(version.fields.suitableForGroups ?? [])
        if !tags.isEmpty, tags.isDisjoint(with: group.fields.tags ?? []) {
            reasons.append("no_shared_tag")
        }
        if version.status != "active", !takesOld || version.status != "deprecated" {
            let isOver = takesOld && version.status == "archived"
            reasons.append(isOver ? "template_archived" : "template_not_active")
        }
        if !group.isActive { reasons.append("group_not_active") }
        return reasons
    }

    /// Whether version and overrides make no valid configuration.
    private func isUnsound(_ campaign: ModelCampaign) -> Bool {
        guard let version = version(of: campaign) else { return false }
        guard let content = version.content else { return true }
        return !content.rules.errors(in: campaign.overrides, over: content.defaultConfig).isEmpty
    }

    /// Whether an input is parked that names the campaign.
    private func hasParked(_ campaign: ModelCampaign) -> Bool {
        parked.contains { input in
            guard input.status == "parked", input.company == campaign.company else { return false }
            let record = RecordDecoder.decode(position: 1, message: input.message)
            guard case .input(let content) = record.content else { return false }
            return content.campaignId == campaign.id
        }
    }
}
