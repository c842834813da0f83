import Contracts
import Domain
import Storage

/// Activities and evidence that name no campaign: which one they belong to. Source: domain §13.1.
extension RecordFold {
    /// How many of the best candidates are kept for whoever looks at an association.
    static let keptCandidates = 5

    /// Looks for the campaign of an input without one, and applies the input if it is certain.
    ///
    /// Nothing counts that is not associated: what waits or fits nowhere changes no figure.
    mutating func associate(
        _ input: Input,
        _ data: JSONObject,
        at position: Int64,
        _ company: CompanyRow
    ) throws -> FoldResult {
        guard let stray = Stray(input, data) else { return .applied }
        if let known = try known(stray, company) { return known }
        var row = try proposed(stray, company)
        if row.status == .associated, let campaign = row.campaign {
            guard let pair = try actors.campaign(campaign, context) else { return .applied }
            let result = try applyActivity(
                input,
                pair,
                company,
                stray.body,
                at: position,
                in: row.instance
            )
            guard case .applied = result else { return result }
            row.instance = try placed(row)
        }
        row.id = context.id("evd", company: company.id)
        try context.tables.associations.save(row)
        // Whoever waits for the reference, to void it, finds it from now on.
        context.freshKeys.append((company.id, "\(row.kind.rawValue):\(row.ref)"))
        try tell(row)
        return .applied
    }

    /// What is found out of an input without a campaign, before any of it counts.
    private func proposed(_ stray: Stray, _ company: CompanyRow) throws -> AssociationRow {
        let at = context.cause.effectiveAt
        let asked = AssociationInput(
            date: company.zoneTable.localDate(at: at),
            programType: stray.programType,
            tags: stray.tags
        )
        let proposal = AssociationProposal(
            asked,
            among: try candidates(for: stray, on: asked.date, company)
        )
        var row = AssociationRow(
            company: company.id,
            kind: stray.kind,
            ref: stray.ref,
            id: "",
            participant: stray.participant,
            effectiveAt: at,
            at: context.clock,
            position: context.position,
            body: stray.body
        )
        row.status = AssociationStatus(proposal.verdict)
        row.campaign = proposal.campaign
        row.instance = proposal.instance
        row.score = proposal.score
        row.reasons = proposal.reasons
        row.candidates = proposal.ranked.prefix(Self.keptCandidates).map { ranked in
            AssociationRow.Candidate(
                campaign: ranked.campaign,
                score: ranked.score.total,
                reasons: ranked.score.reasons
            )
        }
        return row
    }

    /// What a known reference means for an input without a campaign; nil when it is new.
    private func known(_ stray: Stray, _ company: CompanyRow) throws -> FoldResult? {
        let (tables, id) = (context.tables, company.id)
        if let fact = try tables.facts.find(company: id, kind: stray.kind, ref: stray.ref) {
            return fact.participant == stray.participant ? .duplicate : .rejected(Self.conflict)
        }
        guard
            let row = try tables.associations.find(company: id, kind: stray.kind, ref: stray.ref)
        else { return nil }
        return row.participant == stray.participant ? .duplicate : .rejected(Self.conflict)
    }

    /// What a reference that came without a campaign means for an input that names one; nil when
    /// it is new.
    ///
    /// Naming a campaign where none was named is another thing under the same reference; a voided
    /// reference stays voided.
    func knownAsStray(
        _ kind: FactVoided.FactKind,
        _ ref: String,
        _ company: CompanyRow
    ) throws -> FoldResult? {
        guard Stray.inputType(of: kind) != nil,
            let row = try context.tables.associations.find(
                company: company.id,
                kind: kind,
                ref: ref
            )
        else { return nil }
        if row.isVoided { return .duplicate }
        // Its own confirmation applies it, and names the campaign.
        if context.confirming == row.id { return nil }
        return .rejected(Self.conflict)
    }

    /// The campaigns that an input may belong to, found by their dates.
    private func candidates(
        for stray: Stray,
        on date: CivilDate,
        _ company: CompanyRow
    ) throws -> [AssociationCandidate] {
        let ids = try context.tables.campaigns.candidates(company: company.id, on: date)
        return try ids.compactMap { id in
            guard let pair = try actors.campaign(id, context) else { return nil }
            return try candidate(pair, for: stray, company)
        }
    }

    /// A campaign with what it has to do with an input; nil for one that has no dates or program.
    func candidate(
        _ pair: Pair,
        for stray: Stray,
        _ company: CompanyRow
    ) throws -> AssociationCandidate? {
        let tables = context.tables
        let view = pair.campaign.assumeIsolated { $0.view }
        guard let start = view.startDate, let end = view.endDate,
            let dates = CivilRange(start, through: end),
            let type = try programType(of: pair, company)
        else { return nil }
        var enrollments: [AssociationCandidate.Enrollment] = []
        for (person, role) in stray.people {
            let rows = try tables.enrollments.ofIdentity(
                campaign: view.id,
                participant: person,
                role: role
            )
            for row in rows where row.endReason != "voided" {
                enrollments.append(Self.enrollment(row, company.zoneTable))
            }
        }
        return AssociationCandidate(
            campaign: view.id,
            state: Self.state(view.status),
            dates: dates,
            programType: type,
            groupTags: try view.group.flatMap { try tables.catalog.group($0)?.tags } ?? [],
            enrollments: enrollments,
            instances: try tables.instances.find(campaign: view.id).compactMap { row in
                CivilRange(row.startDate, through: row.endDate).map {
                    AssociationCandidate.Instance(
                        id: row.id,
                        ordinal: row.ordinal,
                        dates: $0,
                        isActive: row.status == .active
                    )
                }
            }
        )
    }

    private static func enrollment(
        _ row: EnrollmentRow,
        _ zone: ZoneTable
    ) -> AssociationCandidate.Enrollment {
        AssociationCandidate.Enrollment(
            id: row.id,
            role: row.role,
            from: zone.localDate(at: row.enrolledAt),
            until: row.endedAt.map { zone.localDate(at: $0) },
            instance: row.instance
        )
    }

    private static func state(_ status: CampaignStatus) -> AssociationCandidate.State {
        switch status {
        case .active: .active
        case .recruiting, .paused: .live
        case .completed: .completed
        case .draft, .planned, .closed: .other
        }
    }

    /// The cohort that the fact of an association ended up in.
    func placed(_ row: AssociationRow) throws -> String? {
        try context.tables.facts.find(company: row.company, kind: row.kind, ref: row.ref)?.instance
    }

    /// Tells that an association counts, or that a person must look at it.
    func tell(_ row: AssociationRow) throws {
        guard row.status.counts || row.status == .review else { return }
        try context.emit(
            Output(
                partition: row.company,
                subject: row.campaign.map { "campaign/\($0)" } ?? "company/\(row.company)",
                body: EvidenceAssociation(
                    type: row.status.counts ? .evidenceAssociated : .evidenceReviewRequested,
                    associationId: row.id,
                    factKind: row.kind,
                    factRef: row.ref,
                    campaign: row.campaign,
                    instanceId: row.instance,
                    score: row.score,
                    reasons: row.reasons
                )
            )
        )
    }
}
