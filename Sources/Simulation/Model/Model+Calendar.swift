import Contracts
import Domain

/// What was ordered for later, days off and campaigns that come again, by chapter 20.
extension Model {
    func applyToCalendar(
        _ command: Command,
        _ principal: Principal,
        _ company: ModelCompany
    ) -> ModelResult {
        switch command.body {
        case .scheduleCreate(let wish):
            if let id = wish.id, orders[id] != nil { return .refused(["id_taken"]) }
            return change(wish.campaignId, command, company) {
                order(wish, $0, command.reason, by: principal, company)
            }
        case .scheduleCancel(let id):
            guard let order = orders[id], campaigns[order.campaign]?.company == company.id else {
                return .refused(["not_found"])
            }
            guard command.expectedVersion ?? order.version == order.version else {
                return .refused(["version_conflict"])
            }
            guard order.isOpen else { return .refused(["not_open"]) }
            cancel(order)
            return .applied
        case .blackoutAdd(let wish): return add(wish, company)
        case .blackoutRemove(let id):
            guard blackouts[id]?.company == company.id else { return .refused(["not_found"]) }
            blackouts[id] = nil
            standAgain(company)
            return .applied
        case .recurrenceSet(let wish):
            return change(wish.campaignId, command, company) {
                recur($0, wish.rule, by: principal.id, company)
            }
        case .recurrenceClear(let id):
            return change(id, command, company) { campaign in
                guard campaign.recurrence != nil else { return .refused(["not_found"]) }
                campaign.recurrence = nil
                return .applied
            }
        default: return .refused(["not_found"])
        }
    }

    private func order(
        _ wish: ScheduleCreate,
        _ campaign: ModelCampaign,
        _ reason: String?,
        by principal: Principal,
        _ company: ModelCompany
    ) -> ModelResult {
        var (moment, date): (Instant, CivilDate?) = (clock, nil)
        switch wish.due {
        case .date(let day): (moment, date) = (company.midnight(day), day)
        case .instant(let instant): moment = instant
        }
        guard moment > clock else { return .refused(["due_in_past"]) }
        guard isReachable(wish.target.rawValue, from: campaign.status) else {
            return .refused(["invalid_transition"])
        }
        let order = ModelOrder(
            id: wish.id ?? make("sch", company.id),
            wish,
            at: moment,
            date: date,
            reason: reason,
            by: principal
        )
        orders[order.id] = order
        campaign.orders.append(order)
        stand(order, campaign, company)
        return .applied
    }

    /// Whether one or more moves lead from a state to another.
    func isReachable(_ target: String, from status: String) -> Bool {
        var (seen, open): (Set<String>, [String]) = ([], [status])
        while let next = open.popLast() {
            for step in Self.edges[next] ?? [] where seen.insert(step).inserted {
                open.append(step)
            }
        }
        return seen.contains(target)
    }

    private func cancel(_ order: ModelOrder) {
        guard order.isOpen else { return }
        order.state = "canceled"
        order.version += 1
    }

    /// A move by hand may leave orders that can never happen; what is closed stays closed.
    func cancelPointless(_ campaign: ModelCampaign, _ wish: Wish) {
        for order in campaign.orders where order !== carriedOut {
            let isLost =
                wish.trigger == "manual" && !isReachable(order.target, from: wish.target)
            if isLost || wish.target == "closed" { cancel(order) }
        }
    }

    /// Shows whether an order waits for the end of days off.
    private func stand(_ order: ModelOrder, _ campaign: ModelCampaign, _ company: ModelCompany) {
        guard order.isOpen else { return }
        let isFree = happens(order.nextAt, order.target, campaign, company) == order.nextAt
        let state = isFree ? "pending" : "deferred"
        guard state != order.state else { return }
        order.state = state
        order.version += 1
    }

    private func standAgain(_ company: ModelCompany) {
        for campaign in campaigns.values where campaign.company == company.id {
            for order in campaign.orders { stand(order, campaign, company) }
        }
    }

    private func add(_ wish: BlackoutAdd, _ company: ModelCompany) -> ModelResult {
        if let id = wish.id, blackouts[id] != nil { return .refused(["id_taken"]) }
        guard wish.from <= wish.to else { return .refused(["invalid_date_range"]) }
        for id in wish.campaigns ?? [] where campaigns[id]?.company != company.id {
            return .refused(["not_found"])
        }
        let blackout = ModelBlackout(
            id: wish.id ?? make("blk", company.id),
            company: company.id,
            from: wish.from,
            to: wish.to,
            campaigns: wish.campaigns.map { Set($0) }
        )
        blackouts[blackout.id] = blackout
        standAgain(company)
        return .applied
    }

