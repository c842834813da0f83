import Contracts
import Domain

/// Facts: somebody joined, left, finished, or never did. By 1.6, 7.2 and 7.5.
extension Model {
    func apply(_ input: Input, _ company: ModelCompany) -> ModelResult {
        let campaign = input.campaignId.flatMap { campaigns[$0] }
        if let campaign, campaign.company != company.id { return .rejected("tenant_mismatch") }
        switch input {
        case .enrollmentRequested(let request): return decide(request, campaign, company)
        case .enrollmentCreated(let created):
            guard let campaign else { return .parked("campaign:\(created.campaignId)") }
            return joined(created, campaign, company)
        case .enrollmentWithdrawn(let withdrawn):
            guard let campaign else { return .parked("campaign:\(withdrawn.campaignId)") }
            let end = PendingEnd(
                status: "withdrawn",
                reason: withdrawn.reason?.rawValue ?? "withdrawn",
                effectiveAt: cause.effectiveAt
            )
            return ended(withdrawn.enrollmentRef, end, campaign, company)
        case .enrollmentCompleted(let completed):
            guard let campaign else { return .parked("campaign:\(completed.campaignId)") }
            let end = PendingEnd(
                status: "completed",
                reason: "completed",
                effectiveAt: cause.effectiveAt
            )
            return ended(completed.enrollmentRef, end, campaign, company)
        case .factVoided(let voided):
            if let id = voided.campaignId, campaign == nil { return .parked("campaign:\(id)") }
            return void(voided, company)
        case .subscriptionChanged(let changed): return change(changed, company)
        case .sessionCompleted, .learnerServed, .milestoneReached, .costRecorded:
            guard let id = input.campaignId else { return .rejected("schema_violation") }
            guard let campaign else { return .parked("campaign:\(id)") }
            return happened(input, campaign, company)
        case .holdRequested, .holdConfirmed, .holdReleased, .offerAccepted, .offerDeclined:
            return applyToHolds(input, campaign, company)
        case .outcomeRecorded, .evidenceRecorded, .billingResendRequested,
            .billingStatementRequested, .clockTicked, .command:
            return .applied
        }
    }

    private func joined(
        _ created: EnrollmentCreated,
        _ campaign: ModelCampaign,
        _ company: ModelCompany
    ) -> ModelResult {
        func isSame(_ other: (campaign: String, person: String, role: String)) -> Bool {
            other == (created.campaignId, created.participantId, created.role.rawValue)
        }
        let refKey = "\(company.id)/\(created.enrollmentRef)"
        if let known = byRef[refKey] {
            return isSame((known.campaign, known.person, known.role))
                ? .duplicate : .rejected("reference_conflict")
        }
        var answered: ModelEnrollment?
        for id in [created.requestId, created.enrollmentRef].compactMap({ $0 }) {
            if let hold = holdsByRef["\(company.id)/\(id)"],
                !isSame((hold.campaign, hold.person, hold.role))
            {
                return .rejected("reference_conflict")
            }
            guard let request = requests["\(company.id)/\(id)"] else { continue }
            guard isSame((request.campaign, request.person, request.role)) else {
                return .rejected("reference_conflict")
            }
            if id == created.enrollmentRef, request.enrollment?.ref != nil { return .duplicate }
            if answered == nil, request.enrollment?.ref == nil { answered = request.enrollment }
        }
        let flags: [JSON] = campaign.isOpen ? [] : [.string("campaign_not_open")]
        borrow(forFactOf: created.participantId, created.role.rawValue, campaign)
        fresh.append((company.id, "enrollment:\(created.enrollmentRef)"))
        answered =
            answered
            ?? campaign.enrollments.first {
                $0.isActive && $0.origin != "fact" && $0.ref == nil
                    && $0.person == created.participantId && $0.role == created.role.rawValue
            }
        if let answered {
            answered.ref = created.enrollmentRef
            byRef[refKey] = answered
            recorded(answered, created, duplicate: true, flags, campaign)
            bill(applyPendingEnds(answered, company), company)
        } else {
            bill(enroll(created, flags, campaign, company), company)
        }
        return .applied
    }

