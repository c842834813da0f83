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
    var terms: [TermsRow] { didSet { shown = nil } }
    var instances: [InstanceRow] { didSet { pointsOfCohorts = [:] } }
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
            startDate: row.fields.startDate,
            endDate: row.fields.endDate,
            budgetMinor: row.fields.budgetAllocated?.amount,
            currency: currency,
            templateVersion: row.fields.templateVersionId,
            group: row.fields.groupId,
            history: history,
            terms: current,
            settledOn: row.settledOn
        )
        shown = view
        return view
    }

    private var shown: CampaignView?

    /// The impact points of activities in cohorts, read from their configurations when first asked.
    private var pointsOfCohorts: [String: [String: Int64]] = [:]

    /// The impact points that an activity brings in a cohort, or in the campaign without one.
    ///
    /// Source: domain §3.2.1.
    func points(_ activity: String, in instance: String?, _ content: VersionContent) -> Int64 {
        guard let cohort = instances.first(where: { $0.id == instance }) else {
            return Self.points(effective(content))[activity] ?? 0
        }
        if let known = pointsOfCohorts[cohort.id] { return known[activity] ?? 0 }
        let points = Self.points(cohort.config.document)
        pointsOfCohorts[cohort.id] = points
        return points[activity] ?? 0
    }

    private static func points(_ config: ConfigurationDocument) -> [String: Int64] {
        let map = config["impact"]?.object?["campaignPoints"]?.object
        let pairs = (map?.members ?? []).compactMap { member in
            member.value.int.map { (member.key, $0) }
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    /// The currency of its amounts; a campaign has one from its making.
    var currency: Currency { row.fields.currency ?? .eur }

    /// Everything it was and will be sold for; of a draft its draft terms, if they are complete.
    var history: TermsHistory {
        if row.status != .draft { return TermsHistory(terms.map(\.terms)) }
        // A draft's terms have no date: they hold on every one.
        let day = row.fields.startDate ?? CivilDate(dayNumber: 0)
        let drafted = row.fields.terms?.terms(effectiveFrom: day, in: currency)
        return TermsHistory(drafted.map { [$0] } ?? [])
    }

    /// The terms in effect; in a draft its draft terms.
    private(set) var current: CommercialTerms? { didSet { shown = nil } }

    /// The limit and the model of today; without terms custom and 0.
    ///
    /// Source: domain §7.1.
    func refreshTerms(today: CivilDate) -> CapacityOrder {
        // What is dated after the end, or was pending when it came, never takes effect.
        current = history.inForce(
            today: today,
            endDate: row.fields.endDate,
            settledOn: row.settledOn
        )
        return .limit(limit)
    }

    /// What its terms of today limit it to.
    private var limit: CapacityLimit {
        guard let current else { return CapacityLimit(model: .custom, basis: .units(0)) }
        if case .bundle(let terms) = current {
            let share = min(row.settledShareBp ?? terms.shareBp, terms.shareBp)
            return CapacityLimit(model: .bundle, basis: .share(terms.subscription, bp: share))
        }
        let units = current.limit(
            targetVolunteers: row.fields.targetVolunteers ?? 0,
            effectiveShare: 0
        )
        return CapacityLimit(model: current.model, basis: .units(units))
    }

    /// The largest share of a subscription that it has or will have, in basis points; 0 for none.
    ///
    /// A draft has none. Source: domain §7.7.
    func share(of subscription: String, today: CivilDate) -> Int64 {
        guard row.status != .draft else { return 0 }
        let dates = [today] + history.pending(after: today, endDate: row.fields.endDate)
        let isSettled = row.settledOn != nil
        var largest: Int64 = 0
        for date in isSettled ? [today] : dates {
            let terms = history.inForce(
                today: date,
                endDate: row.fields.endDate,
                settledOn: row.settledOn
            )
            guard case .bundle(let share) = terms, share.subscription == subscription else {
                continue
            }
            largest = max(largest, min(row.settledShareBp ?? share.shareBp, share.shareBp))
        }
        return largest
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
            model: (current ?? terms.last?.terms)?.model ?? row.fields.terms?.model,
            changed: changed,
            version: row.version
        )
    }
}
