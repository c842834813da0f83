import Contracts
import Domain
import Storage
import Threading

/// The life of one campaign: its fields, terms, states and cohorts.
///
/// Commands and due transitions are rare, so every change is written at once. What it wants of
/// its capacity it says in orders, which the fold carries out in the same turn.
actor CampaignActor {
    private let executor: ThreadExecutor
    var row: CampaignRow { didSet { shown = nil } }
    var terms: [TermsRow]
    var instances: [InstanceRow]
    /// The transitions that were ordered for later, also those that are over, by id.
    var scheduled: [ScheduleRow]
    /// How it comes back, if it does.
    var recurrence: RecurrenceRow?

    /// The engine's thread.
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(
        _ row: CampaignRow,
        terms: [TermsRow],
        instances: [InstanceRow],
        scheduled: [ScheduleRow] = [],
        recurrence: RecurrenceRow? = nil,
        executor: ThreadExecutor
    ) {
        self.row = row
        self.terms = terms
        self.instances = instances
        self.scheduled = scheduled
        self.recurrence = recurrence
        self.executor = executor
    }

    /// What others need to know; made anew after a change only, since every fact asks for it.
    var view: CampaignView {
        if let shown { return shown }
        let view = CampaignView(
            id: row.id,
            company: row.company,
            name: row.fields.name,
            status: row.status,
            waitlist: row.fields.waitlist ?? CampaignFields.Waitlist(),
            endDate: row.fields.endDate,
            budgetMinor: row.fields.budgetAllocated?.amount,
            seatTerms: seatTerms
        )
        shown = view
        return view
    }

    private var shown: CampaignView?

    /// The terms in effect; in a draft its draft terms.
    private(set) var seatTerms: SeatContract? { didSet { shown = nil } }

    /// The limit and the model of today; without terms custom and 0.
    ///
    /// Source: domain §7.1.
    func refreshTerms(today: CivilDate) -> CapacityOrder {
        if row.status == .draft {
            seatTerms = row.fields.terms
        } else {
            // What is dated after the end, or was pending when it came, never takes effect.
            let bounds = [row.fields.endDate, row.settledOn].compactMap { $0 }
            let day = bounds.reduce(today) { min($0, $1) }
            let started = terms.last { $0.effectiveFrom <= day }
            seatTerms = (started ?? terms.first)?.terms
        }
        return .limit(seatTerms?.committedSeats ?? 0, model: seatTerms == nil ? .custom : .seats)
    }

    /// Writes the campaign, one version further.
    func save(changedBy context: FoldContext) throws {
        row.version += 1
        row.updatedAt = context.clock
        try context.tables.campaigns.save(row)
    }

    /// Sets the fields of a draft or of a campaign whose state allows it.
    func update(
        _ changes: CampaignFields,
        _ company: CompanyRow,
        _ context: FoldContext
    ) throws -> CommandOutcome {
        let frozen = FieldRules.frozen(fields: changes.names, in: row.status)
        guard frozen.isEmpty else {
            return .refused(
                [.fieldFrozen],
                ["fields": .array(frozen.map { .string($0) })]
            )
        }
        if changes.terms != nil, row.status != .draft {
            return .refused([.fieldFrozen], ["fields": .array([.string("terms")])])
        }
        if let end = changes.endDate, let current = row.fields.endDate,
            let refusal = FieldRules.endDateRefusal(from: current, to: end, in: row.status)
        {
            return .refused([refusal], [:])
        }
        let fields = row.fields.changed(by: changes)
        let failing = row.status == .draft ? [] : Self.failing(changes, fields.currency)
        guard failing.isEmpty else { return .refused(failing, [:]) }
        row.fields = fields
        try followDraftDates(context)
        try save(changedBy: context)
        try schedule(company, context)
        try context.emit(row.company, campaign: row.id, described(changes.names))
        var orders = [refreshTerms(today: company.zoneTable.localDate(at: context.clock))]
        if let percent = changes.overbookPct { orders.append(.overbook(percent)) }
        return .applied(["id": .string(row.id), "version": .int(row.version)], orders)
    }

    /// What E1 asked for and a change would take back; a draft may lack it.
    private static func failing(_ changes: CampaignFields, _ currency: Currency?) -> [ReasonCode] {
        let budget = changes.budgetAllocated
        let isForeign = budget.map { $0.currency != currency } ?? false
        let guards: [(fails: Bool, code: ReasonCode)] = [
            (changes.name?.allSatisfy(\.isWhitespace) ?? false, .missingName),
            (changes.targetVolunteers.map { $0 < 1 } ?? false, .invalidTargetVolunteers),
            (changes.targetBeneficiaries.map { $0 < 1 } ?? false, .invalidTargetBeneficiaries),
            (budget.map { $0.amount <= 0 } ?? false, .invalidBudget),
            (isForeign, .currencyMismatch),
        ]
        return guards.filter(\.fails).map(\.code)
    }

    /// The output that describes the campaign after a change.
    func described(_ changed: [String]) -> CampaignUpdated {
        CampaignUpdated(
            campaign: row.id,
            companyId: row.company,
            name: row.fields.name,
            status: row.status,
            templateVersionId: row.fields.templateVersionId,
            groupId: row.fields.groupId,
            startDate: row.fields.startDate,
            endDate: row.fields.endDate,
            model: row.fields.terms == nil && terms.isEmpty ? nil : .seats,
            changed: changed,
            version: row.version
        )
    }

    /// Agrees on other terms: at once, from a date on, or for a draft.
    ///
    /// Source: domain §9.1.
    func changeTerms(
        _ command: CampaignChangeTerms,
        by: String,
        reason: String?,
        _ company: CompanyRow,
        _ context: FoldContext
    ) throws -> CommandOutcome {
        let today = company.zoneTable.localDate(at: context.clock)
        let from = command.effectiveFrom ?? today
        if let refusal = termsRefusal(command, from: from, today: today) {
            return .refused([refusal], [:])
        }
        let old = seatTerms
        let id = context.id("ter", company: row.company)
        if row.status == .draft {
            row.fields.terms = command.terms
        } else {
            if let same = terms.firstIndex(where: { $0.effectiveFrom == from }) {
                try context.tables.terms.remove(id: terms[same].id)
                terms.remove(at: same)
            }
            let agreed = TermsRow(
                id: id,
                effectiveFrom: from,
                terms: command.terms,
                at: context.clock,
                by: by,
                reason: reason
            )
            terms.append(agreed)
            terms.sort { $0.effectiveFrom < $1.effectiveFrom }
            try context.tables.terms.save(agreed, campaign: row.id)
        }
        let order = refreshTerms(today: today)
        try save(changedBy: context)
        try schedule(company, context)
        try context.emit(
            row.company,
            campaign: row.id,
            CampaignTermsChanged(
                campaign: row.id,
                termsId: id,
                effectiveFrom: from,
                model: .seats,
                old: old?.json,
                new: command.terms.json,
                by: by,
                warnings: []
            )
        )
        return .applied(
            [
                "id": .string(row.id), "version": .int(row.version), "termsId": .string(id),
                "effectiveFrom": .string(from.iso),
            ],
            [order]
        )
    }

    private func termsRefusal(
        _ command: CampaignChangeTerms,
        from: CivilDate,
        today: CivilDate
    ) -> ReasonCode? {
        switch row.status {
        case .draft, .planned, .recruiting, .active, .paused: break
        case .completed, .closed: return .fieldFrozen
        }
        if let currency = row.fields.currency,
            currency != command.terms.seatPricePerMonth.currency
        {
            return .currencyMismatch
        }
        if row.status != .draft, from < today { return .effectiveInPast }
        let isRateChange =
            seatTerms.map { $0.overageRateBp != command.terms.overageRateBp } ?? false
        if row.wasActive, isRateChange, from.day != 1 { return .effectiveNotMonthStart }
        return nil
    }

    /// Terms that were agreed for today take effect.
    func termsTakeEffect(_ company: CompanyRow, _ context: FoldContext) throws -> [CapacityOrder] {
        let order = refreshTerms(today: company.zoneTable.localDate(at: context.clock))
        try schedule(company, context)
        return [order]
    }
}
