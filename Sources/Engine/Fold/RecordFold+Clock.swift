import Contracts
import Domain
import Storage

/// Ticks and what they make due. Source: domain §1.2, §4.4.
extension RecordFold {
    /// Folds a tick: everything due until then happens, in due order, each at its own instant.
    mutating func tick(_ record: Record, _ at: Instant, _ cause: Cause) throws {
        guard at > context.clock else {
            try count(.ignoredTick)
            return
        }
        if context.clock.ms == 0 { context.clock = at }
        context.tickedAt = at
        while let item = try context.tables.due.next(), item.dueAt <= at {
            context.clock = max(item.dueAt, context.clock)
            context.beginItem(cause: Cause(tick: cause, item: item, clock: context.clock))
            try context.tables.due.cancel(entity: item.entity, kind: item.kind)
            try happen(item, tickedAt: at)
            try settle()
        }
        context.clock = at
        try count(.applied)
    }

    private mutating func happen(_ item: DueRow, tickedAt: Instant) throws {
        switch item.kind {
        case .versionDeprecate, .versionArchive:
            let context = context
            try actors.catalog.assumeIsolated { try $0.retire(item.entity, item.kind, context) }
        case .campaignActivate: try move(item, by: .activate, tickedAt)
        case .campaignComplete: try move(item, by: .complete, tickedAt)
        case .campaignRecruit: try move(item, by: .recruit, tickedAt)
        case .campaignClose: try move(item, by: .close, tickedAt)
        case .scheduledTransition: try carryOutOrder(item, tickedAt)
        case .recurrence: try recur(item, tickedAt)
        case .termsEffective:
            guard let (pair, company) = try addressed(item.entity) else { return }
            let context = context
            let orders = try pair.campaign.assumeIsolated {
                try $0.termsTakeEffect(company, context)
            }
            try carryOut(orders, pair, company)
        case .subscriptionPeriod:
            guard let company = try company(item.company) else { return }
            try turnPeriod(item.entity, company)
        case .monthlyFee, .contractMilestone: try chargeDue(item.entity)
        case .reconcile: try reconcileDaily(item.entity)
        case .monthClose: try closeMonth(item.entity)
        case .invoicePreview: try previewMonths(item.entity)
        case .instanceActivate: try clock(item.entity, to: .active)
        case .instanceComplete: try clock(item.entity, to: .completed)
        case .waitlistExpire: try expire(item.entity)
        case .holdExpire: try expireHold(item.entity)
        case .quotaPeriod: try turnQuota(item.entity)
        case .parkedExpire: _ = try giveUp(item.entity, .parkedExpired)
        case .parkedResolve:
            try resolveRest(entity: item.entity, company: item.company)
        case .snapshot: try takeSnapshot(item.entity)
        case .snapshotRetention: try retainSnapshots(item.entity)
        case .alertQuietEnd: try endQuietHours(item.entity)
        case .alertEscalate: try escalate(item.entity)
        case .alertDigest: try tellDigest(item.entity)
        case .pricingEvaluate: try evaluatePricing(item.entity)
        case .forecast: try forecast(item.entity)
        case .upsellEvaluate:
            guard let (pair, company) = try addressed(item.entity) else { return }
            try evaluateUpsell(item.entity)
            let context = context
            try pair.campaign.assumeIsolated { try $0.schedule(company, context) }
        case .upsellCompany: try evaluateCompanyUpsell(item.entity)
        case .upsellWake: try wakeUpsell(item.entity)
        }
    }

    /// A campaign and its company.
    mutating func addressed(_ campaign: String) throws -> (Pair, CompanyRow)? {
        guard let pair = try actors.campaign(campaign, context),
            let company = try company(pair.company)
        else { return nil }
        return (pair, company)
    }

