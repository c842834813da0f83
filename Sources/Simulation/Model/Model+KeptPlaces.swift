import Contracts
import Domain

/// Kept places that are taken or offered, and what is said of them, by "Holds and offers".
extension Model {
    /// Enrolls whoever a place is kept for; what stands against it, or nothing.
    func take(
        _ hold: ModelHold,
        _ campaign: ModelCampaign,
        _ company: ModelCompany,
        by request: EnrollmentRequested? = nil
    ) -> [String] {
        touch(campaign)
        let wish = request?.instanceId ?? hold.wish
        var spot = spot(of: hold, wish, campaign)
        var codes: [String] = []
        if !campaign.isOpen { codes.append("campaign_not_open") }
        if company.isSuspended { codes.append("company_suspended") }
        let other = hold.role == "volunteer" ? "beneficiary" : "volunteer"
        if campaign.isActive(hold.person, other) { codes.append("role_conflict") }
        if case .refused(let code) = spot { codes.append(code) }
        guard codes.isEmpty else { return codes }
        if spot == .split {
            split(campaign, company)
            spot = self.spot(of: hold, wish, campaign)
        }
        let enrollment = ModelEnrollment(
            id: make("enr", company.id),
            campaign: campaign.id,
            person: hold.person,
            role: hold.role,
            origin: hold.entry == nil ? "request" : "waitlist",
            since: cause.effectiveAt
        )
        enrollment.request = request?.requestId ?? hold.entry?.request ?? hold.ref
        enrollment.group = request?.groupId ?? hold.group
        if case .at(let id, let isOver) = spot {
            enrollment.place = id
            enrollment.isOverClass = isOver
        }
        let isOther = request.map { $0.requestId != hold.ref } ?? false
        hold.status = isOther ? "superseded" : "confirmed"
        hold.enrollment = enrollment
        let need = campaign.need(hold.person, hold.role)
        let facts = add(enrollment, ref: enrollment.request ?? "", campaign, company)
        if isOver(need, campaign) {
            enrollment.isOverbooked = true
            flagged.insert(campaign.id)
        }
        if let entry = hold.entry {
            entry.status = "promoted"
            tellPromotion(entry, enrollment, campaign)
        } else {
            let asked = self.request(named: enrollment.request ?? "", of: hold, company)
            asked.enrollment = enrollment
            tell(asked, campaign, "accepted", [])
            sayEnded(hold, campaign, company.id)
        }
        bill(facts, company)
        return []
    }

    /// Whether use is beyond the cap by what somebody took.
    func isOver(_ need: Int64, _ campaign: ModelCampaign) -> Bool {
        campaign.model == "credits"
            ? campaign.used >= campaign.cap : need > 0 && campaign.used > campaign.cap
    }

    private func request(
        named id: String,
        of hold: ModelHold,
        _ company: ModelCompany
    ) -> ModelRequest {
        let key = "\(company.id)/\(id)"
        if let known = requests[key] { return known }
        let asked = ModelRequest(
            id: id,
            campaign: hold.campaign,
            person: hold.person,
            role: hold.role
        )
        requests[key] = asked
        return asked
    }

    /// Where the holder goes: where a place is kept, unless they asked for another class.
    private func spot(of hold: ModelHold, _ wish: String?, _ campaign: ModelCampaign) -> Spot {
        let isKept = campaign.classes.contains { $0.id == hold.place && $0.isOpen }
        if let wish {
            let isFact = wish == hold.place && isKept
            return place(hold.role, wish, isFact: isFact, campaign, besides: hold)
        }
        let kept = hold.role == "beneficiary" && isKept ? hold.place : nil
        return place(hold.role, kept, isFact: true, campaign, besides: hold)
    }

    /// Offers a place to somebody who waits.
    func offer(_ entry: ModelEntry, _ spot: Spot, _ campaign: ModelCampaign) {
        entry.status = "offered"
        let hold = ModelHold(
            id: make("hld", campaign.company),
            entry: entry,
            campaign: campaign.id,
            person: entry.person,
            role: entry.role,
            wish: entry.place,
            group: entry.group
        )
        hold.expiresAt = latest.adding(minutes: campaign.fields.offerMinutes)
        if case .at(let id, _) = spot { hold.place = id }
        holds[hold.id] = hold
        campaign.holds.append(hold)
        sayOffered(entry, hold, campaign)
    }

    /// What keeps the place that an entry is or was offered.
    func offer(of entry: ModelEntry) -> ModelHold? {
        campaigns[entry.campaign]?.holds.first { $0.entry === entry }
    }

