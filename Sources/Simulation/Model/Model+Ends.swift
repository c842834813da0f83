import Contracts
import Domain

/// Ends of enrollments and what the ledger says of them. By 7.2 and 11.1.
extension Model {
    /// Ends an enrollment by a fact or a command; nil when it is over already.
    func end(
        _ enrollment: ModelEnrollment,
        _ end: PendingEnd,
        _ company: ModelCompany
    ) -> [ModelUsage]? {
        guard let campaign = campaigns[enrollment.campaign] else { return nil }
        guard end.status == "completed" else {
            guard enrollment.isActive else { return nil }
            return leave(enrollment, "withdrawn", end.reason, end.effectiveAt, campaign, company)
        }
        guard enrollment.status != "completed", enrollment.endReason != "voided" else { return nil }
        if !enrollment.isActive { borrow(forFactOf: enrollment.person, enrollment.role, campaign) }
        let facts = leave(
            enrollment,
            "completed",
            "completed",
            end.effectiveAt,
            campaign,
            company
        )
        guard enrollment.role == "beneficiary" else { return facts }
        return facts
            + support(
                enrollment.id,
                "completed:\(enrollment.ref ?? enrollment.request ?? enrollment.id)",
                of: enrollment.person,
                in: enrollment.place,
                end.effectiveAt,
                campaign,
                company
            )
    }

    /// Somebody is served by an enrollment or a fact; the first time goes into the ledger.
    func support(
        _ cause: String,
        _ ref: String,
        of person: String,
        in place: String?,
        _ at: Instant,
        _ campaign: ModelCampaign,
        _ company: ModelCompany
    ) -> [ModelUsage] {
        touch(campaign)
        guard campaign.supports[person] == nil else {
            campaign.supports[person]?.by.append(cause)
            return []
        }
        var fact = line("learner_served", 1, ref, at, campaign, company)
        fact.person = person
        fact.place = place
        campaign.supports[person] = ([cause], fact.id)
        return [fact]
    }

    /// A support was a mistake; the last one takes the ledger record back.
    func unsupport(
        _ cause: String,
        of person: String,
        in place: String?,
        _ campaign: ModelCampaign,
        _ company: ModelCompany
    ) -> [ModelUsage] {
        guard let support = campaign.supports[person], support.by.contains(cause) else {
            return []
        }
        touch(campaign)
        let rest = support.by.filter { $0 != cause }
        campaign.supports[person] = rest.isEmpty ? nil : (rest, support.usage)
        guard rest.isEmpty else { return [] }
        var fact = reversal(of: support.usage, company)
        fact.place = place
        return [fact]
    }

    /// Gives an enrollment another end; the last active one of a volunteer frees the seat.
    func leave(
        _ enrollment: ModelEnrollment,
        _ status: String,
        _ reason: String,
        _ at: Instant,
        _ campaign: ModelCampaign,
        _ company: ModelCompany
    ) -> [ModelUsage] {
        touch(campaign)
        let wasActive = enrollment.isActive
        enrollment.status = status
        enrollment.endReason = reason
        if wasActive { enrollment.endedAt = at }
        let isReleased =
            wasActive && enrollment.role == "volunteer"
            && !campaign.isActive(enrollment.person, "volunteer")
        say(
            campaign,
            "enrollment.ended",
            [
                "enrollmentId": .string(enrollment.id),
                "enrollmentRef": enrollment.ref.map { .string($0) } ?? .null,
                "requestId": enrollment.request.map { .string($0) } ?? .null,
                "status": .string(status), "endReason": .string(reason),
                "released": .bool(isReleased),
            ]
        )
        guard isReleased else { return [] }
        let ref = enrollment.ref ?? enrollment.request ?? enrollment.id
        return [line("seat_released", enrollment, ref, at, campaign, company)]
    }

