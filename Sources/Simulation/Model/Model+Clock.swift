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
        tickedAt = instant
        defer { tickedAt = nil }
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
        var all = retirements() + closings()
        // Nothing happens by itself to what is closed.
        for campaign in campaigns.values where campaign.status != "closed" {
            guard let company = companies[campaign.company] else { continue }
            all += moves(campaign, company)
            all += terms(campaign, company)
            all += fees(campaign, company)
            all += classes(campaign, company)
            all += entries(campaign)
            all += expiries(campaign)
        }
        for quota in quotas.values {
            if let company = companies[quota.company] { all += periods(quota, company) }
        }
        for bundle in subscriptions.values {
            if let company = companies[bundle.company] { all += turns(bundle, company) }
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

    /// A1 to A4, orders and recurrences.
    private func moves(_ campaign: ModelCampaign, _ company: ModelCompany) -> [Due] {
        guard campaign.status != "closed" else { return [] }
        var all: [Due] = []
        func add(_ item: Int, _ target: String, _ date: CivilDate?) {
            guard var at = date.map({ company.midnight($0) }) else { return }
            if let retry = campaign.retries[target] {
                guard let next = retry.next else { return }
                at = next
            }
            at = happens(at, target, campaign, company)
            all.append(
                Due(at: at, company: company.id, rank: 3, entity: campaign.id, item: item) {
                    [unowned self] in move(campaign, to: target, due: at, company)
                }
            )
        }
        let fields = campaign.fields
        switch campaign.status {
        case "planned":
            add(1, "active", fields.start)
            if let lead = fields.recruitLeadDays {
                add(3, "recruiting", fields.start?.adding(days: -lead))
            }
        case "recruiting": add(1, "active", fields.start)
        case "active": add(2, "completed", fields.end?.adding(days: 1))
        case "completed":
            if let days = fields.autoCloseDays {
                add(4, "closed", campaign.completedOn?.adding(days: days))
            }
        default: break
        }
        for order in campaign.orders where order.isOpen {
            let at = happens(order.nextAt, order.target, campaign, company)
            all.append(
                Due(at: at, company: company.id, rank: 3, entity: order.id, item: 5) {
                    [unowned self] in carryOut(order, campaign, due: at, company)
                }
            )
        }
        if campaign.status != "draft", let rule = campaign.recurrence, let next = rule.next {
            let at = company.midnight(next.start.adding(days: -rule.leadDays))
            all.append(
                Due(at: at, company: company.id, rank: 3, entity: rule.id, item: 6) {
                    [unowned self] in recur(campaign, due: at, company)
                }
            )
        }
        return all
    }

    private func terms(_ campaign: ModelCampaign, _ company: ModelCompany) -> [Due] {
        guard ["planned", "recruiting", "active", "paused"].contains(campaign.status) else {
            return []
        }
        return campaign.terms.compactMap { terms in
            let at = company.midnight(terms.from)
            guard at > campaign.termsSeen, campaign.fields.end.map({ terms.from <= $0 }) ?? true
            else { return nil }
            return Due(at: at, company: company.id, rank: 1, entity: campaign.id, item: 0) {
                [unowned self] in
                refreshTerms(campaign, company)
                charge(campaign, company)
            }
        }
    }

    private func classes(_ campaign: ModelCampaign, _ company: ModelCompany) -> [Due] {
        guard campaign.status == "active" else { return [] }
        return campaign.classes.compactMap { place in
            let target: String
            let day: CivilDate
            switch place.status {
            case "planned": (target, day) = ("active", place.start)
            case "active": (target, day) = ("completed", place.end.adding(days: 1))
            default: return nil
            }
            let at = company.midnight(day)
            return Due(at: at, company: company.id, rank: 4, entity: place.id, item: 0) {
                [unowned self] in
                change(place, to: target, campaign, "clock", isCascade: false)
                if place.isOpen { placeUnassigned(campaign, company) }
            }
        }
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
        let attempts = (campaign.retries[target]?.attempts ?? 0) + 1
        let tomorrow = company.midnight(after: clock)
        let isOver = campaign.fields.end.map { company.date(tomorrow) > $0 } ?? true
        let isEndless = target == "completed" || target == "closed"
        let again = isEndless || !isOver ? tomorrow : nil
        campaign.retries[target] = (attempts, again)
        let next = again.map { happens($0, target, campaign, company) }
        tellFailure(campaign, wish, codes, attempt: attempts, next: next)
    }
}
