import Contracts
import Domain
import Storage

/// Quotas: commands, periods, whom they let in again, and what is told. Source: domain §16.
extension RecordFold {
    /// Applies a command on quotas.
    mutating func applyToQuotas(
        _ command: Command,
        by principal: Principal,
        _ company: CompanyRow
    ) throws -> FoldResult {
        switch command.body {
        case .quotaSet(let wish): return try setQuota(wish, command, principal, company)
        case .quotaRemove(let id): return try removeQuota(id, command, company)
        default: return .refused(.notFound)
        }
    }

    /// `quota.set`: a new quota, or all of an existing one.
    private mutating func setQuota(
        _ wish: QuotaSet,
        _ command: Command,
        _ principal: Principal,
        _ company: CompanyRow
    ) throws -> FoldResult {
        let known = try wish.id.flatMap { try context.tables.quotas.find($0) }
        if let known, known.company != company.id { return .refused(.idTaken) }
        if known == nil, let id = wish.id, !Identifier.isClientChosen(id) {
            return .refused(.notFound)
        }
        if let known,
            let conflict = FoldResult.conflict(command.expectedVersion, with: known.version)
        {
            return conflict
        }
        guard let ground = try ground(of: wish, company) else {
            return .refused([.notFound], ["scopeRef": .string(wish.scopeRef)])
        }
        let quota = wish.quota(id: wish.id ?? context.id("quo", company: company.id))
        var row = QuotaRow(
            quota,
            company: company.id,
            campaign: ground.campaign,
            at: context.clock,
            by: principal.id
        )
        if var changed = known {
            changed.quota = quota
            changed.campaign = ground.campaign
            changed.isAutomatic = changed.isAutomatic && Self.isSameSubject(quota, known?.quota)
            row = changed
        }
        try write(row, insteadOf: known, company)
        let version = try context.tables.quotas.find(quota.id)?.version ?? row.version
        return .applied(["id": .string(quota.id), "version": .int(version)])
    }

    /// `quota.remove`: a quota is no more.
    private mutating func removeQuota(
        _ id: String,
        _ command: Command,
        _ company: CompanyRow
    ) throws -> FoldResult {
        guard let row = try context.tables.quotas.find(id), row.company == company.id else {
            return .refused(.notFound)
        }
        if let conflict = FoldResult.conflict(command.expectedVersion, with: row.version) {
            return conflict
        }
        try context.tables.quotas.remove(id: id)
        try context.tables.quotaUses.remove(quota: id)
        try context.tables.due.cancel(entity: id, kind: .quotaPeriod)
        context.quotas.forget(company: company.id)
        context.quotas.note(row, isFreed: true)
        return .applied(["id": .string(id)])
    }

    private enum QuotaGround {
        case company
        case campaign(String)

        var campaign: String? { if case .campaign(let id) = self { id } else { nil } }
    }

    /// The place that a quota names: in a campaign or not; nil when there is no such
    /// place of the company.
    private func ground(of wish: QuotaSet, _ company: CompanyRow) throws -> QuotaGround? {
        let tables = context.tables
        let sides = wish.scopeRef.split(separator: "/").map(String.init)
        switch wish.scope {
        case .company: return wish.scopeRef == company.id ? .company : nil
        case .group:
            guard sides.first == company.id, let group = sides.last,
                try tables.catalog.group(group) != nil
            else { return nil }
            return .company
        case .campaign, .role, .instance:
            let named = sides.first ?? ""
            let campaign =
                wish.scope == .instance ? try tables.instances.campaign(ofInstance: named) : named
            guard let campaign, try tables.campaigns.company(of: campaign) == company.id else {
                return nil
            }
            return .campaign(campaign)
        }
    }

    /// Whether two quotas count the same.
    private static func isSameSubject(_ first: Quota, _ second: Quota?) -> Bool {
        guard let second else { return false }
        return first.scope == second.scope && first.scopeRef == second.scopeRef
            && first.metric == second.metric && first.period == second.period
            && first.currency == second.currency
    }