    /// Somebody answers an offer; `wish` is what their entry shall become.
    func answered(
        _ answer: OfferAnswered,
        as wish: String,
        _ campaign: ModelCampaign,
        _ company: ModelCompany
    ) -> ModelResult {
        guard let asked = requests["\(company.id)/\(answer.requestId)"] else {
            return .parked("enrollment:\(answer.requestId)")
        }
        guard asked.campaign == campaign.id else { return .rejected("reference_conflict") }
        guard let entry = asked.entry, entry.status != "waiting" else {
            var again = asked.decision
            again["duplicate"] = .bool(true)
            say(company.id, "enrollment.decided", again)
            let isIn = wish == "promoted" && asked.enrollment != nil
            return isIn ? .duplicate : .refused(["not_offered"])
        }
        guard entry.status == "offered" else {
            sayEnded(entry, campaign, isDuplicate: true)
            if entry.status == wish { return .duplicate }
            let isLate = offer(of: entry)?.status == "expired"
            return .refused([isLate ? "offer_expired" : "not_offered"])
        }
        return onOffer(entry, isAccepted: wish == "promoted", campaign, company, isTold: true)
    }

    /// Takes an offer or gives it up.
    func onOffer(
        _ entry: ModelEntry,
        isAccepted: Bool,
        _ campaign: ModelCampaign,
        _ company: ModelCompany,
        isTold: Bool
    ) -> ModelResult {
        guard entry.status == "offered", let hold = offer(of: entry) else {
            return .refused(["not_offered"])
        }
        guard isAccepted else {
            end(entry, "canceled", campaign)
            return .applied
        }
        let codes = take(hold, campaign, company)
        guard !codes.isEmpty else { return .applied }
        if isTold { sayOffered(entry, hold, campaign, codes, isDuplicate: true) }
        return .refused(codes)
    }

    private func sayOffered(
        _ entry: ModelEntry,
        _ hold: ModelHold,
        _ campaign: ModelCampaign,
        _ reasons: [String] = [],
        isDuplicate: Bool = false
    ) {
        var fields = Self.room(campaign)
        for (key, value) in [
            ("waitlistId", JSON.string(entry.id)), ("requestId", .string(entry.request)),
            ("participantId", .string(entry.person)), ("role", .string(entry.role)),
            ("holdId", .string(hold.id)),
            ("instanceId", hold.place.map { .string($0) } ?? .null),
            ("expiresAt", hold.expiresAt.map { .string($0.rfc3339) } ?? .null),
            ("reasons", .array(reasons.map { .string($0) })),
            ("duplicate", .bool(isDuplicate)),
        ] { fields[key] = value }
        say(campaign, "enrollment.offered", fields)
    }

    /// Says how a hold was decided; whoever waits for it may go on.
    func tell(
        _ hold: ModelHold,
        _ campaign: ModelCampaign?,
        _ company: ModelCompany,
        reasons: [String]? = nil,
        isDuplicate: Bool = false
    ) {
        if !isDuplicate { fresh.append((company.id, "hold:\(hold.ref ?? "")")) }
        var fields = fields(of: hold, campaign, reasons ?? hold.reasons, isDuplicate)
        fields["decision"] = .string(hold.status)
        fields["instanceId"] = hold.place.map { .string($0) } ?? .null
        fields["expiresAt"] = hold.expiresAt.map { .string($0.rfc3339) } ?? .null
        fields["quotaIds"] =
            hold.full.isEmpty ? .null : .array(hold.full.map { .string($0) })
        say(company.id, "enrollment.hold_decided", fields)
    }

    func sayEnded(
        _ hold: ModelHold,
        _ campaign: ModelCampaign?,
        _ company: String,
        reasons: [String] = [],
        isDuplicate: Bool = false
    ) {
        var fields = fields(of: hold, campaign, reasons, isDuplicate)
        fields["status"] = .string(hold.status)
        fields["enrollmentId"] = hold.enrollment.map { .string($0.id) } ?? .null
        say(company, "enrollment.hold_ended", fields)
    }

    /// Says once more how a hold stands or ended.
    func tellAgain(
        _ hold: ModelHold,
        _ campaign: ModelCampaign?,
        _ company: ModelCompany,
        _ reasons: [String]? = nil
    ) {
        if hold.stands || hold.status == "rejected" {
            tell(hold, campaign, company, reasons: reasons, isDuplicate: true)
        } else {
            sayEnded(hold, campaign, company.id, reasons: reasons ?? [], isDuplicate: true)
        }
    }

    private func fields(
        of hold: ModelHold,
        _ campaign: ModelCampaign?,
        _ reasons: [String],
        _ isDuplicate: Bool
    ) -> JSONObject {
        var fields = Self.room(campaign)
        fields["campaignId"] = .string(hold.campaign)
        fields["holdId"] = .string(hold.id)
        fields["holdRef"] = .string(hold.ref ?? "")
        fields["participantId"] = .string(hold.person)
        fields["role"] = .string(hold.role)
        fields["reasons"] = .array(reasons.map { .string($0) })
        fields["duplicate"] = .bool(isDuplicate)
        return fields
    }

    private static func room(_ campaign: ModelCampaign?) -> JSONObject {
        [
            "used": .int(campaign?.used ?? 0), "held": .int(campaign?.held ?? 0),
            "limit": .int(campaign?.limit ?? 0), "cap": .int(campaign?.cap ?? 0),
        ]
    }
}
