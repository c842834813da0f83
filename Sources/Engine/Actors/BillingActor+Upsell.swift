import Contracts
import Domain
import Storage

/// Step 9: the signals of a company and its campaigns. Source: domain §10, and the article on
/// upsell.
extension BillingActor {
    /// Who takes the steps that nobody asked for.
    private static let clock = "clock"

    /// Takes the step that an evaluation makes due, if one is.
    func evaluate(
        _ reading: UpsellReading,
        _ signal: SignalRow?,
        _ context: FoldContext
    ) throws {
        let composite = reading.inputs.composite
        var memory = UpsellMemory(
            open: signal?.open,
            composite: signal?.composite ?? 0,
            cooldown: signal == nil ? try rest(reading, composite, context) : nil
        )
        let isOver = signal?.snoozedUntil.map { $0 <= context.clock } ?? false
        let (category, clock) = (reading.category, context.clock)
        let (isEvaluated, bounds) = (reading.isEvaluated, reading.inputs.bounds)
        let decision =
            isOver
            ? memory.wake(
                composite: composite,
                category: category,
                clock: clock,
                isEvaluated: isEvaluated,
                bounds: bounds
            )
            : memory.evaluate(
                composite: composite,
                category: category,
                clock: clock,
                isEvaluated: isEvaluated,
                bounds: bounds
            )
        try carryOut(decision, isOver ? .woken : .updated, signal, reading, context)
    }

    /// The rest that keeps a new signal from being raised, if there is one.
    private func rest(
        _ reading: UpsellReading,
        _ composite: Int64,
        _ context: FoldContext
    ) throws -> UpsellCooldown? {
        guard reading.isEvaluated, composite >= reading.inputs.bounds.raise else { return nil }
        let since = context.clock.adding(days: -90)
        let signals = context.tables.signals
        let rests =
            try reading.campaign.map { try signals.rests(campaign: $0, since: since) }
            ?? signals.rests(company: company, since: since)
        return rests.first { $0.holds(at: context.clock, composite: composite) }
    }

    private func carryOut(
        _ decision: UpsellDecision,
        _ change: UpsellStep,
        _ signal: SignalRow?,
        _ reading: UpsellReading,
        _ context: FoldContext
    ) throws {
        switch decision {
        case .none:
            guard var signal, signal.inputs != reading.inputs else { return }
            signal.look(at: reading.inputs)
            try context.tables.signals.save(signal)
        case .raise(let category, let segment):
            var raised = SignalRow(
                id: context.id("ups", company: company),
                seq: context.rowNumber(),
                company: company,
                campaign: reading.campaign,
                category: category,
                segment: segment,
                inputs: reading.inputs,
                currency: reading.currency,
                at: context.clock
            )
            raised.valueMinor = reading.valueMinor
            raised.unmetMinor = reading.unmetMinor
            try take(.raised, raised, by: Self.clock, context)
        case .update(let category, let segment):
            guard var updated = signal else { return }
            updated.look(at: reading.inputs)
            updated.category = category
            updated.segment = segment
            updated.lastEmitted = updated.composite
            updated.currency = reading.currency
            updated.valueMinor = reading.valueMinor
            updated.unmetMinor = reading.unmetMinor
            updated.version += 1
            try wake(&updated, context)
            try take(change, updated, by: Self.clock, context)
        case .expire:
            guard var expired = signal else { return }
            expired.look(at: reading.inputs)
            let reason: UpsellExpiry = reading.isEvaluated ? .scoreFell : .notEvaluated
            expired.reason = reason.rawValue
            expired.version += 1
            try wake(&expired, context)
            try close(&expired, as: .expired, by: Self.clock, context)
            try take(.expired, expired, by: Self.clock, context)
        }
    }

    /// Sales took a signal on or turned it down; a refusal is returned and changes nothing.
    func close(
        _ signal: SignalRow,
        _ closing: UpsellClosing,
        note: String?,
        by: String,
        _ context: FoldContext
    ) throws -> ReasonCode? {
        var memory = UpsellMemory(open: signal.open, composite: signal.composite)
        if let refusal = memory.close(closing, currency: signal.currency, at: context.clock) {
            return refusal
        }
        var closed = signal
        closed.version += 1
        try wake(&closed, context)
        try close(&closed, as: closing.status, by: by, context)
        switch closing {
        case .accept(let wonValue):
            closed.wonMinor = wonValue?.amount
            try take(.accepted, closed, by: by, note: note, context)
        case .decline(let reason):
            closed.reason = reason.rawValue
            try take(.declined, closed, by: by, note: note, context)
        }
        return nil
    }

