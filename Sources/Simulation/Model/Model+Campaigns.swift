import Contracts
import Domain

/// The life of a campaign, by chapters 4, 5 and 9.1.
extension Model {
    /// Somebody's or the clock's wish to move a campaign.
    struct Wish {
        let target: String
        let trigger: String
        var by = "clock"
        var mayApprove = false
        var isAdmin = false
        var reason: String?
        var dueAt: Instant?
        var isEarly = false
        var isForced = false
    }

    private static let edges: [String: [String]] = [
        "draft": ["planned", "closed"], "planned": ["draft", "recruiting", "active", "closed"],
        "recruiting": ["active", "paused", "closed"], "active": ["paused", "completed"],
        "paused": ["active", "completed", "closed"], "completed": ["closed"], "closed": [],
    ]

    func move(_ campaign: ModelCampaign, _ wish: Wish) -> ModelResult {
        guard let company = companies[campaign.company],
            Self.edges[campaign.status]?.contains(wish.target) == true
        else { return .refused(["invalid_transition"]) }
        let failing = guards(campaign, wish, company)
        guard failing.isEmpty else { return .refused(failing) }
        let (from, today) = (campaign.status, company.date(clock))
        campaign.status = wish.target
        campaign.version += 1
        campaign.attempts = [:]
        (campaign.nextStart, campaign.nextRecruit, campaign.nextClose) = (nil, nil, nil)
        say(
            campaign,
            "campaign.status_changed",
            [
                "from": .string(from), "to": .string(wish.target),
                "trigger": .string(wish.trigger), "by": .string(wish.by),
                "dueAt": wish.dueAt.map { .string($0.rfc3339) } ?? .null,
                "version": .int(campaign.version),
            ]
        )
        switch wish.target {
        case "planned": plan(campaign, wish, today)
        case "draft":
            campaign.fields.seats = campaign.terms.last?.seats ?? campaign.fields.seats
            campaign.terms = []
        case "active": activate(campaign, wish, today)
        case "paused":
            for place in campaign.classes where place.status == "active" {
                place.isPausedByCampaign = true
                change(place, to: "paused", campaign)
            }
        case "completed", "closed": finish(campaign, from: from, today, company)
        default: break
        }
        if wish.target == "planned" || wish.target == "recruiting" {
            campaign.nextStart = campaign.fields.start.map { company.midnight($0) }
        }
        if wish.target == "planned", let lead = campaign.fields.recruitLeadDays {
            campaign.nextRecruit = campaign.fields.start.map {
                company.midnight($0.adding(days: -lead))
            }
        }
        refreshTerms(campaign, company)
        if wish.target == "active" { placeUnassigned(campaign, company) }
        if wish.target == "completed" { leaveAll(campaign, "campaign_completed", company) }
        if wish.target == "closed", from != "completed" {
            leaveAll(campaign, "campaign_closed", company)
        }
        touch(campaign)
        return .applied
    }

    private func plan(_ campaign: ModelCampaign, _ wish: Wish, _ today: CivilDate) {
        campaign.plannedBy = wish.by
        guard let seats = campaign.fields.seats else { return }
        campaign.terms = [(make("ter", campaign.company), today, seats)]
    }

    private func activate(_ campaign: ModelCampaign, _ wish: Wish, _ today: CivilDate) {
        campaign.wasActive = true
        if wish.isEarly, let start = campaign.fields.start, start > today {
            campaign.fields.start = today
        }
        touch(campaign)
        for place in campaign.classes where place.isPausedByCampaign {
            place.isPausedByCampaign = false
            change(place, to: "active", campaign)
        }
        guard campaign.classes.isEmpty else { return }
        if let template = campaign.fields.template.flatMap({ templates[$0] }) {
            campaign.fields.classSize = template.cohort.maxSize
            campaign.fields.splits = template.cohort.autoSplit
        }
        open(campaign, kind: "auto", isActive: true)
    }

    private func finish(
        _ campaign: ModelCampaign,
        from: String,
        _ today: CivilDate,
        _ company: ModelCompany
    ) {
        guard from != "completed" else { return }
        campaign.settledOn = today
        campaign.isSettled = campaign.isSettled || campaign.status == "completed"
        if campaign.status == "completed", let days = campaign.fields.autoCloseDays {
            campaign.nextClose = company.midnight(today.adding(days: days))
        }
        for place in campaign.classes where place.status != "completed" {
            change(place, to: "completed", campaign)
        }
    }

    private func leaveAll(_ campaign: ModelCampaign, _ reason: String, _ company: ModelCompany) {
        touch(campaign)
        var facts: [ModelUsage] = []
        for enrollment in campaign.enrollments where enrollment.isActive {
            facts += leave(enrollment, "ended", reason, cause.effectiveAt, campaign, company)
        }
        for entry in campaign.waiting { end(entry, "canceled", campaign) }
        bill(facts, company)
    }

    func change(
        _ place: ModelCampaign.Class,
        to status: String,
        _ campaign: ModelCampaign,
        isCascade: Bool = true
    ) {
        let from = place.status
        place.status = status
        if status == "active" { place.wasActive = true }
        touch(campaign)
        say(
            campaign,
            "instance.status_changed",
            [
                "instanceId": .string(place.id), "from": .string(from), "to": .string(status),
                "cascade": .bool(isCascade),
                "outcome": status == "completed"
                    ? .string(place.wasActive ? "finished" : "canceled") : .null,
            ]
        )
    }

    /// The terms of today decide the limit; without any it is 0.
    func refreshTerms(_ campaign: ModelCampaign, _ company: ModelCompany) {
        var seats = campaign.fields.seats
        if campaign.status != "draft" {
            let days = [company.date(clock), campaign.fields.end, campaign.settledOn]
            let day = days.compactMap { $0 }.min() ?? company.date(clock)
            let started = campaign.terms.last { $0.from <= day }
            seats = (started ?? campaign.terms.first)?.seats
        }
        let (limit, model) = (seats ?? 0, seats == nil ? "custom" : "seats")
        touch(campaign)
        campaign.termsSeen = clock
        if limit != campaign.limit { limitChanged.insert(campaign.id) }
        campaign.limit = limit
        campaign.model = model
    }

    private func guards(
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
        case ("draft", "planned"):
            check(fields.name == nil, "missing_name")
            check(fields.template.map { !published.contains($0) } ?? true, "missing_template")
            check(fields.group.map { !groups.contains($0) } ?? true, "missing_group")
            check(fields.start == nil || fields.end == nil, "missing_dates")
            if let start = fields.start, let end = fields.end {
                check(start > end, "invalid_date_range")
            }
            check(fields.start.map { $0 < today } ?? false, "start_in_past")
            check(fields.volunteers < 1, "invalid_target_volunteers")
            check(fields.beneficiaries < 1, "invalid_target_beneficiaries")
            check(fields.budget <= 0, "invalid_budget")
            check(fields.seats == nil, "missing_pricing_model")
        case ("planned", "draft"):
            let hasTraces = !campaign.enrollments.isEmpty || !campaign.waiting.isEmpty
            check(hasTraces, "revert_not_allowed")
            check(!wish.mayApprove || wish.by == campaign.plannedBy, "approval_required")
        case ("planned", "recruiting"), (_, "active"):
            let isEarly = fields.start.map { today < $0 } ?? false
            check(wish.target == "active" && isEarly && !wish.isEarly, "start_not_reached")
            check(isOver, "end_passed")
            check(company.isSuspended, "company_suspended")
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