    /// Writes a quota, new or in the place of an old one; what was told of the same count stays.
    private mutating func write(
        _ wish: QuotaRow,
        insteadOf old: QuotaRow?,
        _ company: CompanyRow
    ) throws {
        var row = wish
        if old != nil {
            row.version += 1
            row.updatedAt = context.clock
        }
        try context.tables.quotas.save(row)
        context.quotas.forget(company: company.id)
        if let old { context.quotas.note(old, isFreed: true) }
        try measure(
            row,
            keepsAlerts: Self.isSameSubject(row.quota, old?.quota),
            company
        )
    }

    /// Counts a quota anew, for the current period and the next one, and plans its turn.
    private mutating func measure(
        _ row: QuotaRow,
        keepsAlerts: Bool,
        _ company: CompanyRow
    ) throws {
        let (tables, quotas, id) = (context.tables, context.quotas, row.quota.id)
        let shelf = try quotas.shelf(company.id, context)
        let today = shelf.zone.dayBegun(at: context.clock)
        let start = row.quota.period.start(of: today)
        let told = try tables.quotaUses.find(quota: id, start: start)?.crossedPcts ?? []
        try tables.quotaUses.remove(quota: id)
        context.alerts.moved(quota: id, .replaced)
        let use = try quotas.open(row, start, shelf, context)
        if keepsAlerts {
            let kept = QuotaUse(periodStart: start, use: use.use, crossedPcts: told)
            try tables.quotaUses.save(kept, quota: id)
        }
        quotas.note(row, isFreed: false)
        guard let next = row.quota.period.nextStart(after: today) else {
            try tables.due.cancel(entity: id, kind: .quotaPeriod)
            return
        }
        try quotas.open(row, next, shelf, context)
        try planTurn(row, at: next, shelf)
    }

    private func planTurn(_ row: QuotaRow, at start: CivilDate, _ shelf: QuotaShelf) throws {
        try context.tables.due.schedule(
            DueRow(
                entity: row.quota.id,
                kind: .quotaPeriod,
                dueAt: shelf.zone.localMidnight(of: start),
                company: row.company
            )
        )
    }

    /// A period of a quota is over: the next one begins with what is dated in it already.
    mutating func turnQuota(_ id: String) throws {
        guard let row = try context.tables.quotas.find(id) else { return }
        let (tables, quotas) = (context.tables, context.quotas)
        let shelf = try quotas.shelf(row.company, context)
        let today = shelf.zone.dayBegun(at: context.clock)
        guard let start = row.quota.period.start(of: today),
            let next = row.quota.period.nextStart(after: today),
            let last = row.quota.period.start(of: start.adding(days: -1))
        else { return }
        // Somebody may still name the period that has just ended, hardly an older one.
        try tables.quotaUses.remove(quota: id, before: last)
        try quotas.open(row, start, shelf, context)
        // Nothing is dated further ahead than 72 hours, so nothing counts in the next one yet.
        try tables.quotaUses.save(QuotaUse(periodStart: next), quota: id)
        try planTurn(row, at: next, shelf)
        context.alerts.moved(quota: id, .periodOver)
        quotas.note(row, isFreed: true)
    }

    /// Local midnights have moved, and with them the periods.
    mutating func measurePeriods(_ id: String) throws {
        context.quotas.forget(company: id)
        guard let company = try company(id) else { return }
        for row in try context.tables.quotas.find(company: id) where row.quota.period != .total {
            context.quotas.note(row, isFreed: true)
            try measure(row, keepsAlerts: true, company)
        }
    }

    /// A draft's fields changed: its group decides where it counts, its sessions are a quota.
    mutating func followFields(
        _ id: String,
        _ changes: CampaignFields,
        by: String,
        _ company: CompanyRow
    ) throws {
        if changes.groupId != nil {
            context.quotas.forget(company: company.id)
            let rows = try context.tables.quotas.find(company: company.id)
            for row in rows where row.quota.scope == .group {
                context.quotas.note(row, isFreed: true)
                try measure(row, keepsAlerts: true, company)
            }
        }
        if let count = changes.maxSessions {
            try followSessions(count, of: id, like: nil, by: by, company)
        }
    }

