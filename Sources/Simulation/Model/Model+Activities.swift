import Contracts
import Domain

/// Sessions, served learners, milestones and costs, by 1.6, 3.2.1 and 7.2.
extension Model {
    /// What is done under the types of program: kinds of session, milestones, and what costs
    /// credits unless the terms say otherwise.
    private static let work:
        [String: (sessions: [String], milestones: [String], tariff: CreditTariff)] = [
            "mentorship": (
                ["session"],
                [
                    "match_created", "milestone_reached", "goal_achieved", "program_completed",
                    "mentee_employed", "referral_made", "feedback_positive",
                    "feedback_exceptional",
                ],
                CreditTariff(activity: "session", basis: .hour, mc: 10_000)
            ),
            "buddy": (
                ["event", "checkin", "skill_share"],
                [
                    "match_created", "milestone_reached", "feedback_positive",
                    "community_integrated",
                ],
                CreditTariff(activity: "checkin", basis: .unit, mc: 5000)
            ),
        ]

    func happened(
        _ input: Input,
        _ campaign: ModelCampaign,
        _ company: ModelCompany
    ) -> ModelResult {
        let (kind, ref, person) = Self.identity(of: input)
        if let known = facts["\(company.id)/\(kind)/\(ref)"] {
            return known.campaign == campaign.id && known.person == person
                ? .duplicate : .rejected("reference_conflict")
        }
        switch input {
        case .sessionCompleted(let session): return hold(session, campaign, company)
        case .milestoneReached(let milestone): return reach(milestone, campaign, company)
        case .learnerServed(let served): return serve(served, campaign, company)
        case .costRecorded(let cost):
            guard cost.amount.currency.rawValue == campaign.fields.currency else {
                return .rejected("currency_mismatch")
            }
            let fact = fact("cost", ref, cost.category.rawValue, cost.instanceId, campaign)
            fact.amount = cost.amount
            keep(fact, campaign, company)
            return .applied
        default: return .applied
        }
    }

    private static func identity(of input: Input) -> (kind: String, ref: String, String?) {
        switch input {
        case .sessionCompleted(let session): ("session", session.sessionId, nil)
        case .milestoneReached(let milestone):
            ("milestone", milestone.milestoneRef, milestone.participantId)
        case .learnerServed(let served): ("served", served.servedRef, served.participantId)
        case .costRecorded(let cost): ("cost", cost.costId, nil)
        default: ("", "", nil)
        }
    }

    private func fact(
        _ kind: String,
        _ ref: String,
        _ name: String,
        _ place: String?,
        _ campaign: ModelCampaign
    ) -> ModelFact {
        let fact = ModelFact(kind, ref, campaign.id, name: name, at: cause.effectiveAt)
        if !campaign.isOpen { fact.flags.append("campaign_not_open") }
        if let place {
            let isOwn = campaign.classes.contains { $0.id == place }
            if isOwn { fact.place = place } else { fact.flags.append("instance_unknown") }
        }
        return fact
    }

    private func flagStrangers(
        _ fact: ModelFact,
        _ volunteers: [String],
        _ beneficiaries: [String],
        _ campaign: ModelCampaign
    ) {
        if !volunteers.isEmpty { fact.roles.insert("volunteer") }
        if !beneficiaries.isEmpty { fact.roles.insert("beneficiary") }
        let areIn =
            volunteers.allSatisfy { campaign.isActive($0, "volunteer") }
            && beneficiaries.allSatisfy { campaign.isActive($0, "beneficiary") }
        if !areIn { fact.flags.append("not_enrolled") }
    }

    private func keep(_ fact: ModelFact, _ campaign: ModelCampaign, _ company: ModelCompany) {
        facts["\(company.id)/\(fact.kind)/\(fact.ref)"] = fact
        campaign.facts.append(fact)
        fresh.append((company.id, "\(fact.kind):\(fact.ref)"))
    }

    /// What an activity costs under the terms of its day; nothing under other terms than credits.
    private func price(
        _ activity: String,
        _ minutes: Int64,
        _ standard: CreditTariff,
        _ campaign: ModelCampaign,
        _ company: ModelCompany
    ) -> Int64 {
        let terms = campaign.terms(on: company.date(cause.effectiveAt))?.input
        guard let terms, terms.model == .credits else { return 0 }
        let agreed = terms.tariff?.compactMap { entry -> CreditTariff? in
            guard let name = entry.activity, let basis = entry.basis, let mc = entry.mc else {
                return nil
            }
            return CreditTariff(activity: name, basis: basis, mc: mc)
        }
        guard let entry = (agreed ?? [standard]).first(where: { $0.activity == activity }) else {
            return 0
        }
        return entry.basis == .unit
            ? entry.mc : Exact(Int128(minutes) * Int128(entry.mc), 60).rounded
    }