    /// Sales said what became of a deal; a refusal is returned and changes nothing.
    func settle(
        _ signal: SignalRow,
        _ wish: UpsellClose,
        by: String,
        _ context: FoldContext
    ) throws -> ReasonCode? {
        let refusal = UpsellOutcome.refusal(
            status: signal.status,
            known: signal.outcome,
            wonValue: wish.wonValue,
            currency: signal.currency
        )
        if let refusal { return refusal }
        var settled = signal
        settled.version += 1
        settled.outcome = wish.outcome
        settled.outcomeAt = context.clock
        switch wish.outcome {
        case .won: settled.wonMinor = wish.wonValue?.amount ?? signal.wonMinor
        case .lost:
            settled.wonMinor = nil
            settled.reason = wish.reasonCode?.rawValue
        }
        let step: UpsellStep = wish.outcome == .won ? .won : .lost
        try take(step, settled, by: by, note: wish.note, context)
        return nil
    }

    /// Sales wants to hear nothing of a signal until a moment; a refusal is returned and changes
    /// nothing.
    func snooze(
        _ signal: SignalRow,
        until: Instant,
        reason: String,
        by: String,
        _ context: FoldContext
    ) throws -> ReasonCode? {
        var memory = UpsellMemory(open: signal.open, composite: signal.composite)
        if let refusal = memory.snooze(until: until, at: context.clock) { return refusal }
        var snoozed = signal
        snoozed.version += 1
        snoozed.snoozedUntil = until
        try context.tables.due.schedule(
            DueRow(entity: signal.id, kind: .upsellWake, dueAt: until, company: company)
        )
        try take(.snoozed, snoozed, by: by, note: reason, context)
        return nil
    }

    private func wake(_ signal: inout SignalRow, _ context: FoldContext) throws {
        guard signal.snoozedUntil != nil else { return }
        signal.snoozedUntil = nil
        try context.tables.due.cancel(entity: signal.id, kind: .upsellWake)
    }

    private func close(
        _ signal: inout SignalRow,
        as status: UpsellStatus,
        by: String,
        _ context: FoldContext
    ) throws {
        signal.status = status
        signal.closedAt = context.clock
        signal.closedBy = by
    }

    /// Keeps a signal as it is after a step, and the step, and tells of it.
    private func take(
        _ step: UpsellStep,
        _ signal: SignalRow,
        by: String,
        note: String? = nil,
        _ context: FoldContext
    ) throws {
        var taken = signal
        taken.updatedAt = context.clock
        try context.tables.signals.save(taken)
        var row = SignalStepRow(
            step,
            of: taken,
            // What is raised has its own number already, and its first step takes the same.
            seq: step == .raised ? taken.seq : context.rowNumber(),
            at: context.clock,
            by: by
        )
        row.until = step == .snoozed ? taken.snoozedUntil : nil
        row.reason = [.declined, .lost, .expired].contains(step) ? taken.reason : nil
        row.note = note
        row.wonMinor = [.accepted, .won].contains(step) ? taken.wonMinor : nil
        try context.tables.signals.record(row)
        var body = UpsellSignal(
            type: step.output,
            campaign: taken.campaign,
            signalId: taken.id,
            version: taken.version,
            category: taken.category,
            segment: taken.segment,
            composite: taken.composite,
            value: taken.value,
            explanation: taken.inputs.explanation
        )
        body.unmetDemand = taken.unmetDemand
        body.waiting = taken.inputs.waiting
        body.snoozedUntil = taken.snoozedUntil
        body.outcome = taken.outcome
        body.reason = taken.reason
        body.wonValue = taken.wonValue
        let subject = taken.campaign.map { "campaign/\($0)" } ?? "company/\(company)"
        try context.emit(Output(partition: company, subject: subject, body: body))
    }

    /// By what prices an upsell is valued.
    ///
    /// Source: domain §10.3.
    func upsellPrices(
        _ terms: CommercialTerms,
        _ view: CampaignView,
        _ context: FoldContext
    ) throws -> UpsellTerms? {
        switch terms {
        case .seats(let terms): return .seats(pricePerMonthMinor: terms.priceMinor)
        case .credits(let terms): return .credits(priceMinor: terms.priceMinor)
        case .iaas(let terms): return .iaas(pricePerLearnerMinor: terms.priceMinor)
        case .bundle(let terms):
            let row = try context.tables.subscriptions.find(terms.subscription)
            guard let bought = row?.subscription else { return nil }
            return .bundle(
                annualPriceMinor: bought.annualPrice.amount,
                learnersSupported: bought.learnersSupported
            )
        case .custom:
            guard let start = view.startDate, let end = view.endDate,
                let dates = CivilRange(start, through: end),
                let value = view.history.contractValue(over: dates)
            else { return nil }
            return .custom(contractValueMinor: value)
        }
    }
}

extension SignalRow {
    /// Remembers what an evaluation looked at, told or not.
    fileprivate mutating func look(at inputs: UpsellInputs) {
        self.inputs = inputs
        composite = inputs.composite
    }
}

extension UpsellStep {
    /// The output that tells of it; what sales said of an open signal is told as an update.
    fileprivate var output: OutputType {
        switch self {
        case .raised: .upsellRaised
        case .updated, .snoozed, .woken: .upsellUpdated
        case .accepted: .upsellAccepted
        case .declined: .upsellDeclined
        case .expired: .upsellExpired
        case .won, .lost: .upsellClosed
        }
    }
}