    /// A line of the ledger about an enrollment.
    func line(
        _ type: String,
        _ enrollment: ModelEnrollment,
        _ ref: String,
        _ at: Instant,
        _ campaign: ModelCampaign,
        _ company: ModelCompany
    ) -> ModelUsage {
        var line = line(type, 1, ref, at, campaign, company)
        line.person = enrollment.person
        line.place = enrollment.place
        return line
    }

    /// A line of the ledger, in the month of its moment or late in the current one.
    ///
    /// Unless it has a model of its own, that of its day counts.
    func line(
        _ type: String,
        _ quantity: Int64,
        _ ref: String,
        _ at: Instant,
        _ campaign: ModelCampaign?,
        _ company: ModelCompany,
        model: String? = nil
    ) -> ModelUsage {
        let day = company.date(at)
        let booking = company.booking(day.month, today: company.date(clock))
        return ModelUsage(
            id: make("use", company.id),
            campaign: campaign?.id,
            type: type,
            quantity: quantity,
            ref: ref,
            at: at,
            period: booking.period.iso,
            lateFor: booking.lateFor?.iso,
            model: model ?? campaign?.terms(on: day)?.model ?? "custom"
        )
    }

    /// What takes a record back: as large, in its month while that is open, under its model.
    func reversal(of id: String, _ company: ModelCompany) -> ModelUsage {
        let old = usage.first { $0.id == id }
        let month = CivilMonth(iso: old?.period ?? "") ?? company.date(clock).month
        let booking = company.booking(month, today: company.date(clock))
        var line = ModelUsage(
            id: make("use", company.id),
            campaign: old?.campaign,
            type: old?.type ?? "",
            quantity: -(old?.quantity ?? 0),
            ref: old?.ref ?? "",
            at: cause.effectiveAt,
            period: booking.period.iso,
            lateFor: booking.lateFor?.iso,
            model: old?.model ?? ""
        )
        line.reverses = id
        line.key = old?.key
        line.minutes = old?.minutes.map { -$0 }
        line.amount = old?.amount.map { Money(amount: -$0.amount, currency: $0.currency) }
        line.place = old?.place
        line.person = old?.type == "learner_served" ? old?.person : nil
        return line
    }

    func bill(_ facts: [ModelUsage], _ company: ModelCompany) {
        for fact in facts {
            usage.append(fact)
            say(
                company.id,
                "billing.usage_recorded",
                [
                    "usageId": .string(fact.id), "type": .string(fact.type),
                    "campaignId": fact.campaign.map { .string($0) } ?? .null,
                    "quantity": .int(fact.quantity), "unit": .string(fact.unit),
                    "participantId": fact.person.map { .string($0) } ?? .null,
                    "instanceId": fact.place.map { .string($0) } ?? .null,
                    "ref": .string(fact.ref), "effectiveAt": .string(fact.at.rfc3339),
                    "period": .string(fact.period), "model": .string(fact.model),
                    "lateFor": fact.lateFor.map { .string($0) } ?? .null,
                    "reverses": fact.reverses.map { .string($0) } ?? .null,
                    "key": fact.key.map { .string($0) } ?? .null,
                    "minutes": fact.minutes.map { .int($0) } ?? .null,
                    "amount": fact.amount.map { .money($0) } ?? .null,
                ]
            )
        }
    }

    func end(_ entry: ModelEntry, _ status: String, _ campaign: ModelCampaign) {
        touch(campaign)
        if entry.status == "offered" {
            let ends = ["expired": "expired", "fulfilled": "superseded"]
            offer(of: entry)?.status = ends[status] ?? "released"
        }
        entry.status = status
        sayEnded(entry, campaign)
    }

    func sayEnded(_ entry: ModelEntry, _ campaign: ModelCampaign, isDuplicate: Bool = false) {
        say(
            campaign,
            "enrollment.waitlist_ended",
            [
                "waitlistId": .string(entry.id), "requestId": .string(entry.request),
                "status": .string(entry.status),
                "duplicate": isDuplicate ? .bool(true) : .null,
            ]
        )
    }
}
