import Contracts
import Domain

/// Places that are kept for somebody who has not decided yet, by "Holds and offers".
extension Model {
    func applyToHolds(
        _ input: Input,
        _ campaign: ModelCampaign?,
        _ company: ModelCompany
    ) -> ModelResult {
        if case .holdRequested(let wish) = input { return hold(wish, campaign, company) }
        guard let campaign else { return .parked("campaign:\(input.campaignId ?? "")") }
        func onHold(_ ref: String, _ body: (ModelHold) -> ModelResult) -> ModelResult {
            guard let hold = holdsByRef["\(company.id)/\(ref)"] else {
                return .parked("hold:\(ref)")
            }
            guard hold.campaign == campaign.id else { return .rejected("reference_conflict") }
            return body(hold)
        }
        switch input {
        case .holdConfirmed(let wish):
            return onHold(wish.holdRef) { confirm($0, campaign, company, isTold: true) }
        case .holdReleased(let wish):
            return onHold(wish.holdRef) { release($0, campaign, isTold: true) }
        case .offerAccepted(let answer):
            return answered(answer, as: "promoted", campaign, company)
        case .offerDeclined(let answer):
            return answered(answer, as: "canceled", campaign, company)
        default: return .applied
        }
    }

    private func hold(
        _ wish: HoldRequested,
        _ campaign: ModelCampaign?,
        _ company: ModelCompany
    ) -> ModelResult {
        let key = "\(company.id)/\(wish.holdRef)"
        if let known = holdsByRef[key] {
            guard known.isOf(wish.campaignId, wish.participantId, wish.role.rawValue) else {
                return .rejected("reference_conflict")
            }
            tellAgain(known, campaign, company)
            return .duplicate
        }
        guard requests[key] == nil, byRef[key] == nil else {
            return .rejected("reference_conflict")
        }
        guard let campaign else {
            let hold = keep(wish, company)
            hold.status = "rejected"
            hold.reasons = ["campaign_unknown"]
            tell(hold, nil, company)
            return .applied
        }
        decide(wish, campaign, company)
        return .applied
    }

    private func decide(
        _ wish: HoldRequested,
        _ campaign: ModelCampaign,
        _ company: ModelCompany
    ) {
        touch(campaign)
        let (person, role) = (wish.participantId, wish.role.rawValue)
        let asked = ModelRequest(
            id: wish.holdRef,
            campaign: campaign.id,
            person: person,
            role: role
        )
        var (reasons, spot) = ([String](), Spot.nowhere)
        if campaign.isActive(person, role) {
            reasons = ["already_enrolled"]
        } else if campaign.entries.contains(where: { $0.isOpen && $0.isOf(person, role) }) {
            reasons = ["already_waiting"]
        } else if campaign.standing(person, role) != nil {
            reasons = ["already_held"]
        } else {
            spot = place(role, wish.instanceId, isFact: false, campaign)
            reasons = admission(asked, spot, wish.groupId, campaign, company)
        }
        if reasons.isEmpty, spot == .split {
            split(campaign, company)
            spot = place(role, wish.instanceId, isFact: false, campaign)
        }
        let hold = keep(wish, company)
        if reasons.isEmpty {
            hold.expiresAt = latest.adding(minutes: wish.minutes)
            if case .at(let id, _) = spot { hold.place = id }
            campaign.holds.append(hold)
        } else {
            hold.status = "rejected"
            hold.reasons = reasons
            hold.full = reasons.contains("quota_exhausted") ? asked.full : []
        }
        tell(hold, campaign, company)
    }

    /// Why a hold cannot be placed; a unit is borrowed if that is all it lacks.
    private func admission(
        _ asked: ModelRequest,
        _ spot: Spot,
        _ wished: String?,
        _ campaign: ModelCampaign,
        _ company: ModelCompany
    ) -> [String] {
        let group = wished ?? campaign.fields.group
        let moment = cause.effectiveAt
        var (hard, room) = obstacles(asked, spot, group, moment, campaign, company)
        while hard.isEmpty, wantsLoan(asked, room, campaign), borrow(for: campaign) {
            (hard, room) = obstacles(asked, spot, group, moment, campaign, company)
        }
        let reasons = hard.isEmpty ? room : hard
        if isRefusal(reasons, asked, campaign) { refused.insert(campaign.id) }
        return reasons
    }

