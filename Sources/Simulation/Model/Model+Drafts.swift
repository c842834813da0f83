import Contracts
import Domain

/// Drafts and changes of a campaign's fields, by 4.3 and 9.1.
extension Model {
    func create(_ wish: CampaignCreate, _ company: ModelCompany) -> ModelResult {
        let id = wish.id ?? make("cam", company.id)
        guard campaigns[id] == nil else { return .refused(["id_taken"]) }
        let campaign = ModelCampaign(
            id: id,
            company: company.id,
            fields: ModelFields(),
            loans: loans
        )
        take(wish.fields, campaign)
        if campaign.fields.currency.isEmpty { campaign.fields.currency = company.currency }
        if let patch = wish.configOverrides {
            let content = version(of: campaign)?.content
            let (stored, codes) = ModelConfiguration.patched(
                patch,
                [:],
                over: content?.defaultConfig ?? [:],
                content?.rules
            )
            guard codes.isEmpty else { return .refused(codes) }
            campaign.overrides = stored
        }
        establish(campaign, company)
        if let count = wish.fields.maxSessions { followSessions(count, of: campaign, company) }
        return .applied
    }

    /// A draft comes into being.
    func establish(_ campaign: ModelCampaign, _ company: ModelCompany) {
        campaigns[campaign.id] = campaign
        // Only a clone names the currency that it was not told.
        let names = campaign.fields.names
        campaign.fields.names.insert("currency")
        tell(campaign, "campaign.created", names)
        rebase(campaign)
        tellOverrides(campaign, from: [:])
        // What a campaign begins with is no change of what it had.
        before[campaign.id] = ModelCampaign.Numbers(
            used: 0,
            held: 0,
            limit: 0,
            cap: 0,
            waiting: 0,
            model: "custom",
            volunteers: 0
        )
        refreshTerms(campaign, company)
        fresh.append((company.id, "campaign:\(campaign.id)"))
    }

    func tell(_ campaign: ModelCampaign, _ name: String, _ changed: Set<String>) {
        let fields = campaign.fields
        let order = ModelFields.order + ["legalHold"]
        say(
            campaign,
            name,
            [
                "companyId": .string(campaign.company),
                "name": fields.name.map { .string($0) } ?? .null,
                "status": .string(campaign.status), "version": .int(campaign.version),
                "templateVersionId": fields.template.map { .string($0) } ?? .null,
                "groupId": fields.group.map { .string($0) } ?? .null,
                "startDate": fields.start.map { .string($0.iso) } ?? .null,
                "endDate": fields.end.map { .string($0.iso) } ?? .null,
                "model": model(of: campaign).map { .string($0) } ?? .null,
                "changed": .array(order.filter(changed.contains).map { .string($0) }),
            ]
        )
    }

    private func model(of campaign: ModelCampaign) -> String? {
        (campaign.current ?? campaign.terms.last)?.model ?? campaign.fields.terms?.model?.rawValue
    }

    private func take(_ fields: CampaignFields, _ campaign: ModelCampaign) {
        campaign.fields.name = fields.name ?? campaign.fields.name
        campaign.fields.template = fields.templateVersionId ?? campaign.fields.template
        campaign.fields.group = fields.groupId ?? campaign.fields.group
        campaign.fields.start = fields.startDate ?? campaign.fields.start
        campaign.fields.end = fields.endDate ?? campaign.fields.end
        campaign.fields.volunteers = fields.targetVolunteers ?? campaign.fields.volunteers
        campaign.fields.beneficiaries =
            fields.targetBeneficiaries ?? campaign.fields.beneficiaries
        campaign.fields.budget = fields.budgetAllocated?.amount ?? campaign.fields.budget
        campaign.fields.budgetCurrency =
            fields.budgetAllocated?.currency.rawValue ?? campaign.fields.budgetCurrency
        campaign.fields.currency = fields.currency?.rawValue ?? campaign.fields.currency
        campaign.fields.terms = fields.terms ?? campaign.fields.terms
        campaign.fields.maxSessions = fields.maxSessions ?? campaign.fields.maxSessions
        campaign.fields.names.formUnion(fields.names)
        campaign.fields.recruitLeadDays =
            fields.recruitLeadDays ?? campaign.fields.recruitLeadDays
        campaign.fields.autoCloseDays = fields.autoCloseDays ?? campaign.fields.autoCloseDays
        campaign.fields.overbookPct = fields.overbookPct ?? campaign.fields.overbookPct
        if let waitlist = fields.waitlist {
            campaign.fields.hasWaitlist = waitlist.enabled
            campaign.fields.waitDays = waitlist.ttlDays
            campaign.fields.maxWaiting = waitlist.maxLength
            campaign.fields.offerMinutes = waitlist.offerMinutes
        }
    }

    func update(
        _ campaign: ModelCampaign,
        _ fields: CampaignFields,
        _ company: ModelCompany
    ) -> ModelResult {
        guard mayEdit(campaign, fields.names) else { return .refused(["field_frozen"]) }
        if let end = fields.endDate, let old = campaign.fields.end, end < old,
            campaign.status != "draft"
        {
            return .refused(["end_not_extendable"])
        }
        let failing = campaign.status == "draft" ? [] : missing(fields, campaign)
        guard failing.isEmpty else { return .refused(failing) }
        touch(campaign)
        take(fields, campaign)
        followDates(campaign)
        campaign.version += 1
        tell(campaign, "campaign.updated", Set(fields.names))
        refreshTerms(campaign, company)
        charge(campaign, company)
        if let count = fields.maxSessions { followSessions(count, of: campaign, company) }
        if fields.templateVersionId != nil { rebase(campaign) }
        return .applied
    }

    /// Whether the state lets all of some fields be edited.
    func mayEdit(_ campaign: ModelCampaign, _ names: [String]) -> Bool {
        let planned: Set<String> = [
            "name", "description", "tags", "priority", "internalNotes", "budgetAllocated",
            "targetVolunteers", "targetBeneficiaries", "configOverrides", "waitlist", "overbookPct",
        ]
        let editable: Set<String>
        switch campaign.status {
        case "draft": return true
        case "planned", "recruiting": editable = planned
        case "active": editable = planned.union(["endDate"])
        case "paused": editable = ["description", "internalNotes", "endDate"]
        case "completed": editable = ["internalNotes"]
        default: editable = []
        }
        return names.allSatisfy(editable.contains)
    }

    /// What E1 asked for and a change would take back.
    private func missing(_ fields: CampaignFields, _ campaign: ModelCampaign) -> [String] {
        var failing: [String] = []
        if fields.targetVolunteers.map({ $0 < 1 }) ?? false {
            failing.append("invalid_target_volunteers")
        }
        if fields.targetBeneficiaries.map({ $0 < 1 }) ?? false {
            failing.append("invalid_target_beneficiaries")
        }
        if let budget = fields.budgetAllocated {
            if budget.amount <= 0 { failing.append("invalid_budget") }
            if budget.currency.rawValue != campaign.fields.currency {
                failing.append("currency_mismatch")
            }
        }
        return failing
    }

    /// The dates of a draft are its recurrence's too.
    private func followDates(_ campaign: ModelCampaign) {
        guard campaign.status == "draft", let dates = campaign.dates else { return }
        campaign.recurrence?.start = dates.start
        campaign.recurrence?.end = dates.end
    }
}