    /// When a move by itself happens that is due at a moment: then, or after days off.
    ///
    /// What is overdue, for instance because days off were taken back, happens at once, unless
    /// today is a day off.
    func happens(
        _ moment: Instant,
        _ target: String,
        _ campaign: ModelCampaign,
        _ company: ModelCompany
    ) -> Instant {
        guard target == "recruiting" || target == "active" else { return moment }
        func free(_ from: Instant) -> Instant {
            var (at, date) = (from, company.date(from))
            while blackouts.values.contains(where: { $0.holds(date, campaign) }) {
                date = date.adding(days: 1)
                at = company.midnight(date)
            }
            return at
        }
        let planned = free(moment)
        guard planned < clock else { return planned }
        let now = free(clock)
        let wish = "\(target) \(moment.ms)"
        if now > clock {
            campaign.heldBack[wish] = now
            return now
        }
        // What days off held back until now is due now, whatever else happens at this instant.
        return campaign.heldBack[wish] == clock ? clock : planned
    }

    private func recur(
        _ campaign: ModelCampaign,
        _ rule: Recurrence,
        by: String,
        _ company: ModelCompany
    ) -> ModelResult {
        guard campaign.status != "closed" else { return .refused(["campaign_state"]) }
        guard let start = campaign.fields.start, let end = campaign.fields.end else {
            return .refused(["missing_dates"])
        }
        guard start <= end else { return .refused(["invalid_date_range"]) }
        var made: Int64 = 0
        if let old = campaign.recurrence, old.every == rule.every.rawValue,
            (old.start, old.end) == (start, end)
        {
            made = min(old.made, rule.endsAfter)
        }
        let months: [String: Int64] = ["month": 1, "quarter": 3, "year": 12]
        var new = ModelRecurrence(
            id: make("rcr", company.id),
            months: months[rule.every.rawValue, default: 1],
            every: rule.every.rawValue,
            leadDays: rule.leadDays,
            endsAfter: rule.endsAfter,
            start: start,
            end: end,
            made: made,
            by: by
        )
        let today = company.date(clock)
        while let next = new.next, next.start < today { new.made += 1 }
        campaign.recurrence = new
        return .applied
    }

    /// The next clone is due: it is made and planned.
    func recur(_ campaign: ModelCampaign, due: Instant, _ company: ModelCompany) {
        guard let rule = campaign.recurrence, let dates = rule.next else { return }
        campaign.recurrence?.made += 1
        let draft = copy(
            campaign,
            as: make("cam", company.id),
            for: company,
            (dates.start, dates.end),
            by: rule.by
        )
        establish(draft, company)
        copyQuotas(of: campaign, to: draft, company)
        var wish = Wish(target: "planned", trigger: "schedule", by: rule.by)
        wish.dueAt = due
        guard case .refused(let codes) = move(draft, wish) else { return }
        tellFailure(draft, wish, codes, attempt: 1, next: nil)
    }

    /// An order is due: it is carried out as the command of whoever gave it.
    func carryOut(
        _ order: ModelOrder,
        _ campaign: ModelCampaign,
        due: Instant,
        _ company: ModelCompany
    ) {
        var wish = Wish(target: order.target, trigger: "schedule", by: order.by.id)
        wish.mayApprove = order.by.role == .platformAdmin || order.by.role == .sales
        wish.isAdmin = order.by.role == .platformAdmin
        wish.reason = order.reason
        wish.dueAt = due
        wish.isEarly = order.wants.earlyStart
        let volunteers = Int64(campaign.persons("volunteer").count)
        let beneficiaries = Int64(campaign.persons("beneficiary").count)
        if volunteers < order.wants.minVolunteers ?? 0
            || beneficiaries < order.wants.minBeneficiaries ?? 0
        {
            wish.lacking = ["precondition_failed"]
        }
        carriedOut = order
        defer { carriedOut = nil }
        let result = move(campaign, wish)
        order.version += 1
        guard case .refused(let codes) = result else {
            order.state = "done"
            order.codes = []
            return
        }
        order.attempts += 1
        order.codes = codes
        order.state = order.attempts == 7 ? "failed" : "pending"
        var next: Instant?
        if order.isOpen {
            order.nextAt = company.midnight(after: clock)
            next = happens(order.nextAt, order.target, campaign, company)
            stand(order, campaign, company)
        }
        tellFailure(campaign, wish, codes, attempt: order.attempts, next: next)
    }

    func tellFailure(
        _ campaign: ModelCampaign,
        _ wish: Wish,
        _ codes: [String],
        attempt: Int64,
        next: Instant?
    ) {
        say(
            campaign,
            "campaign.transition_failed",
            [
                "campaignName": campaign.fields.name.map { .string($0) } ?? .null,
                "target": .string(wish.target), "trigger": .string(wish.trigger),
                "codes": .array(codes.map { .string($0) }),
                "dueAt": wish.dueAt.map { .string($0.rfc3339) } ?? .null,
                "attempt": .int(attempt),
                "nextAttemptAt": next.map { .string($0.rfc3339) } ?? .null,
            ]
        )
    }
}
