import Contracts
import Domain
import Storage

/// Commands: who may do it, to what, and what comes of it. Source: domain §21.3.
extension RecordFold {
    /// Applies a command; guards that fail refuse it and change nothing.
    mutating func apply(_ command: Command, _ record: Record) throws -> FoldResult {
        guard let principal = command.principal, let partition = record.event?.partitionkey,
            CommandRights.allows(principal, command.name, partition: partition)
        else { return .refused(.forbidden) }
        let context = context
        switch command.body {
        case .companyRegister(let fields):
            guard partition == fields.id || partition == Routes.platform else {
                return .rejected(
                    Defect(.tenantMismatch, "the partition key must be the company's id")
                )
            }
            let result = try actors.catalog.assumeIsolated {
                try $0.register(fields, by: principal.id, context)
            }
            if case .applied = result, let company = try company(fields.id) {
                try planBilling(company)
            }
            return result
        case .companyUpdate, .companyUpdateZoneTable, .companySetStatus:
            return try changeCompany(command, partition)
        case .templateCreate, .templateCreateVersion, .templateEditDraft, .templatePublish,
            .templateDeprecate, .templateArchive, .groupCreate, .groupUpdate, .groupSetActive,
            .pricebookPublish:
            return try applyToCatalog(command, by: principal, partition: partition)
        case .recordQuarantine: return .applied
        case .rejectedRetry(let position, let repaired):
            return try retryRejected(position, repaired, principal, command.reason, partition)
        case .rejectedDiscard(let position):
            return try discardRejected(position, principal, command.reason, partition)
        case .subscriptionCreate, .subscriptionSetBorrowing, .campaignCreate, .campaignUpdate,
            .campaignTransition, .campaignChangeTerms, .enrollmentWithdraw, .waitlistCancel,
            .waitlistSetPriority, .alertAcknowledge,
            .alertMute, .alertUnmute, .alertSetThresholds, .alertSetPolicy, .parkedRetry,
            .parkedDiscard, .campaignClone,
            .campaignSetLegalHold, .instanceCreate, .instanceUpdate, .instanceTransition,
            .instanceClone, .scheduleCreate, .scheduleCancel, .blackoutAdd, .blackoutRemove,
            .recurrenceSet, .recurrenceClear, .campaignSetOverrides, .instanceSetOverrides,
            .campaignMigrate, .campaignRollbackMigration, .quotaSet, .quotaRemove, .usageReverse,
            .billingConfirmMilestone, .waitlistAcceptOffer, .waitlistDeclineOffer, .holdConfirm,
            .holdRelease, .billingResend, .proposalCreate, .associationResolve, .upsellAccept,
            .upsellDecline, .upsellSnooze, .upsellClose:
            guard let company = try company(partition) else {
                return .rejected(
                    Defect(.companyUnknown, "the partition key names no registered company")
                )
            }
            return try apply(command, by: principal, company)
        }
    }

    private mutating func changeCompany(
        _ command: Command,
        _ partition: String
    ) throws -> FoldResult {
        let context = context
        let result = try actors.catalog.assumeIsolated {
            try $0.change(
                command.body,
                company: partition,
                expectedVersion: command.expectedVersion,
                context
            )
        }
        guard case .applied = result else { return result }
        if let company = try company(partition) { try planBilling(company) }
        switch command.body {
        case .companySetStatus(suspended: false): try reopen(partition)
        case .companyUpdateZoneTable:
            try reschedule(partition)
            try measurePeriods(partition)
            try moveMetricDays(partition)
            try replanAlerts(partition)
            try planCompanyUpsell(partition)
        default: break
        }
        return result
    }

    /// Local midnights have moved, and with them what is due at them.
    private mutating func reschedule(_ company: String) throws {
        for id in try context.tables.campaigns.ids(company: company) {
            guard let (pair, row) = try addressed(id) else { continue }
            let context = context
            try pair.campaign.assumeIsolated { try $0.schedule(row, context) }
        }
    }

    /// A lifted suspension may let waiting people in.
    private mutating func reopen(_ company: String) throws {
        for id in try context.tables.campaigns.ids(company: company) {
            guard let (pair, row) = try addressed(id) else { continue }
            try carryOut([.statusChanged], pair, row)
        }
    }