    /// Whether reasons are a lack of room that would be one without holds, too.
    func isRefusal(
        _ reasons: [String],
        _ asked: ModelRequest,
        _ campaign: ModelCampaign
    ) -> Bool {
        guard reasons.contains("capacity_exhausted") || reasons.contains("limit_zero") else {
            return false
        }
        let need = campaign.need(asked.person, asked.role)
        return !campaign.admits(need, limit: campaign.limit, besides: 0)
    }

    private func keep(_ wish: HoldRequested, _ company: ModelCompany) -> ModelHold {
        let hold = ModelHold(
            id: make("hld", company.id),
            ref: wish.holdRef,
            campaign: wish.campaignId,
            person: wish.participantId,
            role: wish.role.rawValue,
            wish: wish.instanceId,
            group: wish.groupId
        )
        holds[hold.id] = hold
        holdsByRef["\(company.id)/\(wish.holdRef)"] = hold
        return hold
    }

    /// When something that is decided now can be heard at the earliest.
    var latest: Instant { max(clock, cause.effectiveAt, tickedAt ?? clock) }

    /// Commands of a coordinator on holds.
    func onHold(_ id: String, isConfirmed: Bool, _ company: ModelCompany) -> ModelResult {
        guard let hold = holds[id], hold.entry == nil, let campaign = campaigns[hold.campaign],
            campaign.company == company.id
        else { return .refused(["not_found"]) }
        return isConfirmed
            ? confirm(hold, campaign, company, isTold: false)
            : release(hold, campaign, isTold: false)
    }

    private func confirm(
        _ hold: ModelHold,
        _ campaign: ModelCampaign,
        _ company: ModelCompany,
        isTold: Bool
    ) -> ModelResult {
        if let code = hold.endCode {
            if isTold { tellAgain(hold, campaign, company, [code]) }
            return .refused([code])
        }
        guard hold.stands else {
            if isTold { tellAgain(hold, campaign, company) }
            return isTold ? .duplicate : .refused(["not_open"])
        }
        let codes = take(hold, campaign, company)
        guard !codes.isEmpty else { return .applied }
        if isTold { tellAgain(hold, campaign, company, codes) }
        return .refused(codes)
    }

    private func release(
        _ hold: ModelHold,
        _ campaign: ModelCampaign,
        isTold: Bool
    ) -> ModelResult {
        guard hold.stands else {
            let code = hold.endCode ?? "not_open"
            guard isTold, let company = companies[campaign.company] else {
                return .refused([code])
            }
            tellAgain(hold, campaign, company, [code])
            return .duplicate
        }
        end(hold, "released", campaign)
        return .applied
    }

    /// The time of what keeps a place is over.
    func expiries(_ campaign: ModelCampaign) -> [Due] {
        campaign.holds.filter(\.stands).compactMap { hold in
            guard let at = hold.expiresAt else { return nil }
            return Due(at: at, company: campaign.company, rank: 5, entity: hold.id, item: 0) {
                [unowned self] in
                if let entry = hold.entry {
                    end(entry, "expired", campaign)
                } else {
                    end(hold, "expired", campaign)
                }
            }
        }
    }

    /// Ends a hold that was asked for, and says so.
    func end(
        _ hold: ModelHold,
        _ status: String,
        _ campaign: ModelCampaign,
        reasons: [String] = [],
        enrollment: ModelEnrollment? = nil
    ) {
        touch(campaign)
        hold.status = status
        hold.enrollment = enrollment
        sayEnded(hold, campaign, campaign.company, reasons: reasons)
    }
}
