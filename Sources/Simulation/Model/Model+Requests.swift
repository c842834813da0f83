import Contracts
import Domain

/// Requests and the waiting list, by 5.3, 7.4 and 7.6.
extension Model {
    /// Where somebody would go.
    enum Spot: Equatable {
        case at(String, isOver: Bool)
        case split
        case nowhere
        case refused(String)
    }

    func place(
        _ role: String,
        _ wish: String?,
        isFact: Bool,
        _ campaign: ModelCampaign,
        besides own: ModelHold? = nil
    ) -> Spot {
        if let wish {
            guard let place = campaign.classes.first(where: { $0.id == wish }) else {
                return .refused("instance_unknown")
            }
            let isFull = role == "beneficiary" && campaign.isFull(place, besides: own)
            if isFact { return .at(wish, isOver: isFull) }
            if !place.isOpen { return .refused("instance_not_open") }
            return isFull ? .refused("instance_full") : .at(wish, isOver: false)
        }
        let open = campaign.classes.filter(\.isOpen)
        guard let first = open.first else { return .nowhere }
        if role == "volunteer" {
            let fewest = open.map { campaign.members($0.id, role) }.min()
            let best = open.first { campaign.members($0.id, role) == fewest } ?? first
            return .at(best.id, isOver: false)
        }
        if let free = open.first(where: { !campaign.isFull($0, besides: own) }) {
            return .at(free.id, isOver: false)
        }
        if campaign.splits { return .split }
        return isFact ? .at(first.id, isOver: true) : .refused("instance_full")
    }

    /// Opens a further class.
    ///
    /// By 5.2.
    func split(_ campaign: ModelCampaign, _ company: ModelCompany) {
        open(campaign, kind: "split", isActive: campaign.status == "active")
        placeUnassigned(campaign, company)
    }

    /// Everybody without a class, in the order of enrollment, as far as there are places.
    func placeUnassigned(_ campaign: ModelCampaign, _ company: ModelCompany) {
        for enrollment in campaign.enrollments where enrollment.isActive && enrollment.place == nil
        {
            var spot = place(enrollment.role, nil, isFact: false, campaign)
            if spot == .split {
                open(campaign, kind: "split", isActive: campaign.status == "active")
                spot = place(enrollment.role, nil, isFact: false, campaign)
            }
            guard case .at(let id, let isOver) = spot else { continue }
            enrollment.place = id
            enrollment.isOverClass = isOver
            say(
                campaign,
                "enrollment.placed",
                [
                    "enrollmentId": .string(enrollment.id), "instanceId": .string(id),
                    "overClass": .bool(isOver),
                ]
            )
        }
    }

    /// Why somebody who is neither in nor waiting cannot come in: hard reasons, else room.
    func obstacles(
        _ asked: ModelRequest,
        _ spot: Spot,
        _ group: String?,
        _ moment: Instant,
        _ campaign: ModelCampaign,
        _ company: ModelCompany
    ) -> (hard: [String], room: [String]) {
        let (person, role) = (asked.person, asked.role)
        var hard: [String] = []
        if !campaign.isOpen { hard.append("campaign_not_open") }
        if company.isSuspended { hard.append("company_suspended") }
        let other = role == "volunteer" ? "beneficiary" : "volunteer"
        if campaign.isActive(person, other) { hard.append("role_conflict") }
        if spot == .refused("instance_unknown") { hard.append("instance_unknown") }
        if spot == .refused("instance_not_open") { hard.append("instance_not_open") }
        if campaign.limit <= 0 { hard.append("limit_zero") }
        var room: [String] = []
        if spot == .refused("instance_full") { room.append("instance_full") }
        asked.full = full(role, spot, group, moment, campaign, company)
        if !asked.full.isEmpty { room.append("quota_exhausted") }
        if !campaign.admits(campaign.need(person, role), limit: campaign.limit) {
            room.append("capacity_exhausted")
        }
        return (hard, room)
    }

    /// Whether a unit of a sibling is all that somebody lacks, by 7.4 step 4.
    func wantsLoan(
        _ asked: ModelRequest,
        _ room: [String],
        _ campaign: ModelCampaign
    ) -> Bool {
        campaign.model == "bundle" && campaign.need(asked.person, asked.role) == 1
            && campaign.used + campaign.held + 1 > campaign.limit
            && campaign.admits(1, limit: campaign.limit + 1)
            && room.allSatisfy { $0 == "capacity_exhausted" }
    }

