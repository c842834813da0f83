import Contracts
import Domain
import Storage

/// What the facts of a campaign have in common: references, cohorts, people, credits and records
/// of the ledger. Source: domain §1.5, §1.6, §7.2.
extension RecordFold {
    /// What a known reference means for a fact; nil when the reference is new.
    func known(
        _ kind: FactVoided.FactKind,
        _ ref: String,
        _ pair: Pair,
        _ participant: String?,
        _ company: CompanyRow
    ) throws -> FoldResult? {
        guard
            let known = try context.tables.facts.find(company: company.id, kind: kind, ref: ref)
        else { return try knownAsStray(kind, ref, company) }
        let campaign = pair.campaign.assumeIsolated { $0.row.id }
        let isSame = known.campaign == campaign && known.participant == participant
        return isSame ? .duplicate : .rejected(Self.conflict)
    }

    func fact(
        _ kind: FactVoided.FactKind,
        _ ref: String,
        _ name: String,
        _ pair: Pair,
        _ data: JSONObject,
        _ company: CompanyRow
    ) -> FactRow {
        let view = pair.campaign.assumeIsolated { $0.view }
        return FactRow(
            company: company.id,
            kind: kind,
            ref: ref,
            campaign: view.id,
            instance: nil,
            name: name,
            effectiveAt: context.cause.effectiveAt,
            flags: view.isOpen ? [] : [.campaignNotOpen],
            body: data,
            position: context.position
        )
    }

    /// Puts a fact into its cohort; one that is not the campaign's is dropped with a flag.
    func place(_ fact: inout FactRow, in instance: String?, _ pair: Pair) throws {
        guard let instance else { return }
        let isOwn = pair.capacity.assumeIsolated { capacity in
            capacity.row.cohorts.contains { $0.id == instance }
        }
        if isOwn { fact.instance = instance } else { fact.flags.append(.instanceUnknown) }
    }

    /// Flags a fact about people of whom one is not enrolled.
    func flagStrangers(
        _ fact: inout FactRow,
        _ people: [(String, ParticipantRole)]
    ) throws {
        for (person, role) in people {
            let rows = try context.tables.enrollments.ofIdentity(
                campaign: fact.campaign,
                participant: person,
                role: role
            )
            if rows.contains(where: { $0.status == .active }) { continue }
            fact.flags.append(.notEnrolled)
            return
        }
    }

    func keep(_ fact: FactRow, _ company: CompanyRow) throws {
        try context.tables.facts.save(fact)
        try context.quotas.count(fact, context)
        try context.metrics.count(fact, in: company.zoneTable, context)
        context.freshKeys.append((fact.company, "\(fact.kind.rawValue):\(fact.ref)"))
    }

    /// A session for the activity feed: which, how long, and how many were there.
    func tell(_ session: SessionCompleted, _ fact: FactRow) throws {
        try context.note(
            ActivityFeedNote(.session, code: session.kind) { writer in
                writer.field("sessionId", fact.ref)
                writer.field("instanceId", fact.instance)
                writer.field("minutes", session.durationMinutes)
                writer.field("volunteers", Int64(session.volunteerIds.count))
                writer.field("participants", Int64(session.participantIds.count))
                if !fact.flags.isEmpty { writer.field("flags", fact.flags) }
            },
            company: fact.company,
            campaign: fact.campaign
        )
    }

    func programType(of pair: Pair, _ company: CompanyRow) throws -> ProgramType? {
        let version = pair.campaign.assumeIsolated { $0.row.fields.templateVersionId }
        return try program(version, for: company)?.version.programType
    }

    /// The impact points of an activity: by the configuration of its cohort, or of the campaign.
    ///
    /// Source: domain §3.2.1.
    func points(
        _ activity: String,
        _ fact: FactRow,
        _ type: ProgramType,
        _ pair: Pair,
        _ company: CompanyRow
    ) throws -> Int64 {
        let version = pair.campaign.assumeIsolated { $0.row.fields.templateVersionId }
        let content = try program(version, for: company)?.content ?? VersionContent(type)
        let instance = fact.instance
        return pair.campaign.assumeIsolated { $0.points(activity, in: instance, content) }
    }

    /// What an activity costs under the terms of its day, 0 under other terms than credits; nil
    /// when it does not fit.
    func credits(
        _ activity: String,
        _ minutes: Int64,
        _ type: ProgramType,
        _ pair: Pair,
        _ company: CompanyRow
    ) -> Int64? {
        let day = company.zoneTable.localDate(at: context.cause.effectiveAt)
        let terms = pair.campaign.assumeIsolated { $0.view.terms(on: day) }
        guard case .credits(let terms) = terms else { return 0 }
        return terms.charge(activity, minutes: minutes, in: type)
    }

    /// Charges the credits of an activity, if it costs any.
    mutating func charge(
        _ fact: inout FactRow,
        _ pair: Pair,
        _ company: CompanyRow
    ) throws {
        guard fact.mc != 0 else { return }
        var usage = UsageFact(
            campaign: fact.campaign,
            type: .creditsConsumed,
            quantity: fact.mc,
            unit: .milliCredit,
            ref: fact.ref,
            effectiveAt: fact.effectiveAt
        )
        usage.instance = fact.instance
        usage.participant = fact.participant
        let (context, mc) = (context, fact.mc)
        pair.capacity.assumeIsolated { $0.consume(mc, context) }
        fact.creditsId = try book(usage, pair, company)
    }

    mutating func uncharge(
        _ fact: FactRow,
        _ reason: String,
        _ pair: Pair,
        _ company: CompanyRow
    ) throws {
        guard fact.mc != 0 else { return }
        let (context, mc) = (context, fact.mc)
        pair.capacity.assumeIsolated { $0.consume(-mc, context) }
        try reverse(
            fact,
            fact.creditsId,
            .creditsConsumed,
            -mc,
            .milliCredit,
            reason,
            pair,
            company
        )
    }

    mutating func reverse(
        _ fact: FactRow,
        _ usageId: String?,
        _ type: UsageType,
        _ quantity: Int64,
        _ unit: UsageUnit,
        _ reason: String,
        _ pair: Pair,
        _ company: CompanyRow
    ) throws {
        var usage = UsageFact(
            campaign: fact.campaign,
            type: type,
            quantity: quantity,
            unit: unit,
            ref: fact.ref,
            effectiveAt: context.cause.effectiveAt
        )
        usage.instance = fact.instance
        usage.minutes = type == .session ? fact.minutes.map { -$0 } : nil
        usage.reverses = usageId
        usage.reason = reason
        _ = try book(usage, pair, company)
    }

    /// Writes one record of the ledger and returns its id.
    mutating func book(
        _ usage: UsageFact,
        _ pair: Pair,
        _ company: CompanyRow
    ) throws -> String {
        let (context, view) = (context, pair.campaign.assumeIsolated { $0.view })
        return try actors.billing(company.id).assumeIsolated {
            try $0.record(usage, view, company, context)
        }
    }
}
