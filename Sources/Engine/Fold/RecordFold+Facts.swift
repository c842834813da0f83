import Contracts
import Domain
import Storage

/// Requests and facts about enrollments. Source: domain §1.6, §7.
extension RecordFold {
    typealias Pair = (campaign: CampaignActor, capacity: CapacityActor, company: String)

    /// Applies a request or a fact of a known company.
    mutating func apply(
        _ input: Input,
        _ company: CompanyRow,
        _ record: Record
    ) throws -> FoldResult {
        var pair: Pair?
        if let id = input.campaignId {
            pair = try actors.campaign(id, context)
            if let pair, pair.company != company.id { return .rejected(Self.foreign) }
        }
        switch input {
        case .enrollmentRequested(let request): return try decide(request, pair, company)
        case .enrollmentCreated(let created):
            guard let pair else { return .parked(key: "campaign:\(created.campaignId)") }
            return try joined(created, pair, company)
        case .enrollmentWithdrawn(let withdrawn):
            guard pair != nil else { return .parked(key: "campaign:\(withdrawn.campaignId)") }
            return try ended(
                ref: withdrawn.enrollmentRef,
                campaign: withdrawn.campaignId,
                company,
                PendingEndTable.Row(
                    kind: EnrollmentStatus.withdrawn.rawValue,
                    reason: withdrawn.reason?.rawValue,
                    effectiveAt: context.cause.effectiveAt
                )
            )
        case .enrollmentCompleted(let completed):
            guard pair != nil else { return .parked(key: "campaign:\(completed.campaignId)") }
            return try ended(
                ref: completed.enrollmentRef,
                campaign: completed.campaignId,
                company,
                PendingEndTable.Row(
                    kind: EnrollmentStatus.completed.rawValue,
                    reason: nil,
                    effectiveAt: context.cause.effectiveAt
                )
            )
        case .holdRequested, .holdConfirmed, .holdReleased, .offerAccepted, .offerDeclined:
            return try applyToPlaces(input, pair, company)
        case .sessionCompleted, .learnerServed, .milestoneReached, .outcomeRecorded,
            .evidenceRecorded, .costRecorded:
            return try applyActivity(input, pair, company, record)
        case .subscriptionChanged(let changed): return try change(changed, company)
        case .billingResendRequested(let request): return try resend(request, company)
        case .billingStatementRequested(let request): return try state(request, company)
        case .factVoided(let voided):
            if let id = voided.campaignId, pair == nil { return .parked(key: "campaign:\(id)") }
            return try void(voided, company)
        case .clockTicked, .command: return .applied
        }
    }

    static let foreign = Defect(
        .tenantMismatch,
        "the campaign belongs to another company than the partition key"
    )
    static let conflict = Defect(
        .referenceConflict,
        "the reference is known with another campaign, participant or role"
    )

    private mutating func decide(
        _ request: EnrollmentRequested,
        _ pair: Pair?,
        _ company: CompanyRow
    ) throws -> FoldResult {
        let known = try context.tables.requests.find(
            company: company.id,
            requestId: request.requestId
        )
        if let known {
            guard
                known.campaign == request.campaignId,
                known.participant == request.participantId, known.role == request.role
            else { return .rejected(Self.conflict) }
            try repeatDecision(known, asVerdict: true)
            return .duplicate
        }
        if try namesOtherHold(
            request.requestId,
            company,
            request.campaignId,
            request.participantId,
            request.role
        ) {
            return .rejected(Self.conflict)
        }
        if let other = try context.tables.enrollments.find(
            company: company.id,
            ref: request.requestId
        ),
            !Self.isSame(other, request.campaignId, request.participantId, request.role)
        {
            return .rejected(Self.conflict)
        }
        guard let pair else {
            try rejectUnknownCampaign(request, company)
            return .applied
        }
        return try answer(request, pair, company)
    }

