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
                run.compare(campaign, capacity, expected.contract)
            }
        }
    }

    private mutating func compare(
        _ campaign: CampaignRow,
        _ capacity: CapacityRow,
        _ contract: SeatContract?
    ) {
        let limit = contract?.committedSeats ?? 0
        let model: PricingModel = contract == nil ? .custom : .seats
        if capacity.limit != limit || capacity.model != model {
            found(
                "limit",
                campaign.id,
                "the limit is \(capacity.limit) (\(capacity.model.rawValue)), the terms say"
                    + " \(limit) (\(model.rawValue))"
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
    ) -> (contract: SeatContract?, today: CivilDate)? {
        switch campaign.status {
        case .draft: return (campaign.fields.terms, today)
        case .completed, .closed: return nil
        case .planned, .recruiting, .active, .paused:
            // Terms that begin after the last day never take effect by themselves.
            if let end = campaign.fields.endDate, terms.contains(where: { $0.effectiveFrom > end })
            {
                return nil
            }
            let started = terms.last { $0.effectiveFrom <= today }
            return ((started ?? terms.first)?.terms, today)
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