    private mutating func apply(
        _ command: Command,
        by principal: Principal,
        _ company: CompanyRow
    ) throws -> FoldResult {
        switch command.body {
        case .subscriptionCreate(let fields): return try create(fields, company)
        case .subscriptionSetBorrowing(let id, let borrowing):
            return try setBorrowing(id, borrowing, command, company)
        case .campaignCreate(let body):
            return try create(body, principal, company)
        case .campaignUpdate(let id, let changes):
            return try update(id, changes, command, principal, company)
        case .campaignChangeTerms(let body):
            return try changeTerms(body, command, principal, company)
        case .campaignTransition(let body):
            return try transition(body, command, principal, company)
        case .campaignClone, .campaignSetLegalHold, .instanceCreate, .instanceUpdate,
            .instanceTransition, .instanceClone:
            return try applyToCohorts(command, by: principal, company)
        case .scheduleCreate, .scheduleCancel, .blackoutAdd, .blackoutRemove, .recurrenceSet,
            .recurrenceClear:
            return try applyToCalendar(command, by: principal, company)
        case .campaignSetOverrides, .instanceSetOverrides, .campaignMigrate,
            .campaignRollbackMigration:
            return try applyToConfiguration(command, by: principal, company)
        case .usageReverse, .billingConfirmMilestone: return try applyToLedger(command, company)
        case .billingResend(let wish): return try resend(wish, company)
        case .proposalCreate(let wish): return try propose(wish, by: principal, company)
        case .enrollmentWithdraw(let id):
            return try withdraw(id, reason: command.reason, company)
        case .waitlistCancel(let id):
            return try changeEntry(id, company, if: [.waiting, .offered]) {
                capacity,
                entry,
                context in
                try capacity.endWait(entry, as: .canceled, context)
            }
        case .waitlistSetPriority(let id, let priority):
            return try changeEntry(id, company) { capacity, entry, context in
                try capacity.prioritize(entry, priority: priority, context)
            }
        case .waitlistAcceptOffer, .waitlistDeclineOffer, .holdConfirm, .holdRelease:
            return try applyToPlaces(command, company)
        case .alertAcknowledge, .alertMute, .alertUnmute, .alertSetThresholds, .alertSetPolicy:
            return try applyToAlerts(command, by: principal, company)
        case .associationResolve(let wish):
            return try resolve(wish, by: principal, command.reason, company)
        case .upsellAccept, .upsellDecline, .upsellSnooze, .upsellClose:
            return try applyToUpsell(command, by: principal, company)
        case .parkedRetry(let id): return try retryParked(id, company)
        case .parkedDiscard(let id):
            return try discardParked(id, reason: command.reason, company)
        default: return try applyToQuotas(command, by: principal, company)
        }
    }

    private mutating func retryParked(
        _ id: String,
        _ company: CompanyRow
    ) throws -> FoldResult {
        guard let row = try parked(id, company) else { return .refused(.notFound) }
        guard row.status == "parked" else { return .refused(.notOpen) }
        try retry(row)
        return .applied(["id": .string(id)])
    }

    private mutating func discardParked(
        _ id: String,
        reason: String?,
        _ company: CompanyRow
    ) throws -> FoldResult {
        guard reason != nil else { return .refused(.reasonRequired) }
        guard try parked(id, company) != nil else { return .refused(.notFound) }
        return try giveUp(id, .discarded)
            ? .applied(["id": .string(id)]) : .refused(.notOpen)
    }

    private func parked(_ id: String, _ company: CompanyRow) throws -> ParkedRow? {
        guard let row = try context.tables.parked.find(id: id), row.company == company.id
        else { return nil }
        return row
    }

    private mutating func create(
        _ wish: CampaignCreate,
        _ principal: Principal,
        _ company: CompanyRow
    ) throws -> FoldResult {
        if wish.fields.terms != nil, !CommandRights.mayAgreeTerms(principal) {
            return .refused(.forbidden)
        }
        let id = wish.id ?? context.id("cam", company: company.id)
        guard try context.tables.campaigns.company(of: id) == nil else {
            return .refused(.idTaken)
        }
        var fields = wish.fields
        fields.currency = fields.currency ?? company.billingCurrency
        var row = CampaignRow(
            id: id,
            company: company.id,
            fields: fields,
            at: context.clock,
            by: principal.id
        )
        if let patch = wish.configOverrides {
            let content = try program(fields.templateVersionId, for: company)?.content
            do throws(InvalidConfiguration) {
                row.overrides = try OverridePatch(patch)
                    .applied(to: [:], .campaign, over: content?.defaultConfig, content?.rules)
            } catch {
                return error.refused
            }
        }
        _ = try establish(row, company)
        if let count = fields.maxSessions {
            try followSessions(count, of: id, like: nil, by: principal.id, company)
        }
        return .applied(["id": .string(id), "version": .int(1)])
    }

