import Contracts
import Domain
import Storage
import Threading

/// Keeps count of one campaign: used, limit, cap, waiting list and alerts.
///
/// It holds counters only; enrollments and entries stay in tables and the rows that a record
/// names are loaded with it. It runs on the engine's thread, and what it holds is dropped when
/// the turn that changed it fails.
actor CapacityActor {
    /// What a record did beyond changing counters.
    struct Marks {
        /// U, H, L, C and W before the record.
        var before: (used: Int64, held: Int64, limit: Int64, cap: Int64, waiting: Int64)
        /// All numbers before the record.
        var figures: CapacityFigures
        /// A request was refused for lack of room.
        var refusal = false
        /// A fact went beyond the cap.
        var flaggedOverbooked = false
        /// New terms changed the limit.
        var limitChanged = false
        /// Something may have become admissible.
        var mayPromote = false
        /// Quiet hours that kept alerts back are over.
        var areQuietHoursOver = false
        /// Its custom thresholds were set.
        var areThresholdsSet = false
    }

    private let executor: ThreadExecutor
    var row: CapacityRow
    var marks: Marks?
    /// What the decision that is being made looked at.
    var checks: AdmissionChecks?
    /// Whether the first step of the campaign is still to be written.
    private var isNew: Bool
    /// Somebody without a cohort needs a further class.
    var wantsClass = false
    private(set) var isDirty: Bool

    /// The engine's thread.
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(_ row: CapacityRow, isNew: Bool, executor: ThreadExecutor) {
        self.row = row
        self.executor = executor
        self.isNew = isNew
        isDirty = isNew
    }

    /// The room as it is now.
    var room: Room { row.room }

    /// Notes the state before the record, once per record, and enters the campaign for step 7.
    func touch(_ context: FoldContext) {
        context.touch(row.campaign)
        isDirty = true
        guard marks == nil else { return }
        let room = row.room
        marks = Marks(
            before: (row.used, row.held, row.limit, room.cap, row.waiting),
            figures: CapacityFigures(row)
        )
    }

    /// Writes the counters if the turn changed them.
    func save(_ tables: NodeTables) throws {
        guard isDirty else { return }
        try tables.capacity.save(row)
        isDirty = false
    }

    /// Carries out what the campaign asks for; returns the billable facts of it.
    func carryOut(
        _ order: CapacityOrder,
        _ view: CampaignView,
        _ context: FoldContext
    ) throws -> [UsageFact] {
        touch(context)
        switch order {
        case .limit: return []
        case .overbook(let percent):
            row.overbookPct = percent
            marks?.mayPromote = true
        case .cohort(let instance):
            add(instance)
        case .cohortSize(let id, let size):
            guard let index = row.cohorts.firstIndex(where: { $0.id == id }) else { return [] }
            row.cohorts[index].maxSize = size.maxSize
            row.cohorts[index].autoSplit = size.autoSplit
            marks?.mayPromote = true
        case .cohortStatus(let id, let status):
            guard let index = row.cohorts.firstIndex(where: { $0.id == id }) else { return [] }
            row.cohorts[index].status = status
            marks?.mayPromote = true
        case .statusChanged:
            marks?.mayPromote = true
        case .end(let reason):
            return try endEverything(reason: reason, view, context)
        case .mute(let mute, let by, let reason):
            row.alerts.mutedUntil = mute.until
            row.alerts.mutedThresholds = Set(mute.thresholds)
            row.alerts.mutedKeys = Set(mute.keys)
            row.alerts.mutedBy = by
            row.alerts.muteReason = reason
        case .unmute: row.alerts.unmute()
        }
        return []
    }

    /// Takes over what the terms of today limit the campaign to; a loan is no part of it.
    func limit(
        to own: Int64,
        model: PricingModel,
        subscription: String?,
        _ context: FoldContext
    ) {
        guard own != row.ownLimit || model != row.model || subscription != row.subscription
        else { return }
        touch(context)
        if own != row.ownLimit { marks?.limitChanged = true }
        if model != row.model { row.modelEpoch += 1 }
        row.ownLimit = own
        row.model = model
        row.subscription = subscription
        marks?.mayPromote = true
    }

    /// A unit of a sibling came or went, or one was lent or came home.
    func loan(borrowed: Int64 = 0, lent: Int64 = 0, _ context: FoldContext) {
        touch(context)
        row.borrowed += borrowed
        row.lent += lent
        if borrowed - lent > 0 { marks?.mayPromote = true }
    }

    /// An activity costs credits; one that is taken back gives them back.
    func consume(_ mc: Int64, _ context: FoldContext) {
        touch(context)
        row.creditsMc += mc
        if mc < 0 { marks?.mayPromote = true }
    }

    /// Sessions were held, or were a mistake.
    func hold(sessions: Int64, _ context: FoldContext) {
        touch(context)
        row.sessions += sessions
    }

    /// Somebody who waits may be let in now.
    func mayPromote(_ context: FoldContext) {
        touch(context)
        marks?.mayPromote = true
    }

    /// Whether the record changed the number of active volunteers.
    var hasVolunteersChanged: Bool {
        marks.map { $0.figures.volunteers != row.volunteers } ?? false
    }

    /// Whether the record changed the pricing model.
    var hasModelChanged: Bool { marks.map { $0.figures.model != row.model } ?? false }

    /// U before the record, and U and L now, if the record changed one of them.
    var useChange: (before: Int64, used: Int64, limit: Int64)? {
        guard let marks, marks.before.used != row.used || marks.before.limit != row.limit else {
            return nil
        }
        return (marks.before.used, row.used, row.limit)
    }

    /// Keeps the number of volunteers of a local day, whose peak is billed.
    ///
    /// Source: domain §11.2.
    func note(day: CivilDate, _ context: FoldContext) throws {
        guard let marks else { return }
        if let current = row.day, current.date >= day {
            row.day = VolunteerDay(
                date: current.date,
                peak: max(current.peak, row.volunteers),
                closing: row.volunteers
            )
            return
        }
        if let past = row.day { try context.tables.seatDays.save(past, campaign: row.campaign) }
        row.day = VolunteerDay(
            date: day,
            peak: max(marks.figures.volunteers, row.volunteers),
            closing: row.volunteers
        )
    }

    /// Keeps what led to the numbers: one step for each record that changed them.
    private func keepStep(since before: CapacityFigures, _ context: FoldContext) throws {
        let now = CapacityFigures(row)
        guard isNew || now != before else { return }
        isNew = false
        try context.tables.capacitySteps.insert(
            CapacityStepRow(
                campaign: row.campaign,
                seq: context.rowNumber(),
                at: context.clock,
                cause: context.cause.kind,
                ref: context.cause.subject,
                figures: now
            )
        )
    }

    /// Step 8, first half: says once that U, H, L, C or W changed.
    func announce(_ context: FoldContext) throws {
        guard let marks else { return }
        row.peakUsed = max(row.peakUsed, row.used)
        try keepStep(since: marks.figures, context)
        let room = row.room
        let now = (row.used, row.held, row.limit, room.cap, row.waiting)
        guard now != marks.before else { return }
        try context.emit(
            row.company,
            campaign: row.campaign,
            CapacityChanged(
                campaign: row.campaign,
                model: row.model,
                room: room,
                borrowed: row.borrowed,
                lent: row.lent,
                delta: row.used - marks.before.used,
                waiting: row.waiting
            )
        )
    }
}