    private func hold(
        _ session: SessionCompleted,
        _ campaign: ModelCampaign,
        _ company: ModelCompany
    ) -> ModelResult {
        let type = version(of: campaign)?.type.rawValue ?? ""
        guard let work = Self.work[type], work.sessions.contains(session.kind) else {
            return .rejected("schema_violation")
        }
        let fact = fact("session", session.sessionId, session.kind, session.instanceId, campaign)
        fact.minutes = session.durationMinutes
        flagStrangers(fact, session.volunteerIds, session.participantIds, campaign)
        touch(campaign)
        var line = line("session", 1, fact.ref, fact.at, campaign, company)
        line.place = fact.place
        line.minutes = fact.minutes
        fact.usage = line.id
        bill([line], company)
        let mc = price(session.kind, session.durationMinutes, work.tariff, campaign, company)
        charge(fact, mc, campaign, company)
        return .applied
    }

    private func reach(
        _ milestone: MilestoneReached,
        _ campaign: ModelCampaign,
        _ company: ModelCompany
    ) -> ModelResult {
        let type = version(of: campaign)?.type.rawValue ?? ""
        guard let work = Self.work[type], work.milestones.contains(milestone.milestone) else {
            return .rejected("schema_violation")
        }
        let (ref, name) = (milestone.milestoneRef, milestone.milestone)
        let fact = fact("milestone", ref, name, milestone.instanceId, campaign)
        fact.person = milestone.participantId
        flagStrangers(
            fact,
            [milestone.volunteerId].compactMap { $0 },
            [milestone.participantId].compactMap { $0 },
            campaign
        )
        touch(campaign)
        say(
            campaign,
            "enrollment.milestone_reached",
            [
                "milestoneRef": .string(ref), "milestone": .string(name),
                "participantId": fact.person.map { .string($0) } ?? .null,
                "volunteerId": milestone.volunteerId.map { .string($0) } ?? .null,
                "instanceId": fact.place.map { .string($0) } ?? .null,
                "flags": .array(fact.flags.map { .string($0) }),
            ]
        )
        charge(fact, price(name, 0, work.tariff, campaign, company), campaign, company)
        return .applied
    }

    /// Keeps an activity and what it costs.
    private func charge(
        _ fact: ModelFact,
        _ mc: Int64,
        _ campaign: ModelCampaign,
        _ company: ModelCompany
    ) {
        fact.mc = mc
        keep(fact, campaign, company)
        guard mc != 0 else { return }
        var line = line("credits_consumed", mc, fact.ref, fact.at, campaign, company)
        line.place = fact.place
        line.person = fact.person
        fact.credits = line.id
        bill([line], company)
    }

    private func serve(
        _ served: LearnerServed,
        _ campaign: ModelCampaign,
        _ company: ModelCompany
    ) -> ModelResult {
        let (ref, person) = (served.servedRef, served.participantId)
        let fact = fact("served", ref, "served", served.instanceId, campaign)
        fact.person = person
        flagStrangers(fact, [], [person], campaign)
        fact.roles = []
        touch(campaign)
        borrow(forFactOf: person, "beneficiary", campaign)
        keep(fact, campaign, company)
        let cause = "served:\(ref)"
        bill(support(cause, ref, of: person, in: fact.place, fact.at, campaign, company), company)
        return .applied
    }

    /// Takes a fact back that was a mistake.
    func voidActivity(_ voided: FactVoided, _ company: ModelCompany) -> ModelResult {
        let (kind, ref) = (voided.factKind.rawValue, voided.factRef)
        guard let fact = facts["\(company.id)/\(kind)/\(ref)"],
            let campaign = campaigns[fact.campaign]
        else { return .parked("\(kind):\(ref)") }
        if let id = voided.campaignId, id != campaign.id { return .rejected("reference_conflict") }
        guard !fact.isVoided else { return .duplicate }
        touch(campaign)
        fact.isVoided = true
        for id in [fact.usage, fact.credits].compactMap({ $0 }) {
            bill([reversal(of: id, company)], company)
        }
        if kind == "served" {
            let (cause, person) = ("served:\(ref)", fact.person ?? "")
            bill(unsupport(cause, of: person, in: fact.place, campaign, company), company)
        }
        return .applied
    }
}
