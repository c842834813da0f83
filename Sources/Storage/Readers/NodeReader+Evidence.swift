import Contracts
import Domain

/// Evidence, its selection, and what waits for a person. Source: domain §13, §22.
extension NodeReader {
    /// The evidence of a campaign, newest first; of one dimension where one is given.
    package func evidence(
        campaign: String,
        dimension: String? = nil,
        limit: Int64 = 100
    ) async throws(StorageFault) -> AsOf<[EvidenceEntry]> {
        try await look { view in
            try Self.evidence(view, campaign, dimension: dimension, limit: limit)
        }
    }

    /// The best evidence of a campaign as of today, and how much there is by dimension; nil when
    /// there is no such campaign.
    package func evidenceSummary(
        campaign: String,
        limit: Int64 = EvidenceSelection.defaultLimit
    ) async throws(StorageFault) -> AsOf<EvidenceSummary?> {
        try await look { view in
            guard let row = try CampaignTable(view.connection).find(campaign),
                let zone = try CompanyTable(view.connection).find(row.company)?.zoneTable
            else { return nil }
            let evidence = try EvidenceTable(view.connection)
            return EvidenceSummary(
                campaign: campaign,
                try evidence.sums(campaign: campaign),
                picks: try evidence.best(
                    campaign: campaign,
                    on: zone.localDate(at: try view.clock()),
                    zone: zone,
                    limit: limit
                ),
                waiting: try Self.waiting(view, company: row.company)[campaign] ?? 0
            )
        }
    }

    /// How much evidence a company has by dimension and by campaign; nil when there is no such
    /// company.
    package func companyEvidence(
        _ company: String
    ) async throws(StorageFault) -> AsOf<CompanyEvidence?> {
        try await look { view in
            guard try CompanyTable(view.connection).find(company) != nil else { return nil }
            let evidence = try EvidenceTable(view.connection)
            let ids = try CampaignTable(view.connection).ids(company: company)
            return CompanyEvidence(
                company: company,
                try ids.flatMap { try evidence.sums(campaign: $0) },
                waiting: try Self.waiting(view, company: company)
            )
        }
    }

    /// How much waits for a person in a company, by the best candidate.
    private static func waiting(
        _ view: ReadView,
        company: String
    ) throws(StorageFault) -> [String: Int64] {
        let rows = try view.all(
            """
            SELECT campaign, count(*) FROM associations
            WHERE company = ? AND status = 'review' AND voided = 0 AND campaign IS NOT NULL
            GROUP BY campaign
            """,
            { $0.add(company) },
            { ($0.text(), $0.int()) }
        )
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// What came without a campaign, oldest first.
    package func associations(
        _ filter: AssociationFilter
    ) async throws(StorageFault) -> AsOf<[AssociationRow]> {
        try await look { view in
            try view.all(
                """
                SELECT \(AssociationRow.columns) FROM associations
                WHERE position > ?1 AND (?2 IS NULL OR company = ?2)
                    AND (?3 IS NULL OR campaign = ?3)
                    AND (?4 IS NULL OR (status = ?4 AND (?4 <> 'review' OR voided = 0)))
                    AND (?5 IS NULL OR kind = ?5)
                ORDER BY position, id LIMIT ?6
                """,
                { binder in
                    binder.add(filter.after)
                    binder.add(filter.company)
                    binder.add(filter.campaign)
                    binder.add(filter.status?.rawValue)
                    binder.add(filter.kind?.rawValue)
                    binder.add(filter.limit)
                },
                { AssociationRow(&$0) }
            )
        }
    }

    /// One of them by its id.
    package func association(
        _ id: String
    ) async throws(StorageFault) -> AsOf<AssociationRow?> {
        try await look { try AssociationTable($0.connection).find(id) }
    }

    private static func evidence(
        _ view: ReadView,
        _ campaign: String,
        dimension: String?,
        limit: Int64
    ) throws(StorageFault) -> [EvidenceEntry] {
        let facts = try view.all(
            """
            SELECT \(FactRow.columns) FROM facts
            WHERE campaign = ?1 AND kind = 'evidence' AND (?2 IS NULL OR name = ?2)
            ORDER BY effective_at DESC, ref LIMIT ?3
            """,
            { binder in
                binder.add(campaign)
                binder.add(dimension)
                binder.add(limit)
            },
            { FactRow(&$0) }
        )
        let associations = try AssociationTable(view.connection)
        var entries: [EvidenceEntry] = []
        for fact in facts {
            let association = try associations.find(
                company: fact.company,
                kind: fact.kind,
                ref: fact.ref
            )
            entries.append(EvidenceEntry(fact: fact, association: association))
        }
        return entries
    }
}
