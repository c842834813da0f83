import Contracts
import Domain
import Storage

/// The edges of the life cycle with their guards and effects. Source: domain §4.
extension CampaignActor {
    /// A wish to move along an edge.
    struct Wish: Sendable {
        /// The state to reach.
        var target: CampaignStatus
        /// What moves it.
        var trigger: TransitionTrigger
        /// Who moves it.
        var by: String
        /// The role of whoever moves it, for commands.
        var role: Principal.Role?
        /// Why.
        var reason: String?
        /// When it was due, for the clock.
        var dueAt: Instant?
        /// The instant of the tick, for the clock.
        var recordedAt: Instant
        /// Whether to start before the start date.
        var earlyStart = false
        /// Whether to pass over the guards of closing.
        var force = false
        /// What a scheduled transition asks for beyond the guards, and does not find.
        var lacking: [ReasonCode] = []
    }

    /// What the guards must know that the campaign does not.
    struct Surroundings: Sendable {
        /// The template version, if it exists.
        var template: TemplateVersionRow?
        /// What that version says, if it can be made sense of.
        var content: VersionContent?
        /// The group, if it exists.
        var group: GroupRow?
        /// Whether the campaign has enrollments.
        var hasEnrollments: Bool
        /// Whether the ledger has records of it.
        var hasUsageRecords: Bool
        /// Whether somebody waits.
        var hasWaiting: Bool
        /// Whether inputs are parked for it.
        var hasParked: Bool
        /// The counters.
        var capacity: CapacityRow
        /// The subscription of its bundle as the guards see it, if it exists.
        var subscription: CampaignGuardFacts.Subscription?
        /// Whether its currency has no price book.
        var isPriceBookMissing = false
        /// Whether ledger, counters and statements agreed when they were compared last.
        var isReconciled = true
        /// The learners of its whole subscription, if it has one.
        var wholeLearners: Int64?
    }

    /// Moves along an edge, or says every guard that failed; nothing changes then.
    func move(
        _ wish: Wish,
        _ around: Surroundings,
        _ company: CompanyRow,
        _ context: FoldContext
    ) throws -> CommandOutcome {
        guard let edge = CampaignEdge.edge(from: row.status, to: wish.target) else {
            let allowed = CampaignEdge.allowedTargets(from: row.status)
            return .refused(
                [.invalidTransition] + wish.lacking,
                ["allowed": .array(allowed.map { .string($0.rawValue) })]
            )
        }
        let today = company.zoneTable.localDate(at: context.clock)
        let failing =
            CampaignGuards.failing(edge, guardFacts(wish, around, company, today)) + wish.lacking
        guard failing.isEmpty else { return .refused(failing, [:]) }
        let from = row.status
        row.status = wish.target
        row.retries = [:]
        row.version += 1
        row.updatedAt = context.clock
        try tell(wish, from: from, company, context)
        var orders = try takeEffect(edge, wish, around, company, context)
        try context.tables.campaigns.save(row)
        try cancelPointless(after: wish, context)
        try schedule(company, context)
        orders.insert(refreshTerms(today: today), at: 0)
        return .applied(
            [
                "id": .string(row.id), "version": .int(row.version),
                "status": .string(row.status.rawValue),
            ],
            orders + [.statusChanged]
        )
    }

    /// Writes a move into the history and says so.
    private func tell(
        _ wish: Wish,
        from: CampaignStatus,
        _ company: CompanyRow,
        _ context: FoldContext
    ) throws {
        try context.tables.campaigns.record(
            StatusChangeRow(
                seq: context.rowNumber(),
                campaign: row.id,
                from: from,
                to: wish.target,
                at: context.clock,
                dueAt: wish.dueAt,
                recordedAt: wish.recordedAt,
                by: wish.by,
                trigger: wish.trigger,
                reason: wish.reason,
                position: context.position
            )
        )
        try context.emit(
            row.company,
            campaign: row.id,
            CampaignStatusChanged(
                campaign: row.id,
                name: row.fields.name,
                recipients: Self.admins(company),
                from: from,
                to: wish.target,
                trigger: wish.trigger,
                by: wish.by,
                reason: wish.reason,
                dueAt: wish.dueAt,
                version: row.version
            )
        )
    }

    /// The contacts that are told of a campaign's life unless a rule says otherwise.
    static func admins(_ company: CompanyRow) -> [Recipient] {
        company.contacts.filter { $0.kind == .companyAdmin }.map(Recipient.init)
    }

