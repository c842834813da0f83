import Contracts
import Domain
import Storage

/// What enrollments and facts use of quotas. Source: domain §16.
extension QuotaBook {
    /// Counts an enrollment that was written: a new one, or one that ended or got a cohort.
    ///
    /// `before` is the row as it was, nil for a new one. What the person counts is computed from
    /// all their enrollments before and after, so that the order of facts does not matter.
    func count(
        _ now: EnrollmentRow,
        before: EnrollmentRow?,
        _ context: FoldContext
    ) throws {
        let shelf = try shelf(now.company, context)
        guard shelf.countsPeople else { return }
        var places = shelf.quotas(at: try place(of: now, shelf, context))
        if let before, before.instance != now.instance {
            let old = shelf.quotas(at: try place(of: before, shelf, context))
            places += old.filter { $0.quota.scope == .instance }
        }
        let quotas = places.filter { $0.quota.metric.role == now.role }
        guard !quotas.isEmpty else { return }
        let after = try context.tables.enrollments.ofIdentity(
            campaign: now.campaign,
            participant: now.participant,
            role: now.role
        )
        let old = after.compactMap { $0.seq == now.seq ? before : $0 }
        for row in quotas {
            let mine = try after.filter { try isInside($0, row.quota, context) }
            let were = try old.filter { try isInside($0, row.quota, context) }
            if row.quota.period == .total {
                let present = try presence(of: now, mine, row, context)
                let delta = try present - presence(of: now, were, row, context)
                try add(delta, to: row, start: nil, context)
                continue
            }
            let joined = Self.starts(mine, row.quota, shelf)
            let hadJoined = Self.starts(were, row.quota, shelf)
            for start in joined.subtracting(hadJoined) {
                try add(1, to: row, start: start, context)
            }
            for start in hadJoined.subtracting(joined) {
                try add(-1, to: row, start: start, context)
            }
        }
    }

    /// Whether an enrollment of a place's campaign counts in a quota's scope.
    private func isInside(
        _ enrollment: EnrollmentRow,
        _ quota: Quota,
        _ context: FoldContext
    ) throws -> Bool {
        switch quota.scope {
        case .company, .campaign, .role: return true
        case .instance: return enrollment.instance == quota.scopeRef
        case .group:
            let group = try enrollment.groupId ?? group(of: enrollment.campaign, context)
            return quota.scopeRef == "\(enrollment.company)/\(group)"
        }
    }

    /// 1 when a person is active in a quota's scope, else 0; a company and a group reach beyond
    /// the campaign whose enrollments are given.
    private func presence(
        of person: EnrollmentRow,
        _ enrollments: [EnrollmentRow],
        _ row: QuotaRow,
        _ context: FoldContext
    ) throws -> Int64 {
        if enrollments.contains(where: { $0.status == .active }) { return 1 }
        guard row.campaign == nil else { return 0 }
        let elsewhere = try context.tables.enrollments.active(
            company: person.company,
            participant: person.participant,
            role: person.role
        )
        .contains {
            try $0.campaign != person.campaign && isInside($0, row.quota, context)
        }
        return elsewhere ? 1 : 0
    }

    /// The periods in which a person became active, by all their enrollments in a scope.
    ///
    /// One that began while another one ran makes nobody active. An end takes nothing back.
    private static func starts(
        _ enrollments: [EnrollmentRow],
        _ quota: Quota,
        _ shelf: QuotaShelf
    ) -> Set<CivilDate> {
        var starts: Set<CivilDate> = []
        for one in enrollments {
            let isCovered = enrollments.contains { other in
                (other.enrolledAt, other.seq) < (one.enrolledAt, one.seq)
                    && (other.endedAt.map { $0 > one.enrolledAt } ?? true)
            }
            if !isCovered, let start = shelf.start(of: quota, at: one.enrolledAt) {
                starts.insert(start)
            }
        }
        return starts
    }

    /// Counts a session, milestone or cost that was written, or takes it back when it is voided.
    func count(_ fact: FactRow, _ context: FoldContext) throws {
        let shelf = try shelf(fact.company, context)
        guard shelf.countsActivities, let kind = Self.kind(of: fact) else { return }
        let place = try place(
            fact.campaign,
            fact.instance,
            group: nil,
            of: fact.company,
            roles: Self.roles(in: fact.body),
            shelf,
            context
        )
        for row in shelf.quotas(at: place) {
            let amount = row.quota.amount(of: kind)
            let start = shelf.start(of: row.quota, at: fact.effectiveAt)
            try add(fact.isVoided ? -amount : amount, to: row, start: start, context)
        }
    }

    private static func kind(of fact: FactRow) -> QuotaFact? {
        switch fact.kind {
        case .session: return .session(minutes: fact.minutes ?? 0, creditsMc: fact.mc)
        case .milestone: return .milestone(creditsMc: fact.mc)
        case .cost:
            let named = fact.body["amount"]?.object?["currency"]?.string
            guard let currency = named.flatMap(Currency.init(rawValue:)) else { return nil }
            return .cost(Money(amount: fact.amount ?? 0, currency: currency))
        case .enrollment, .served, .outcome, .evidence: return nil
        }
    }

    /// Whose side a session or milestone was on.
    private static func roles(in body: JSONObject) -> Set<ParticipantRole> {
        var roles: Set<ParticipantRole> = []
        if body["volunteerIds"]?.array?.isEmpty == false || body["volunteerId"]?.string != nil {
            roles.insert(.volunteer)
        }
        if body["participantIds"]?.array?.isEmpty == false
            || body["participantId"]?.string != nil
        {
            roles.insert(.beneficiary)
        }
        return roles
    }
}
