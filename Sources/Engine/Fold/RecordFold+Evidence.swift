import Contracts
import Domain
import Storage

/// Evidence as a fact, and what coordinators make of what waits in review. Source: domain §13.
extension RecordFold {
    /// Takes evidence of a campaign.
    mutating func witness(
        _ evidence: EvidenceRecorded,
        in instance: String?,
        _ pair: Pair,
        _ company: CompanyRow
    ) throws -> FoldResult {
        let known = try known(
            .evidence,
            evidence.evidenceRef,
            pair,
            evidence.participantId,
            company
        )
        if let known { return known }
        var fact = fact(
            .evidence,
            evidence.evidenceRef,
            evidence.dimension.rawValue,
            pair,
            evidence.json,
            company
        )
        fact.participant = evidence.participantId
        fact.instance = instance
        if let participant = evidence.participantId {
            try flagStrangers(&fact, [(participant, .beneficiary)])
        }
        try keep(fact, company)
        guard evidence.campaignId != nil else { return .applied }
        try context.note(
            ActivityFeedNote(.evidence, code: AssociationReason.explicitCampaign.rawValue) {
                $0.field("factKind", fact.kind.rawValue)
                $0.field("factRef", fact.ref)
                $0.field("dimension", fact.name)
            },
            company: company.id,
            campaign: fact.campaign
        )
        return .applied
    }

    /// Carries out what a person says of an association that waits.
    mutating func resolve(
        _ wish: AssociationResolve,
        by principal: Principal,
        _ reason: String?,
        _ company: CompanyRow
    ) throws -> FoldResult {
        guard var row = try context.tables.associations.find(wish.associationId),
            row.company == company.id
        else { return .refused(.notFound) }
        guard row.isOpen, let status = row.status.resolved(isConfirmed: wish.campaignId != nil)
        else { return .refused(.notOpen) }
        row.status = status
        row.resolution = AssociationRow.Resolution(
            by: principal.id,
            at: context.clock,
            position: context.position,
            note: reason
        )
        if let id = wish.campaignId {
            guard let pair = try owned(id, company) else { return .refused(.notFound) }
            if let refusal = try confirm(&row, pair, company) { return refusal }
        } else {
            try dismiss(row, reason)
        }
        try context.tables.associations.save(row)
        try tell(row)
        var object: JSONObject = ["id": .string(row.id), "status": .string(status.rawValue)]
        object["campaignId"] = wish.campaignId.map { .string($0) }
        return .applied(object)
    }

    /// Applies the fact at this record with its own time; what it is refused for, if it is.
    private mutating func confirm(
        _ row: inout AssociationRow,
        _ pair: Pair,
        _ company: CompanyRow
    ) throws -> FoldResult? {
        guard let type = Stray.inputType(of: row.kind),
            let input = Input(type, stored: row.body), let stray = Stray(input, row.body)
        else { throw StorageFault(.inconsistent, "an input in review cannot be read") }
        let date = company.zoneTable.localDate(at: row.effectiveAt)
        let candidate = try candidate(pair, for: stray, company)
        let outer = context.cause
        context.cause.effectiveAt = row.effectiveAt
        context.confirming = row.id
        defer {
            context.cause = outer
            context.confirming = nil
        }
        let result = try applyActivity(
            input,
            pair,
            company,
            row.body,
            at: context.position,
            in: candidate?.instance(on: date)
        )
        switch result {
        case .applied: break
        case .rejected(let defect):
            return .refused(
                [ReasonCode(rawValue: defect.code.rawValue)],
                ["errors": .array(defect.errors.map { .string($0.description) })]
            )
        case .refused, .duplicate, .parked: return .refused(.notOpen)
        }
        let score = candidate.map {
            AssociationScore(
                $0,
                for: AssociationInput(
                    date: date,
                    programType: stray.programType,
                    tags: stray.tags
                )
            )
        }
        row.campaign = pair.campaign.assumeIsolated { $0.row.id }
        row.instance = try placed(row)
        row.score = score?.total ?? 0
        row.reasons = score?.reasons ?? []
        return nil
    }

    private func dismiss(_ row: AssociationRow, _ reason: String?) throws {
        try context.note(
            ActivityFeedNote(.associationReview, code: row.status.rawValue) {
                $0.field("associationId", row.id)
                $0.field("factKind", row.kind.rawValue)
                $0.field("factRef", row.ref)
                $0.field("reason", reason)
            },
            company: row.company,
            campaign: row.campaign
        )
    }

    /// Takes back what waits in review or fits nowhere: it never counts; its reference stays taken.
    ///
    /// Nil when nothing came under the reference.
    func voidStray(_ voided: FactVoided, _ company: CompanyRow) throws -> FoldResult? {
        guard Stray.inputType(of: voided.factKind) != nil,
            var row = try context.tables.associations.find(
                company: company.id,
                kind: voided.factKind,
                ref: voided.factRef
            )
        else { return nil }
        guard !row.isVoided else { return .duplicate }
        let wasOpen = row.isOpen
        row.isVoided = true
        try context.tables.associations.save(row)
        if wasOpen { try tell(.associationReview, voided: voided, row.campaign, company) }
        return .applied
    }

    /// Tells the activity feed that evidence, or something in review, was a mistake.
    func tell(
        _ kind: ActivityFeedKind,
        voided: FactVoided,
        _ campaign: String?,
        _ company: CompanyRow
    ) throws {
        try context.note(
            ActivityFeedNote(kind, code: "voided") {
                $0.field("factKind", voided.factKind.rawValue)
                $0.field("factRef", voided.factRef)
            },
            company: company.id,
            campaign: campaign
        )
    }
}
