import Contracts
import Domain
import Storage

/// Orders for later, blackouts and recurrences. Source: domain §20.
extension RecordFold {
    /// Applies a command on what happens by itself.
    mutating func applyToCalendar(
        _ command: Command,
        by principal: Principal,
        _ company: CompanyRow
    ) throws -> FoldResult {
        switch command.body {
        case .scheduleCreate(let wish):
            if let id = wish.id, try context.tables.schedules.find(id) != nil {
                return .refused(.idTaken)
            }
            return try change(wish.campaignId, command, company) { campaign, company, context in
                try campaign.order(
                    wish,
                    as: wish.id ?? context.id("sch", company: company.id),
                    reason: command.reason,
                    by: principal,
                    company,
                    context
                )
            }
        case .scheduleCancel(let id):
            guard let row = try context.tables.schedules.find(id), row.company == company.id,
                let pair = try owned(row.campaign, company)
            else { return .refused(.notFound) }
            let context = context
            let outcome = try pair.campaign.assumeIsolated {
                try $0.cancelOrder(id, expectedVersion: command.expectedVersion, context)
            }
            return try conclude(outcome, pair, company)
        case .blackoutAdd(let wish): return try add(wish, by: principal.id, company)
        case .blackoutRemove(let id):
            guard let row = try context.tables.blackouts.find(id), row.company == company.id else {
                return .refused(.notFound)
            }
            try context.tables.blackouts.remove(id: id)
            try replan(row.blackout, company)
            return .applied(["id": .string(id)])
        case .recurrenceSet(let wish):
            return try change(wish.campaignId, command, company) { campaign, company, context in
                try campaign.recur(wish.rule, by: principal.id, company, context)
            }
        case .recurrenceClear(let id):
            return try change(id, command, company) { campaign, _, context in
                try campaign.stopRecurring(context)
            }
        default: return .refused(.notFound)
        }
    }

    private mutating func add(
        _ wish: BlackoutAdd,
        by: String,
        _ company: CompanyRow
    ) throws -> FoldResult {
        if let id = wish.id, try context.tables.blackouts.find(id) != nil {
            return .refused(.idTaken)
        }
        guard let dates = CivilRange(wish.from, through: wish.to) else {
            return .refused(.invalidDateRange)
        }
        for campaign in wish.campaigns ?? [] where try owned(campaign, company) == nil {
            return .refused([.notFound], ["campaignId": .string(campaign)])
        }
        let blackout = Blackout(
            id: wish.id ?? context.id("blk", company: company.id),
            dates: dates,
            scope: wish.campaigns.map { .campaigns(Set($0)) } ?? .all
        )
        try context.tables.blackouts.insert(
            BlackoutRow(company: company.id, blackout: blackout, at: context.clock, by: by)
        )
        try replan(blackout, company)
        return .applied(["id": .string(blackout.id)])
    }

    /// What waits to open or to start may have to wait longer now, or no more.
    private mutating func replan(_ blackout: Blackout, _ company: CompanyRow) throws {
        let tables = context.tables
        let waiting = Set(
            try tables.campaigns.waiting(company: company.id)
                + tables.schedules.waiting(company: company.id)
        )
        for id in waiting.sorted(by: Identifier.isBefore) where blackout.concerns(id) {
            guard let (pair, row) = try addressed(id) else { continue }
            let context = context
            try pair.campaign.assumeIsolated { try $0.schedule(row, context) }
        }
    }

    /// A transition that somebody ordered is due.
    ///
    /// It is carried out as their command would be.
    mutating func carryOutOrder(_ item: DueRow, _ tickedAt: Instant) throws {
        guard let campaign = try context.tables.schedules.find(item.entity)?.campaign,
            let (pair, company) = try addressed(campaign),
            let began = pair.campaign.assumeIsolated({ $0.begin(order: item.entity) })
        else { return }
        let order = began.order
        var wish = CampaignActor.Wish(
            target: order.target,
            trigger: .schedule,
            by: began.createdBy,
            role: began.role,
            reason: order.reason,
            recordedAt: tickedAt
        )
        wish.dueAt = item.dueAt
        wish.earlyStart = order.preconditions.earlyStart
        let enrollments = context.tables.enrollments
        if order.preconditions.minVolunteers != nil || order.preconditions.minBeneficiaries != nil {
            wish.lacking = order.preconditions.failing(
                volunteers: try enrollments.active(campaign: campaign, role: .volunteer),
                beneficiaries: try enrollments.active(campaign: campaign, role: .beneficiary)
            )
        }
        let outcome = try move(pair, wish, company)
        var codes: [ReasonCode] = []
        if case .refused(let failing, _) = outcome { codes = failing }
        let (context, failing, said) = (context, codes, wish)
        try pair.campaign.assumeIsolated {
            try $0.settle(began, failing, said, company, context)
        }
    }

    /// The next clone of a recurrence is due: makes it and plans it.
    ///
    /// A clone that cannot be planned stays a draft, and that is told.
    mutating func recur(_ item: DueRow, _ tickedAt: Instant) throws {
        let context = context
        guard
            let campaign = try context.tables.recurrences.campaign(ofRecurrence: item.entity),
            let (pair, company) = try addressed(campaign),
            let next = try pair.campaign.assumeIsolated({ try $0.nextClone(company, context) })
        else { return }
        let copy = CampaignActor.Copy(
            id: context.id("cam", company: company.id),
            startDate: next.dates.first,
            endDate: next.dates.last,
            by: next.by
        )
        guard let draft = try establish(copy, of: pair, for: company) else { return }
        var wish = CampaignActor.Wish(
            target: .planned,
            trigger: .schedule,
            by: next.by,
            recordedAt: tickedAt
        )
        wish.dueAt = item.dueAt
        guard case .refused(let codes, _) = try move(draft, wish, company) else { return }
        let said = wish
        try draft.campaign.assumeIsolated {
            try $0.tellFailure(said, codes, attempt: 1, next: nil, company, context)
        }
    }
}