    private func guardFacts(
        _ wish: Wish,
        _ around: Surroundings,
        _ company: CompanyRow,
        _ today: CivilDate
    ) -> CampaignGuardFacts {
        var facts = CampaignGuardFacts(
            row,
            terms: terms,
            company: company,
            template: around.template,
            content: around.content,
            group: around.group,
            today: today,
            trigger: wish.trigger
        )
        facts.reason = wish.reason
        facts.earlyStart = wish.earlyStart
        facts.force = wish.force
        facts.isIssuerPlatformAdmin = wish.role == .platformAdmin
        facts.mayIssuerApprove = wish.role == .platformAdmin || wish.role == .sales
        facts.isIssuerPlanner = wish.by == row.plannedBy
        facts.subscription = around.subscription
        facts.isReconciled = around.isReconciled
        facts.isPriceBookMissing = around.isPriceBookMissing
        facts.hasEnrollments = around.hasEnrollments
        facts.hasUsageRecords = around.hasUsageRecords
        facts.hasWaitingEntries = around.hasWaiting
        facts.hasParkedInputs = around.hasParked
        return facts
    }

    /// How a template and a group fit.
    ///
    /// Source: domain §3.4.
    static func compatibility(
        _ template: TemplateVersionRow,
        _ group: GroupRow,
        allowsDeprecated: Bool = false
    ) -> CompatibilityResult {
        Compatibility.assess(
            CompatibilityFacts(template.profile, group.profile),
            allowsDeprecated: allowsDeprecated
        )
    }

    private func takeEffect(
        _ edge: CampaignEdge,
        _ wish: Wish,
        _ around: Surroundings,
        _ company: CompanyRow,
        _ context: FoldContext
    ) throws -> [CapacityOrder] {
        let today = company.zoneTable.localDate(at: context.clock)
        switch edge {
        case .e1:
            try plan(wish, today, context)
            try rebase(around.content, by: wish.by, context)
            return []
        case .e3:
            row.fields.terms = terms.last?.input ?? row.fields.terms
            for version in terms { try context.tables.terms.remove(id: version.id) }
            terms = []
            return []
        case .e4: return []
        case .e5, .e7, .e12:
            row.wasActive = true
            if wish.earlyStart, let start = row.fields.startDate, start > today {
                row.fields.startDate = today
            }
            return try activate(edge, wish, around, today, context)
        case .e8, .e10:
            return try moveInstances(
                from: [.active],
                to: .paused,
                cascade: true,
                trigger: wish.trigger,
                context
            )
        case .e11, .e13:
            row.finalUsed = around.capacity.used
            row.completedAt = context.clock
            try takeSnapshot(isFinal: true, around.capacity, company, context)
            settle(around, today)
            return try finish(wish, .campaignCompleted, context)
        case .e2, .e6, .e9, .e14:
            if row.wasActive {
                row.finalUsed = around.capacity.used
                try takeSnapshot(isFinal: true, around.capacity, company, context)
            }
            settle(around, today)
            return try finish(wish, .campaignClosed, context)
        case .e15: return []
        }
    }

    /// The draft's terms become the first version.
    private func plan(_ wish: Wish, _ today: CivilDate, _ context: FoldContext) throws {
        row.plannedBy = wish.by
        guard let agreed = row.fields.terms?.terms(effectiveFrom: today, in: currency) else {
            return
        }
        let first = TermsRow(
            id: context.id("ter", company: row.company),
            terms: agreed,
            currency: currency,
            at: context.clock,
            by: wish.by,
            reason: nil
        )
        terms = [first]
        try context.tables.terms.save(first, campaign: row.id)
    }

    /// No terms take effect any more, and a bundle gets back what was not used of the share.
    ///
    /// Source: domain §7.7, §9.1.
    private func settle(_ around: Surroundings, _ today: CivilDate) {
        row.settledOn = row.settledOn ?? today
        guard row.settledShareBp == nil, case .bundle(let terms) = current,
            let whole = around.wholeLearners
        else { return }
        row.settledShareBp = LoanBook.shareAtEnd(
            shareBp: terms.shareBp,
            served: around.capacity.served,
            lent: around.capacity.lent,
            whole: whole
        )
    }

    /// Every cohort is complete, and everybody leaves.
    private func finish(
        _ wish: Wish,
        _ reason: ReasonCode,
        _ context: FoldContext
    ) throws -> [CapacityOrder] {
        let orders = try moveInstances(
            from: [.planned, .active, .paused],
            to: .completed,
            cascade: true,
            trigger: wish.trigger,
            context
        )
        return orders + [.end(reason: reason.rawValue)]
    }
}