    private mutating func move(
        _ item: DueRow,
        by rule: ClockRule,
        _ tickedAt: Instant
    ) throws {
        guard let (pair, company) = try addressed(item.entity) else { return }
        let status = pair.campaign.assumeIsolated { $0.view.status }
        guard rule.applies(to: status) else { return }
        var wish = CampaignActor.Wish(
            target: rule.target,
            trigger: .clock,
            by: "clock",
            recordedAt: tickedAt
        )
        wish.dueAt = item.dueAt
        let outcome = try move(pair, wish, company)
        if case .refused(let codes, _) = outcome {
            let context = context
            try pair.campaign.assumeIsolated {
                try $0.failed(wish, codes, rule, company, context)
            }
        }
    }

    /// Moves a campaign along an edge and carries out what follows.
    mutating func move(
        _ pair: Pair,
        _ wish: CampaignActor.Wish,
        _ company: CompanyRow
    ) throws -> CommandOutcome {
        let tables = context.tables
        let (fields, id) = pair.campaign.assumeIsolated { ($0.row.fields, $0.row.id) }
        let capacity = pair.capacity.assumeIsolated { $0.row }
        let program = try program(fields.templateVersionId, for: company)
        var around = CampaignActor.Surroundings(
            template: program?.version,
            content: program?.content,
            group: try fields.groupId.flatMap { try tables.catalog.group($0) },
            hasEnrollments: try tables.enrollments.exists(campaign: id),
            hasUsageRecords: try !tables.usageSums.find(campaign: id).isEmpty,
            hasWaiting: capacity.waiting > 0,
            hasParked: try tables.parked.count(company: company.id, campaign: id) > 0,
            capacity: capacity
        )
        around.isReconciled = try tables.reconciliations.status(campaign: id) == .matched
        let (terms, currency) = pair.campaign.assumeIsolated { ($0.current, $0.currency) }
        around.isPriceBookMissing =
            try currency != .eur && !tables.catalog.hasPriceBook(currency)
        if case .bundle(let share) = terms,
            let row = try tables.subscriptions.find(share.subscription),
            row.subscription.company == company.id
        {
            around.subscription = row.subscription.guardFacts(
                shareBp: share.shareBp,
                campaign: id
            )
            around.wholeLearners = row.subscription.learners
        }
        let context = context
        let outcome = try pair.campaign.assumeIsolated { [around] in
            try $0.move(wish, around, company, context)
        }
        guard case .applied(_, let orders) = outcome else { return outcome }
        if !company.zoneIsFrozen {
            var frozen = company
            frozen.zoneIsFrozen = true
            let tables = context.tables
            try actors.catalog.assumeIsolated { try $0.save(frozen, tables) }
        }
        try carryOut(orders, pair, company)
        try reprice(id)
        if wish.target == .completed || wish.target == .closed {
            try settleGuarantees(pair, company)
        }
        if wish.target == .completed { try reconcile(id, isAlwaysTold: true, company) }
        if wish.target == .completed || wish.target == .closed { try evaluateUpsell(id) }
        try settlePricing(pair)
        return outcome
    }

    private mutating func clock(_ id: String, to target: InstanceStatus) throws {
        guard let campaign = try context.tables.instances.campaign(ofInstance: id),
            let (pair, company) = try addressed(campaign)
        else { return }
        let context = context
        let orders = try pair.campaign.assumeIsolated {
            try $0.clock(id, to: target, company, context)
        }
        try carryOut(orders, pair, company)
    }

    private mutating func expire(_ id: String) throws {
        guard let entry = try waiting(id), entry.status == .waiting,
            let pair = try actors.campaign(entry.campaign, context)
        else { return }
        let context = context
        try pair.capacity.assumeIsolated { try $0.endWait(entry, as: .expired, context) }
    }

    /// The entry of a waiting list with a core-made id.
    func waiting(_ id: String) throws -> WaitlistRow? {
        guard let position = DerivedID.position(of: id) else { return nil }
        return try context.tables.waitlist.find(id: id, position: position)
    }
}