    func decide(
        _ request: EnrollmentRequested,
        _ campaign: ModelCampaign?,
        _ company: ModelCompany
    ) -> ModelResult {
        let key = "\(company.id)/\(request.requestId)"
        let identity = (request.campaignId, request.participantId, request.role.rawValue)
        if let known = requests[key] {
            guard (known.campaign, known.person, known.role) == identity else {
                return .rejected("reference_conflict")
            }
            var again = known.decision
            again["duplicate"] = .bool(true)
            say(company.id, "enrollment.decided", again)
            return .duplicate
        }
        if let hold = holdsByRef[key], !hold.isOf(identity.0, identity.1, identity.2) {
            return .rejected("reference_conflict")
        }
        if let other = byRef[key], (other.campaign, other.person, other.role) != identity {
            return .rejected("reference_conflict")
        }
        let asked = ModelRequest(
            id: request.requestId,
            campaign: identity.0,
            person: identity.1,
            role: identity.2
        )
        requests[key] = asked
        guard let campaign else {
            let room = ModelCampaign(id: asked.campaign, company: company.id, fields: ModelFields())
            tell(asked, room, "rejected", ["campaign_unknown"])
            return .applied
        }
        if let active = campaign.enrollments.first(where: {
            $0.isActive && $0.person == asked.person && $0.role == asked.role
        }) {
            asked.enrollment = active
            tell(asked, campaign, "accepted", [], isDuplicate: true)
        } else if let entry = campaign.entries.first(where: {
            $0.isOpen && $0.isOf(asked.person, asked.role)
        }) {
            asked.entry = entry
            tell(asked, campaign, "waitlisted", [], isDuplicate: true)
        } else if let hold = campaign.standing(asked.person, asked.role) {
            // Whoever holds a place takes it, whatever they call their request.
            let codes = take(hold, campaign, company, by: request)
            if !codes.isEmpty { tell(asked, campaign, "rejected", codes + ["already_held"]) }
        } else {
            answer(asked, request, campaign, company)
        }
        return .applied
    }

    private func answer(
        _ asked: ModelRequest,
        _ request: EnrollmentRequested,
        _ campaign: ModelCampaign,
        _ company: ModelCompany
    ) {
        touch(campaign)
        let spot = place(asked.role, request.instanceId, isFact: false, campaign)
        let group = request.groupId ?? campaign.fields.group
        var (hard, room) = obstacles(asked, spot, group, cause.effectiveAt, campaign, company)
        while hard.isEmpty, wantsLoan(asked, room, campaign), borrow(for: campaign) {
            (hard, room) = obstacles(asked, spot, group, cause.effectiveAt, campaign, company)
        }
        let reasons = hard.isEmpty ? room : hard
        if reasons.isEmpty {
            let facts = accept(
                asked,
                spot,
                origin: "request",
                since: cause.effectiveAt,
                request.groupId,
                campaign,
                company
            )
            tell(asked, campaign, "accepted", [])
            return bill(facts, company)
        }
        if isRefusal(reasons, asked, campaign) { refused.insert(campaign.id) }
        guard hard.isEmpty else { return tell(asked, campaign, "rejected", reasons) }
        var closed: String?
        if !campaign.fields.hasWaitlist {
            closed = "waitlist_disabled"
        } else if !request.waitlist {
            closed = "waitlist_declined"
        } else if Int64(campaign.waiting.count) >= campaign.fields.maxWaiting {
            closed = "waitlist_full"
        }
        if let closed { return tell(asked, campaign, "rejected", reasons + [closed]) }
        order += 1
        let entry = ModelEntry(
            id: make("wl", company.id),
            order: order,
            campaign: campaign.id,
            request: asked.id,
            person: asked.person,
            role: asked.role,
            place: request.instanceId,
            group: request.groupId,
            priority: request.priority,
            expiresAt: cause.effectiveAt.adding(
                days: request.waitlistTtlDays ?? campaign.fields.waitDays
            )
        )
        campaign.entries.append(entry)
        entries[entry.id] = entry
        asked.entry = entry
        tell(asked, campaign, "waitlisted", reasons)
    }