    /// Keeps the quota that `maxSessions` of a campaign is.
    ///
    /// A new one takes its settings from that of the campaign it was copied from.
    mutating func followSessions(
        _ count: Int64,
        of campaign: String,
        like model: QuotaRow?,
        by: String,
        _ company: CompanyRow
    ) throws {
        let rows = try context.tables.quotas.find(company: company.id)
        if let old = rows.first(where: { $0.isAutomatic && $0.campaign == campaign }) {
            var row = old
            row.quota.limit = count
            return try write(row, insteadOf: old, company)
        }
        var quota = Quota.maxSessions(
            count,
            campaign: campaign,
            id: context.id("quo", company: company.id)
        )
        if let model { quota = model.quota.copied(as: quota.id, to: campaign) }
        quota.limit = count
        let row = QuotaRow(
            quota,
            company: company.id,
            campaign: campaign,
            isAutomatic: true,
            at: context.clock,
            by: by
        )
        try write(row, insteadOf: nil, company)
    }

    /// A copy of a campaign in its company takes the quotas of the campaign and of its roles along.
    ///
    /// Cohorts are not copied, so their quotas are not either. Source: domain §15.
    mutating func copyQuotas(
        of source: String,
        to campaign: String,
        maxSessions: Int64?,
        by: String,
        _ company: CompanyRow
    ) throws {
        let rows = try context.tables.quotas.find(company: company.id)
            .filter { $0.campaign == source && $0.quota.scope != .instance }
        if let maxSessions {
            let model = rows.first(where: \.isAutomatic)
            try followSessions(maxSessions, of: campaign, like: model, by: by, company)
        }
        for row in rows where !row.isAutomatic {
            let id = context.id("quo", company: company.id)
            let copy = QuotaRow(
                row.quota.copied(as: id, to: campaign),
                company: company.id,
                campaign: campaign,
                at: context.clock,
                by: by
            )
            try write(copy, insteadOf: nil, company)
        }
    }

    /// Step 7, first of all: whoever waited for a quota may be let in now.
    mutating func wakeForQuotas() throws {
        for row in context.quotas.takeFreed() {
            let campaigns =
                try row.campaign.map { [$0] }
                ?? context.tables.waitlist.campaigns(company: row.company)
            for id in campaigns {
                guard let pair = try actors.campaign(id, context) else { continue }
                let context = context
                pair.capacity.assumeIsolated { capacity in
                    if capacity.row.waiting > 0 { capacity.mayPromote(context) }
                }
            }
        }
    }

    /// Step 8, last: what was reached of quotas is told, once per record.
    mutating func tellQuotas() throws {
        for row in context.quotas.takeChanged() {
            let shelf = try context.quotas.shelf(row.company, context)
            guard shelf.row(row.quota.id) != nil else {
                try resolve(row, use: 0, keeping: [], otherwise: .replaced)
                continue
            }
            guard let row = shelf.row(row.quota.id),
                let before = try context.tables.quotaUses.find(
                    quota: row.quota.id,
                    start: shelf.start(of: row.quota, at: context.clock)
                )
            else { continue }
            var use = before
            let change = use.settle(row.quota)
            if use != before { try context.tables.quotaUses.save(use, quota: row.quota.id) }
            let kept = before.crossedPcts.filter(use.crossedPcts.contains)
            let moved = context.alerts.takeMoved(quota: row.quota.id)
            if moved != nil || kept != before.crossedPcts {
                let reason = moved ?? (change.rearmed.isEmpty ? .replaced : .rearmed)
                try resolve(row, use: use.use, keeping: kept, otherwise: reason)
            }
            for percent in change.crossed { try tell(row, percent, use.use) }
        }
    }
}