    private func enroll(
        _ created: EnrollmentCreated,
        _ openFlags: [JSON],
        _ campaign: ModelCampaign,
        _ company: ModelCompany
    ) -> [ModelUsage] {
        touch(campaign)
        var (flags, wish, role) = (openFlags, created.instanceId, created.role.rawValue)
        if let id = wish, !campaign.classes.contains(where: { $0.id == id }) {
            flags.append(.string("instance_unknown"))
            wish = nil
        }
        let hold = campaign.standing(created.participantId, role)
        var spot = place(role, wish, isFact: true, campaign, besides: hold)
        if spot == .split {
            split(campaign, company)
            spot = place(role, wish, isFact: true, campaign, besides: hold)
        }
        let enrollment = ModelEnrollment(
            id: make("enr", company.id),
            campaign: campaign.id,
            person: created.participantId,
            role: role,
            origin: "fact",
            since: cause.effectiveAt
        )
        enrollment.ref = created.enrollmentRef
        enrollment.request = created.requestId
        enrollment.group = created.groupId
        if case .at(let id, let isOver) = spot {
            enrollment.place = id
            enrollment.isOverClass = isOver
        }
        enrollment.isDuplicate = campaign.isActive(enrollment.person, role)
        if let open = campaign.entries.first(where: {
            $0.isOpen && $0.isOf(enrollment.person, role)
        }) {
            end(open, "fulfilled", campaign)
        } else if let hold {
            end(hold, "superseded", campaign, enrollment: enrollment)
        }
        let need = campaign.need(enrollment.person, role)
        let facts = add(enrollment, ref: created.enrollmentRef, campaign, company)
        if !enrollment.isDuplicate, isOver(need, campaign) {
            enrollment.isOverbooked = true
            flagged.insert(campaign.id)
        }
        byRef["\(company.id)/\(created.enrollmentRef)"] = enrollment
        if !enrollment.isDuplicate, isBeyond(enrollment, campaign, company) {
            flags.append(.string("over_quota"))
        }
        recorded(enrollment, created, duplicate: enrollment.isDuplicate, flags, campaign)
        return facts + applyPendingEnds(enrollment, company)
    }

    /// Lets somebody in; the seat of a volunteer who was not in yet.
    func add(
        _ enrollment: ModelEnrollment,
        ref: String,
        _ campaign: ModelCampaign,
        _ company: ModelCompany
    ) -> [ModelUsage] {
        touch(campaign)
        let wasIn = campaign.isActive(enrollment.person, enrollment.role)
        campaign.enrollments.append(enrollment)
        enrollments[enrollment.id] = enrollment
        guard !wasIn, enrollment.role == "volunteer" else { return [] }
        return [line("seat_assigned", enrollment, ref, enrollment.since, campaign, company)]
    }

    private func recorded(
        _ enrollment: ModelEnrollment,
        _ created: EnrollmentCreated,
        duplicate: Bool,
        _ flags: [JSON],
        _ campaign: ModelCampaign
    ) {
        say(
            campaign,
            "enrollment.recorded",
            [
                "enrollmentId": .string(enrollment.id),
                "enrollmentRef": .string(created.enrollmentRef),
                "participantId": .string(enrollment.person), "role": .string(enrollment.role),
                "requestId": enrollment.request.map { .string($0) } ?? .null,
                "instanceId": enrollment.place.map { .string($0) } ?? .null,
                "overbooked": .bool(enrollment.isOverbooked), "duplicate": .bool(duplicate),
                "overClass": .bool(enrollment.isOverClass), "flags": .array(flags),
            ]
        )
    }

    private func applyPendingEnds(
        _ enrollment: ModelEnrollment,
        _ company: ModelCompany
    ) -> [ModelUsage] {
        guard let ref = enrollment.ref,
            let ends = pendingEnds.removeValue(forKey: "\(company.id)/\(ref)")
        else { return [] }
        var facts: [ModelUsage] = []
        for (_, end) in ends.sorted(by: { $0.key < $1.key }) {
            facts += self.end(enrollment, end, company) ?? []
        }
        return facts
    }

    func enrollment(_ ref: String, _ company: ModelCompany) -> ModelEnrollment? {
        byRef["\(company.id)/\(ref)"] ?? requests["\(company.id)/\(ref)"]?.enrollment
    }

    private func ended(
        _ ref: String,
        _ end: PendingEnd,
        _ campaign: ModelCampaign,
        _ company: ModelCompany
    ) -> ModelResult {
        if let enrollment = enrollment(ref, company) {
            guard enrollment.campaign == campaign.id else {
                return .rejected("reference_conflict")
            }
            guard let facts = self.end(enrollment, end, company) else { return .duplicate }
            bill(facts, company)
            return .applied
        }
        guard let request = requests["\(company.id)/\(ref)"] else {
            return .parked("enrollment:\(ref)")
        }
        guard request.campaign == campaign.id else { return .rejected("reference_conflict") }
        if let entry = request.entry, entry.isOpen {
            self.end(entry, "canceled", campaign)
        }
        pendingEnds["\(company.id)/\(ref)", default: [:]][end.status] = end
        return .applied
    }

    private func void(_ voided: FactVoided, _ company: ModelCompany) -> ModelResult {
        guard voided.factKind == .enrollment else { return voidActivity(voided, company) }
        guard let enrollment = enrollment(voided.factRef, company),
            let campaign = campaigns[enrollment.campaign]
        else { return .parked("enrollment:\(voided.factRef)") }
        if let id = voided.campaignId, id != enrollment.campaign {
            return .rejected("reference_conflict")
        }
        guard enrollment.endReason != "voided" else { return .duplicate }
        let facts = leave(enrollment, "ended", "voided", cause.effectiveAt, campaign, company)
        let (person, place) = (enrollment.person, enrollment.place)
        bill(facts + unsupport(enrollment.id, of: person, in: place, campaign, company), company)
        return .applied
    }
}