    private func accept(
        _ asked: ModelRequest,
        _ wanted: Spot,
        origin: String,
        since: Instant,
        _ group: String?,
        _ campaign: ModelCampaign,
        _ company: ModelCompany,
        wish: String? = nil
    ) -> [ModelUsage] {
        var spot = wanted
        if spot == .split {
            split(campaign, company)
            spot = place(asked.role, wish, isFact: false, campaign)
        }
        let enrollment = ModelEnrollment(
            id: make("enr", company.id),
            campaign: campaign.id,
            person: asked.person,
            role: asked.role,
            origin: origin,
            since: since
        )
        enrollment.request = asked.id
        enrollment.group = group
        if case .at(let id, _) = spot { enrollment.place = id }
        let facts = add(enrollment, ref: asked.id, campaign, company)
        asked.enrollment = enrollment
        return facts
    }

    /// Walks a waiting list once and lets in whoever can come in.
    func letIn(_ campaign: ModelCampaign) {
        guard let company = companies[campaign.company] else { return }
        placeUnassigned(campaign, company)
        var facts: [ModelUsage] = []
        var nobodyLends = false
        for entry in campaign.waiting {
            guard let first = requests["\(company.id)/\(entry.request)"] else { continue }
            let group = entry.group ?? campaign.fields.group
            let spot = place(entry.role, entry.place, isFact: false, campaign)
            var (hard, room) = obstacles(first, spot, group, clock, campaign, company)
            while hard.isEmpty, !nobodyLends, wantsLoan(first, room, campaign) {
                bill(facts, company)
                facts = []
                nobodyLends = !borrow(for: campaign)
                (hard, room) = obstacles(first, spot, group, clock, campaign, company)
            }
            guard hard.isEmpty, room.isEmpty else { continue }
            if spot == .split {
                bill(facts, company)
                facts = []
            }
            touch(campaign)
            if campaign.fields.offerMinutes > 0 {
                var spot = spot
                if spot == .split {
                    split(campaign, company)
                    spot = place(entry.role, entry.place, isFact: false, campaign)
                }
                offer(entry, spot, campaign)
                continue
            }
            entry.status = "promoted"
            facts += accept(
                first,
                spot,
                origin: "waitlist",
                since: clock,
                entry.group,
                campaign,
                company
            )
            if let enrollment = first.enrollment { tellPromotion(entry, enrollment, campaign) }
        }
        bill(facts, company)
    }

    /// Everybody who asked for an entry hears that it came to an enrollment.
    func tellPromotion(
        _ entry: ModelEntry,
        _ enrollment: ModelEnrollment,
        _ campaign: ModelCampaign
    ) {
        let standing = requests.values.filter { $0.entry === entry }
            .sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
        for request in standing {
            request.entry = nil
            request.enrollment = enrollment
            tell(
                request,
                campaign,
                "accepted",
                [],
                isDuplicate: request.id != entry.request,
                isPromoted: true
            )
        }
    }

    /// Stores a decision as the latest of its request and says it.
    func tell(
        _ asked: ModelRequest,
        _ campaign: ModelCampaign,
        _ decision: String,
        _ reasons: [String],
        isDuplicate: Bool = false,
        isPromoted: Bool = false
    ) {
        let numbers = campaign.numbers
        let entry = decision == "waitlisted" ? asked.entry : nil
        let enrollment = decision == "accepted" ? asked.enrollment : nil
        let ahead = campaign.waiting.firstIndex { $0 === entry }
        let ends = entry.map { offer(of: $0)?.expiresAt ?? $0.expiresAt }
        asked.decision = [
            "campaignId": .string(asked.campaign), "requestId": .string(asked.id),
            "participantId": .string(asked.person), "role": .string(asked.role),
            "decision": .string(decision), "reasons": .array(reasons.map { .string($0) }),
            "enrollmentId": enrollment.map { .string($0.id) } ?? .null,
            "instanceId": enrollment?.place.map { .string($0) } ?? .null,
            "waitlistId": entry.map { .string($0.id) } ?? .null,
            "waitlistPlace": ahead.map { .int(Int64($0) + 1) } ?? .null,
            "expiresAt": ends.map { .string($0.rfc3339) } ?? .null,
            "quotaIds": reasons.contains("quota_exhausted")
                ? .array(asked.full.map { .string($0) }) : .null,
            "promoted": .bool(isPromoted), "duplicate": .bool(isDuplicate),
            "used": .int(numbers.used), "limit": .int(numbers.limit), "cap": .int(numbers.cap),
        ]
        fresh.append((campaign.company, "enrollment:\(asked.id)"))
        say(campaign.company, "enrollment.decided", asked.decision)
    }
}
