import Contracts
import Domain

/// The life of a campaign, by chapter 4.
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
        /// What an order asks for beyond the guards and does not find.
        var lacking: [String] = []
    }

    static let edges: [String: [String]] = [
        "draft": ["planned", "closed"], "planned": ["draft", "recruiting", "active", "closed"],
        "recruiting": ["active", "paused", "closed"], "active": ["paused", "completed"],
        "paused": ["active", "completed", "closed"], "completed": ["closed"], "closed": [],
    ]

    func move(_ campaign: ModelCampaign, _ wish: Wish) -> ModelResult {
        guard let company = companies[campaign.company],
            Self.edges[campaign.status]?.contains(wish.target) == true
        else { return .refused(["invalid_transition"] + wish.lacking) }
        let failing = guards(campaign, wish, company) + wish.lacking
        guard failing.isEmpty else { return .refused(failing) }
        let (from, today) = (campaign.status, company.date(clock))
        campaign.status = wish.target
        campaign.version += 1
        campaign.retries = [:]
        note(campaign, from: from, wish)
        takeEffect(campaign, from: from, wish, today, company)
        cancelPointless(campaign, wish)
        refreshTerms(campaign, company)
        charge(campaign, company)
        if wish.target == "active" { placeUnassigned(campaign, company) }
        if wish.target == "completed" {
            leaveAll(campaign, "campaign_completed", company)
            sayReconciled(campaign)
        }
        if wish.target == "closed", from != "completed" {
            leaveAll(campaign, "campaign_closed", company)
        }
        touch(campaign)
        return .applied
    }

    private func note(_ campaign: ModelCampaign, from: String, _ wish: Wish) {
        history.append(
            ModelMove(
                campaign: campaign.id,
                from: from,
                to: wish.target,
                at: clock,
                dueAt: wish.dueAt,
                recordedAt: tickedAt ?? clock,
                by: wish.by,
                trigger: wish.trigger,
                reason: wish.reason,
                position: position
            )
        )
        say(
            campaign,
            "campaign.status_changed",
            [
                "campaignName": campaign.fields.name.map { .string($0) } ?? .null,
                "from": .string(from), "to": .string(wish.target),
                "trigger": .string(wish.trigger), "by": .string(wish.by),
                "reason": wish.reason.map { .string($0) } ?? .null,
                "dueAt": wish.dueAt.map { .string($0.rfc3339) } ?? .null,
                "version": .int(campaign.version),
            ]
        )
    }

    private func takeEffect(
        _ campaign: ModelCampaign,
        from: String,
        _ wish: Wish,
        _ today: CivilDate,
        _ company: ModelCompany
    ) {
        switch wish.target {
        case "planned": plan(campaign, wish, today)
        case "draft":
            campaign.fields.terms = campaign.terms.last?.input ?? campaign.fields.terms
            campaign.terms = []
        case "active": activate(campaign, from: from, wish, today)
        case "paused":
            for place in campaign.classes where place.status == "active" {
                place.isPausedByCampaign = true
                change(place, to: "paused", campaign, wish.trigger)
            }
        case "completed", "closed": finish(campaign, from: from, wish, today)
        default: break
        }
    }

    private func plan(_ campaign: ModelCampaign, _ wish: Wish, _ today: CivilDate) {
        campaign.plannedBy = wish.by
        if let terms = campaign.fields.terms {
            let id = make("ter", campaign.company)
            campaign.terms = [ModelTerms(id: id, from: today, input: terms)]
        }
        rebase(campaign)
    }

    /// E5, E7 and E12, by 4.2.
    private func activate(
        _ campaign: ModelCampaign,
        from: String,
        _ wish: Wish,
        _ today: CivilDate
    ) {
        campaign.wasActive = true
        if wish.isEarly, let start = campaign.fields.start, start > today {
            campaign.fields.start = today
        }
        touch(campaign)
        if from == "paused" {
            for place in campaign.classes where place.isPausedByCampaign {
                place.isPausedByCampaign = false
                change(place, to: "active", campaign, wish.trigger)
            }
        }
        if campaign.classes.isEmpty { open(campaign, kind: "auto", isActive: true) }
        for place in campaign.classes where place.status == "planned" && place.start <= today {
            change(place, to: "active", campaign, "system", isCascade: false)
        }
    }

    private func finish(
        _ campaign: ModelCampaign,
        from: String,
        _ wish: Wish,
        _ today: CivilDate
    ) {
        guard from != "completed" else { return }
        settleShare(campaign)
        campaign.settledOn = campaign.settledOn ?? today
        campaign.isSettled = campaign.isSettled || campaign.status == "completed"
        if campaign.status == "completed" { campaign.completedOn = today }
        for place in campaign.classes where place.status != "completed" {
            change(place, to: "completed", campaign, wish.trigger)
        }
    }

    private func leaveAll(_ campaign: ModelCampaign, _ reason: String, _ company: ModelCompany) {
        touch(campaign)
        var facts: [ModelUsage] = []
        for enrollment in campaign.enrollments where enrollment.isActive {
            facts += leave(enrollment, "ended", reason, cause.effectiveAt, campaign, company)
        }
        for entry in campaign.waiting { end(entry, "canceled", campaign) }
        for hold in campaign.holds where hold.stands {
            if let entry = hold.entry {
                end(entry, "canceled", campaign)
            } else {
                end(hold, "released", campaign, reasons: ["campaign_ended"])
            }
        }
        bill(facts, company)
    }

    func change(
        _ place: ModelClass,
        to status: String,
        _ campaign: ModelCampaign,
        _ trigger: String,
        isCascade: Bool = true
    ) {
        let from = place.status
        place.status = status
        place.version += 1
        if status == "active" { place.wasActive = true }
        if status == "completed" { place.outcome = place.wasActive ? "finished" : "canceled" }
        touch(campaign)
        say(
            campaign,
            "instance.status_changed",
            [
                "instanceId": .string(place.id), "from": .string(from), "to": .string(status),
                "trigger": .string(trigger), "cascade": .bool(isCascade),
                "outcome": place.outcome.map { .string($0) } ?? .null,
            ]
        )
    }
}
