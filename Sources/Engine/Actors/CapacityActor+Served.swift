import Contracts
import Domain
import Storage

/// Who counts as served, and by what. Source: domain §7.2.
extension CapacityActor {
    /// What a completed enrollment supports "served" by.
    func supportRef(_ enrollment: EnrollmentRow) -> String {
        "completed:\(enrollment.enrollmentRef ?? enrollment.requestId ?? enrollment.id)"
    }

    /// The first support of a learner makes them count as served.
    func support(
        _ ref: String,
        of participant: String,
        in instance: String?,
        at effectiveAt: Instant,
        _ context: FoldContext
    ) throws -> [UsageFact] {
        touch(context)
        let known = try context.tables.supports.find(
            campaign: row.campaign,
            participant: participant
        )
        guard !known.contains(where: { $0.ref == ref }) else { return [] }
        // Billing names the ledger record of the first support; further ones share it.
        try context.tables.supports.insert(
            company: row.company,
            ref: ref,
            campaign: row.campaign,
            participant: participant,
            usageId: known.first?.usageId
        )
        guard known.isEmpty else { return [] }
        row.served += 1
        try context.metrics.serve(participant, true, at: effectiveAt, row, context)
        if try !isActive(participant, context) { row.learners += 1 }
        // A place that is kept for them takes no unit any more.
        if try standing(participant, .beneficiary, context) != nil { row.heldLearners -= 1 }
        // Whoever waits and was served needs no place any more.
        marks?.mayPromote = true
        var fact = UsageFact(
            campaign: row.campaign,
            type: .learnerServed,
            quantity: 1,
            unit: .learner,
            ref: ref,
            effectiveAt: effectiveAt
        )
        fact.instance = instance
        fact.participant = participant
        return [fact]
    }

    /// Whether a beneficiary is active in the campaign.
    private func isActive(_ participant: String, _ context: FoldContext) throws -> Bool {
        try context.tables.enrollments.ofIdentity(
            campaign: row.campaign,
            participant: participant,
            role: .beneficiary
        )
        .contains { $0.status == .active }
    }

    /// The last support of a learner that goes takes the ledger record back.
    func unsupport(
        _ enrollment: EnrollmentRow,
        reason: String,
        _ context: FoldContext
    ) throws -> [UsageFact] {
        guard enrollment.status == .completed else { return [] }
        // The support is named by what the enrollment was called when it was completed.
        let names = [enrollment.enrollmentRef, enrollment.requestId, enrollment.id]
            .compactMap { $0 }.map { "completed:\($0)" }
        return try unsupport(
            firstOf: names,
            of: enrollment.participant,
            in: enrollment.instance,
            reason: reason,
            context
        )
    }

    /// Takes the support of a learner back that has the first of these names.
    func unsupport(
        firstOf names: [String],
        of participant: String,
        in instance: String?,
        reason: String,
        _ context: FoldContext
    ) throws -> [UsageFact] {
        touch(context)
        let known = try context.tables.supports.find(
            campaign: row.campaign,
            participant: participant
        )
        let found = names.lazy.compactMap { name in known.first { $0.ref == name } }.first
        guard let support = found,
            try context.tables.supports.remove(company: row.company, ref: support.ref),
            known.count == 1
        else { return [] }
        row.served -= 1
        if try standing(participant, .beneficiary, context) != nil { row.heldLearners += 1 }
        let record = try support.usageId.flatMap { id in
            try DerivedID.position(of: id)
                .flatMap { try context.tables.usage.find(id: id, position: $0) }
        }
        try context.metrics.serve(
            participant,
            false,
            at: record?.effectiveAt ?? context.cause.effectiveAt,
            row,
            context
        )
        if try !isActive(participant, context) {
            row.learners -= 1
            marks?.mayPromote = true
        }
        var fact = UsageFact(
            campaign: row.campaign,
            type: .learnerServed,
            quantity: -1,
            unit: .learner,
            ref: support.ref,
            effectiveAt: context.cause.effectiveAt
        )
        fact.instance = instance
        fact.participant = participant
        fact.reverses = support.usageId
        fact.reason = reason
        return [fact]
    }
}