    /// A new draft with its actors, and all that its coming brings about.
    mutating func establish(_ row: CampaignRow, _ company: CompanyRow) throws -> Pair {
        try context.tables.campaigns.save(row)
        let campaign = actors.makeCampaign(row)
        let capacity = CapacityRow(
            campaign: row.id,
            company: company.id,
            model: .custom,
            overbookPct: row.fields.overbookPct ?? 10
        )
        let pair = try actors.adopt(campaign, row, capacity, isNew: true, context)
        let context = context
        let content = try program(row.fields.templateVersionId, for: company)?.content
        pair.capacity.assumeIsolated { $0.touch(context) }
        let order = try pair.campaign.assumeIsolated { campaign in
            try context.emit(
                company.id,
                campaign: row.id,
                CampaignCreated(campaign.described(row.fields.names))
            )
            try campaign.tellFirstOverrides(content, context)
            return campaign.refreshTerms(today: company.zoneTable.localDate(at: context.clock))
        }
        try carryOut([order], pair, company)
        context.freshKeys.append((company.id, "campaign:\(row.id)"))
        return pair
    }

    /// Lets a campaign of a company change itself, unless its version is another one.
    mutating func change(
        _ id: String,
        _ command: Command,
        _ company: CompanyRow,
        _ body: @Sendable (isolated CampaignActor, CompanyRow, FoldContext) throws -> CommandOutcome
    ) throws -> FoldResult {
        guard let pair = try owned(id, company) else { return .refused(.notFound) }
        let context = context
        let version = pair.campaign.assumeIsolated { $0.row.version }
        if let conflict = FoldResult.conflict(command.expectedVersion, with: version) {
            return conflict
        }
        let outcome = try pair.campaign.assumeIsolated { try body($0, company, context) }
        return try conclude(outcome, pair, company)
    }

    /// Carries out what a campaign asks for, or says why it refused.
    mutating func conclude(
        _ outcome: CommandOutcome,
        _ pair: Pair,
        _ company: CompanyRow
    ) throws -> FoldResult {
        switch outcome {
        case .refused(let codes, let object): return .refused(codes, object)
        case .applied(let object, let orders):
            try carryOut(orders, pair, company)
            return .applied(object)
        }
    }

    /// A campaign of a company; one of another company is not found.
    func owned(_ id: String, _ company: CompanyRow) throws -> Pair? {
        guard let pair = try actors.campaign(id, context), pair.company == company.id else {
            return nil
        }
        return pair
    }

    private mutating func transition(
        _ body: CampaignTransition,
        _ command: Command,
        _ principal: Principal,
        _ company: CompanyRow
    ) throws -> FoldResult {
        guard let pair = try owned(body.campaignId, company) else { return .refused(.notFound) }
        let version = pair.campaign.assumeIsolated { $0.row.version }
        if let conflict = FoldResult.conflict(command.expectedVersion, with: version) {
            return conflict
        }
        var wish = CampaignActor.Wish(
            target: body.target,
            trigger: .manual,
            by: principal.id,
            role: principal.role,
            reason: command.reason,
            recordedAt: context.clock
        )
        wish.earlyStart = body.earlyStart
        wish.force = body.force
        let outcome = try move(pair, wish, company)
        switch outcome {
        case .refused(let codes, let object): return .refused(codes, object)
        case .applied(let object, _): return .applied(object)
        }
    }

    /// Lets a campaign's capacity carry something out.
    mutating func order(
        _ order: CapacityOrder,
        _ id: String,
        _ company: CompanyRow
    ) throws -> FoldResult {
        guard let pair = try owned(id, company) else { return .refused(.notFound) }
        try carryOut([order], pair, company)
        return .applied(["id": .string(id)])
    }

    private mutating func withdraw(
        _ id: String,
        reason: String?,
        _ company: CompanyRow
    ) throws -> FoldResult {
        guard let reason else { return .refused(.reasonRequired) }
        guard let position = DerivedID.position(of: id),
            let row = try context.tables.enrollments.find(id: id, position: position),
            row.company == company.id
        else { return .refused(.notFound) }
        let pending = PendingEndTable.Row(
            kind: EnrollmentStatus.withdrawn.rawValue,
            reason: reason,
            effectiveAt: context.clock
        )
        guard case .applied = try end(row, pending, company) else { return .refused(.notOpen) }
        return .applied(["id": .string(id)])
    }

    private mutating func changeEntry(
        _ id: String,
        _ company: CompanyRow,
        if allowed: Set<WaitlistStatus> = [.waiting],
        _ body: @Sendable (isolated CapacityActor, WaitlistRow, FoldContext) throws -> Void
    ) throws -> FoldResult {
        guard let entry = try waiting(id), entry.company == company.id,
            let pair = try actors.campaign(entry.campaign, context)
        else { return .refused(.notFound) }
        guard allowed.contains(entry.status) else { return .refused(.notOpen) }
        let context = context
        try pair.capacity.assumeIsolated { try body($0, entry, context) }
        return .applied(["id": .string(id)])
    }
}