    /// Says the latest decision of a request again, as it is stored.
    func repeatDecision(_ known: RequestRow, asVerdict: Bool = false) throws {
        guard
            let decision = DecisionCodec.decode(
                known.decision,
                requestId: known.requestId,
                campaign: known.campaign,
                participantId: known.participant,
                role: known.role
            )
        else { throw StorageFault(.notANode, "a stored decision cannot be read") }
        try context.emit(
            Output(
                partition: known.company,
                subject: "campaign/\(known.campaign)",
                body: decision
            ),
            asVerdict: asVerdict
        )
    }

    /// Decides a request that is new, with a further class or a loan where one is needed.
    private mutating func answer(
        _ request: EnrollmentRequested,
        _ pair: Pair,
        _ company: CompanyRow
    ) throws -> FoldResult {
        let view = pair.campaign.assumeIsolated { $0.view }
        let isSuspended = company.status == .suspended
        let context = context
        var nobodyLends = false
        while true {
            let decided = try pair.capacity.assumeIsolated {
                [nobodyLends] in
                try $0.decide(
                    request,
                    view,
                    isCompanySuspended: isSuspended,
                    nobodyLends: nobodyLends,
                    context
                )
            }
            try bill(decided.facts, view, company)
            if decided.needsLoan {
                nobodyLends = try !borrow(for: pair)
            } else if decided.needsSplit {
                try split(pair, company)
            } else {
                return .applied
            }
        }
    }

    private func rejectUnknownCampaign(
        _ request: EnrollmentRequested,
        _ company: CompanyRow
    ) throws {
        let decision = EnrollmentDecided(
            requestId: request.requestId,
            campaign: request.campaignId,
            participantId: request.participantId,
            role: request.role,
            decision: .rejected,
            reasons: [.campaignUnknown],
            room: Room(model: .custom, limit: 0, overbookPct: 0, used: 0)
        )
        try context.tables.requests.save(
            RequestRow(
                company: company.id,
                requestId: request.requestId,
                campaign: request.campaignId,
                participant: request.participantId,
                role: request.role,
                enrollment: nil,
                entry: nil,
                decision: DecisionCodec.encode(decision)
            )
        )
        try context.keep(decision, company: company.id, checks: nil)
        context.freshKeys.append((company.id, "enrollment:\(request.requestId)"))
        try context.emit(
            Output(
                partition: company.id,
                subject: "campaign/\(request.campaignId)",
                body: decision
            ),
            asVerdict: true
        )
    }

    private mutating func joined(
        _ created: EnrollmentCreated,
        _ pair: Pair,
        _ company: CompanyRow
    ) throws -> FoldResult {
        let tables = context.tables
        if let known = try tables.enrollments.find(
            company: company.id,
            ref: created.enrollmentRef
        ) {
            return Self.isSame(known, created.campaignId, created.participantId, created.role)
                ? .duplicate : .rejected(Self.conflict)
        }
        var standing: [Int64] = []
        for requestId in [created.requestId, created.enrollmentRef] {
            guard let requestId else { continue }
            if try namesOtherHold(
                requestId,
                company,
                created.campaignId,
                created.participantId,
                created.role
            ) {
                return .rejected(Self.conflict)
            }
            guard let request = try tables.requests.find(company: company.id, requestId: requestId)
            else { continue }
            guard
                request.campaign == created.campaignId,
                request.participant == created.participantId, request.role == created.role
            else { return .rejected(Self.conflict) }
            guard let enrollment = request.enrollment else { continue }
            // Both references address one enrollment: its second name makes no second one.
            if requestId == created.enrollmentRef,
                try tables.enrollments.find(seq: enrollment)?.enrollmentRef != nil
            {
                return .duplicate
            }
            standing.append(enrollment)
        }
        let view = pair.campaign.assumeIsolated { $0.view }
        let (context, answered) = (context, standing)
        try borrow(forFactOf: created.participantId, created.role, pair)
        while true {
            let facts = try pair.capacity.assumeIsolated {
                try $0.record(created, standing: answered, view, context)
            }
            if let facts {
                try bill(facts, view, company)
                return .applied
            }
            try split(pair, company)
        }
    }

