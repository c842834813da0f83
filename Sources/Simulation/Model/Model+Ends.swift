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
        var facts = leave(
            enrollment,
            "completed",
            "completed",
            end.effectiveAt,
            campaign,
            company
        )
        guard enrollment.role == "beneficiary" else { return facts }
        if campaign.supports[enrollment.person] == nil {
            let ref = "completed:\(enrollment.ref ?? enrollment.request ?? enrollment.id)"
            let fact = line("learner_served", enrollment, ref, end.effectiveAt, campaign, company)
            campaign.supports[enrollment.person] = ([enrollment.id], fact.id)
            facts.append(fact)
        } else {
            campaign.supports[enrollment.person]?.enrollments.append(enrollment.id)
        }
        return facts
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

    /// A line of the ledger; its id is given when it is billed.
    func line(
        _ type: String,
        _ enrollment: ModelEnrollment,
        _ ref: String,
        _ at: Instant,
        _ campaign: ModelCampaign,
        _ company: ModelCompany
    ) -> ModelUsage {
        let booking = company.booking(company.date(at).month, today: company.date(clock))
        return ModelUsage(
            id: make("use", company.id),
            campaign: campaign.id,
            type: type,
            quantity: 1,
            person: enrollment.person,
            ref: ref,
            period: booking.period.iso,
            lateFor: booking.lateFor?.iso,
            model: campaign.model,
            reverses: nil
        )
    }

    func reversal(
        of id: String,
        _ campaign: ModelCampaign,
        _ company: ModelCompany
    ) -> ModelUsage {
        let old = usage.first { $0.id == id }
        let month = CivilMonth(iso: old?.period ?? "") ?? company.date(clock).month
        let booking = company.booking(month, today: company.date(clock))
        return ModelUsage(
            id: make("use", company.id),
            campaign: campaign.id,
            type: "learner_served",
            quantity: -1,
            person: old?.person ?? "",
            ref: old?.ref ?? "",
            period: booking.period.iso,
            lateFor: booking.lateFor?.iso,
            model: old?.model ?? "",
            reverses: id
        )
    }

    func bill(_ facts: [ModelUsage], _ company: ModelCompany) {
        for fact in facts {
            usage.append(fact)
            say(
                company.id,
                "billing.usage_recorded",
                [
                    "usageId": .string(fact.id), "campaignId": .string(fact.campaign),
                    "type": .string(fact.type), "quantity": .int(fact.quantity),
                    "participantId": fact.person.map { .string($0) } ?? .null,
                    "ref": .string(fact.ref),
                    "period": .string(fact.period), "model": .string(fact.model),
                    "lateFor": fact.lateFor.map { .string($0) } ?? .null,
                    "reverses": fact.reverses.map { .string($0) } ?? .null,
                ]
            )
        }
    }

    func end(_ entry: ModelEntry, _ status: String, _ campaign: ModelCampaign) {
        touch(campaign)
        entry.status = status
        say(
            campaign,
            "enrollment.waitlist_ended",
            [
                "waitlistId": .string(entry.id), "requestId": .string(entry.request),
                "status": .string(status),
            ]
        )
    }
}
