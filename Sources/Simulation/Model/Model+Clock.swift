import Contracts
import Domain

/// Ticks and what they make due, by 1.2 and 4.4.
extension Model {
    /// Something that happens by itself.
    struct Due {
        let at: Instant
        let company: String
        let rank: Int
        let entity: String
        let item: Int
        let happen: () -> Void
    }

    func tick(to instant: Instant, _ record: Record) {
        guard instant > clock else { return count("ignored_tick") }
        if clock.ms == 0 { clock = instant }
        while let due = next(until: instant) {
            clock = max(due.at, clock)
            begin(Cause(id: record.event?.id ?? "", effectiveAt: clock))
            due.happen()
            settle()
        }
        clock = instant
        count("applied")
    }

    private func next(until instant: Instant) -> Due? {
        var all: [Due] = []
        for campaign in campaigns.values {
            guard let company = companies[campaign.company] else { continue }
            all += transitions(campaign, company)
            all += entries(campaign)
        }
        for input in parked where input.status == "parked" {
            all.append(
                Due(at: input.deadline, company: input.company, rank: 7, entity: input.id, item: 0)
                { [unowned self] in _ = giveUp(input, "parked_expired") }
            )
        }
        return all.filter { $0.at <= instant }.min {
            ($0.at.ms, $0.company, $0.rank, $0.entity, $0.item)
                < ($1.at.ms, $1.company, $1.rank, $1.entity, $1.item)
        }
    }

    private func transitions(_ campaign: ModelCampaign, _ company: ModelCompany) -> [Due] {
        var all: [Due] = []
        func add(_ at: Instant?, _ item: Int, _ target: String) {
            guard let at else { return }
            all.append(
                Due(at: at, company: company.id, rank: 3, entity: campaign.id, item: item) {
                    [unowned self] in move(campaign, to: target, due: at, company)
                }
            )
        }
        switch campaign.status {
        case "planned":
            add(campaign.nextStart, 1, "active")
            add(campaign.nextRecruit, 3, "recruiting")
        case "recruiting": add(campaign.nextStart, 1, "active")
        case "active":
            add(campaign.fields.end.map { company.midnight($0.adding(days: 1)) }, 2, "completed")
        case "completed": add(campaign.nextClose, 4, "closed")
        default: break
        }
        guard ["planned", "recruiting", "active", "paused"].contains(campaign.status) else {
            return all
        }
        for terms in campaign.terms {
            let at = company.midnight(terms.from)
            guard at > campaign.termsSeen, campaign.fields.end.map({ terms.from <= $0 }) ?? true
            else {
                continue
            }
            all.append(
                Due(at: at, company: company.id, rank: 1, entity: campaign.id, item: 0) {
                    [unowned self] in refreshTerms(campaign, company)
                }
            )
        }
        for place in campaign.classes where place.status == "active" {
            let at = company.midnight(place.end.adding(days: 1))
            all.append(
                Due(at: at, company: company.id, rank: 4, entity: place.id, item: 0) {
                    [unowned self] in change(place, to: "completed", campaign, isCascade: false)
                }
            )
        }
        return all
    }

    private func entries(_ campaign: ModelCampaign) -> [Due] {
        campaign.waiting.map { entry in
            Due(
                at: entry.expiresAt,
                company: campaign.company,
                rank: 5,
                entity: entry.id,
                item: 0
            ) { [unowned self] in end(entry, "expired", campaign) }
        }
    }

    private func move(
        _ campaign: ModelCampaign,
        to target: String,
        due: Instant,
        _ company: ModelCompany
    ) {
        var wish = Wish(target: target, trigger: "clock")
        wish.dueAt = due
        guard case .refused(let codes) = move(campaign, wish) else { return }
        campaign.attempts[target, default: 0] += 1
        let tomorrow = company.date(clock).adding(days: 1)
        let isOver = campaign.fields.end.map { tomorrow > $0 } ?? true
        let isEndless = target == "completed" || target == "closed"
        let again = isEndless || !isOver ? company.midnight(tomorrow) : nil
        switch target {
        case "active": campaign.nextStart = again
        case "recruiting": campaign.nextRecruit = again
        default: campaign.nextClose = again
        }
        say(
            campaign,
            "campaign.transition_failed",
            [
                "target": .string(target), "codes": .array(codes.map { .string($0) }),
                "dueAt": .string(due.rfc3339),
                "attempt": .int(campaign.attempts[target, default: 0]),
                "nextAttemptAt": again.map { .string($0.rfc3339) } ?? .null,
            ]
        )
    }
}