    static func isSame(
        _ row: EnrollmentRow,
        _ campaign: String,
        _ participant: String,
        _ role: ParticipantRole
    ) -> Bool {
        row.campaign == campaign && row.participant == participant && row.role == role
    }

    /// The enrollment that a reference addresses: a source reference, or a request's.
    func enrollment(ref: String, _ company: String) throws -> EnrollmentRow? {
        if let row = try context.tables.enrollments.find(company: company, ref: ref) { return row }
        guard
            let request = try context.tables.requests.find(company: company, requestId: ref),
            let seq = request.enrollment
        else { return nil }
        return try context.tables.enrollments.find(seq: seq)
    }

    private mutating func ended(
        ref: String,
        campaign: String,
        _ company: CompanyRow,
        _ end: PendingEndTable.Row
    ) throws -> FoldResult {
        if let row = try enrollment(ref: ref, company.id) {
            guard row.campaign == campaign else { return .rejected(Self.conflict) }
            return try self.end(row, end, company)
        }
        guard let request = try context.tables.requests.find(company: company.id, requestId: ref)
        else { return .parked(key: "enrollment:\(ref)") }
        guard request.campaign == campaign else { return .rejected(Self.conflict) }
        if let entry = try request.entry.flatMap({ try context.tables.waitlist.find(seq: $0) }),
            entry.status == .waiting || entry.status == .offered,
            let pair = try actors.campaign(campaign, context)
        {
            let context = context
            try pair.capacity.assumeIsolated { try $0.endWait(entry, as: .canceled, context) }
        }
        try context.tables.pendingEnds.insert(
            company: company.id,
            ref: ref,
            campaign: campaign,
            end
        )
        return .applied
    }

    /// Ends an enrollment that exists.
    mutating func end(
        _ row: EnrollmentRow,
        _ end: PendingEndTable.Row,
        _ company: CompanyRow
    ) throws -> FoldResult {
        guard let pair = try actors.campaign(row.campaign, context) else { return .duplicate }
        let context = context
        if end.kind == EnrollmentStatus.completed.rawValue, row.status != .active {
            try borrow(forFactOf: row.participant, row.role, pair)
        }
        let facts = try pair.capacity.assumeIsolated { capacity in
            if end.kind == EnrollmentStatus.completed.rawValue {
                try capacity.complete(row, at: end.effectiveAt, context)
            } else {
                try capacity.withdraw(
                    row,
                    reason: end.reason ?? "withdrawn",
                    at: end.effectiveAt,
                    context
                )
            }
        }
        guard let facts else { return .duplicate }
        try bill(facts, pair, company)
        return .applied
    }

    private mutating func void(_ voided: FactVoided, _ company: CompanyRow) throws -> FoldResult {
        guard voided.factKind == .enrollment else { return try voidActivity(voided, company) }
        guard let row = try enrollment(ref: voided.factRef, company.id) else {
            return .parked(key: "\(voided.factKind.rawValue):\(voided.factRef)")
        }
        if let campaign = voided.campaignId, campaign != row.campaign {
            return .rejected(Self.conflict)
        }
        guard let pair = try actors.campaign(row.campaign, context) else { return .duplicate }
        let context = context
        let facts = try pair.capacity.assumeIsolated {
            try $0.void(row, reason: voided.reason, context)
        }
        guard let facts else { return .duplicate }
        try bill(facts, pair, company)
        return .applied
    }

    /// Step 5: billable facts go into the ledger.
    mutating func bill(
        _ facts: [UsageFact],
        _ view: CampaignView,
        _ company: CompanyRow
    ) throws {
        guard !facts.isEmpty else { return }
        let billing = actors.billing(company.id)
        let context = context
        for fact in facts {
            try billing.assumeIsolated { _ = try $0.record(fact, view, company, context) }
        }
    }

    /// Step 5, for facts of a campaign that may just have changed.
    mutating func bill(_ facts: [UsageFact], _ pair: Pair, _ company: CompanyRow) throws {
        guard !facts.isEmpty else { return }
        try bill(facts, pair.campaign.assumeIsolated { $0.view }, company)
    }
}
