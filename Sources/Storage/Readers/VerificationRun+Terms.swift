import Contracts
import Domain

/// The limit that counts against the terms in effect. Source: domain §7.1, §9.1.
extension VerificationRun {
    mutating func checkLimits() {
        check("limit") { run throws(StorageFault) in
            let companies = CompanyTable.Cache(try CompanyTable(run.view.connection))
            let tables = (
                campaigns: try CampaignTable(run.view.connection),
                terms: try TermsTable(run.view.connection),
                capacity: try CapacityTable(run.view.connection)
            )
            let ids = try run.view.all("SELECT id FROM campaigns ORDER BY id", { _ in }) {
                $0.text()
            }
            run.looked(at: Int64(ids.count))
            for id in ids {
                guard let campaign = try tables.campaigns.find(id) else {
                    run.found("limit", id, "the campaign cannot be read")
                    continue
                }
                guard let capacity = try tables.capacity.find(campaign: id),
                    let company = try companies.find(campaign.company)
                else { continue }
                let today = company.zoneTable.localDate(at: run.clock)
                let terms = try tables.terms.find(campaign: id)
                guard let expected = Self.expected(campaign, terms, today: today) else { continue }
                let own = try run.ownLimit(campaign, expected.terms, today: today)
                run.compare(campaign, capacity, expected.terms, own: own)
            }
        }
    }

    /// L of terms, without loans.
    private func ownLimit(
        _ campaign: CampaignRow,
        _ terms: CommercialTerms?,
        today: CivilDate
    ) throws(StorageFault) -> Int64 {
        guard let terms else { return 0 }
        guard case .bundle(let share) = terms else {
            return terms.limit(
                targetVolunteers: campaign.fields.targetVolunteers ?? 0,
                effectiveShare: 0
            )
        }
        let row = try SubscriptionTable(view.connection).find(share.subscription)
        guard let bought = row?.subscription, bought.company == campaign.company else { return 0 }
        return bought.ownLimit(shareBp: share.shareBp, today: today)
    }

    private mutating func compare(
        _ campaign: CampaignRow,
        _ capacity: CapacityRow,
        _ terms: CommercialTerms?,
        own: Int64
    ) {
        let model = terms?.model ?? .custom
        if capacity.ownLimit != own || capacity.model != model {
            found(
                "limit",
                campaign.id,
                "the own limit is \(capacity.ownLimit) (\(capacity.model.rawValue)), the terms"
                    + " say \(own) (\(model.rawValue))"
            )
        }
        let percent = campaign.fields.overbookPct ?? 10
        if capacity.overbookPct != percent {
            found(
                "limit",
                campaign.id,
                "\(capacity.overbookPct) % may be overbooked, the campaign says \(percent) %"
            )
        }
    }

    /// The terms in effect; nil where the state does not tell, because terms change no more.
    private static func expected(
        _ campaign: CampaignRow,
        _ terms: [TermsRow],
        today: CivilDate
    ) -> (terms: CommercialTerms?, today: CivilDate)? {
        switch campaign.status {
        case .draft:
            let currency = campaign.fields.currency ?? .eur
            return (campaign.fields.terms?.terms(effectiveFrom: today, in: currency), today)
        case .completed, .closed: return nil
        case .planned, .recruiting, .active, .paused:
            // Terms that begin after the last day never take effect by themselves.
            if let end = campaign.fields.endDate, terms.contains(where: { $0.effectiveFrom > end })
            {
                return nil
            }
            let history = TermsHistory(terms.map(\.terms))
            return (history.inForce(on: today), today)
        }
    }
}

extension CompanyTable {
    /// Companies that were read before, for a walk over their campaigns.
    final class Cache {
        private let table: CompanyTable
        private var known: [String: CompanyRow] = [:]

        init(_ table: CompanyTable) { self.table = table }

        func find(_ id: String) throws(StorageFault) -> CompanyRow? {
            if let row = known[id] { return row }
            let row = try table.find(id)
            known[id] = row
            return row
        }
    }
}
