import Contracts
import Domain

/// The end of a month, by 11.1 to 11.5: overage, invoice and comparison; amounts are left out.
extension Model {
    /// The earliest open month of every company closes.
    func closings() -> [Due] {
        companies.values.map { company in
            let closes = company.openMonth.next.firstDay.adding(days: company.graceDays)
            return Due(
                at: company.midnight(closes),
                company: company.id,
                rank: 12,
                entity: company.id,
                item: 0
            ) { [unowned self] in close(company) }
        }
    }

    private func close(_ company: ModelCompany) {
        let month = company.openMonth
        let own = campaigns.values.filter { $0.company == company.id }
            .sorted { $0.id < $1.id }
        var billed: Set<String> = []
        var hasLines = false
        for campaign in own {
            let days = billableDays(of: campaign, in: month, company)
            if !days.isEmpty { hasLines = true }
            let over = days.reduce(Int64(0)) { sum, day in
                sum + max(0, campaign.peak(on: day) - seats(of: campaign, on: day))
            }
            if over > 0 { bill([overage(over, campaign, month)], company) }
            let isInLedger = usage.contains {
                $0.campaign == campaign.id && $0.period == month.iso
            }
            if isInLedger || !days.isEmpty { billed.insert(campaign.id) }
        }
        if hasLines {
            say(
                company.id,
                "billing.invoice_finalized",
                [
                    "invoiceId": .string("inv_\(company.id)_\(month.iso)_EUR"),
                    "period": .string(month.iso), "currency": .string("EUR"),
                ]
            )
        }
        say(
            company.id,
            "billing.period_closed",
            [
                "period": .string(month.iso),
                "records": .int(records(of: company, in: month)),
            ]
        )
        for campaign in own where campaign.isLive || billed.contains(campaign.id) {
            sayReconciled(campaign)
        }
        company.openMonth = month.next
    }

    /// How many records of a company are booked in a month.
    private func records(of company: ModelCompany, in month: CivilMonth) -> Int64 {
        let own = Set(campaigns.values.filter { $0.company == company.id }.map(\.id))
        return Int64(usage.count { own.contains($0.campaign) && $0.period == month.iso })
    }

    /// Ledger and counters never differ.
    func sayReconciled(_ campaign: ModelCampaign) {
        say(campaign, "billing.reconciled", ["status": .string("matched")])
    }

    private func overage(
        _ quantity: Int64,
        _ campaign: ModelCampaign,
        _ month: CivilMonth
    ) -> ModelUsage {
        ModelUsage(
            id: make("use", campaign.company),
            campaign: campaign.id,
            type: "overage",
            quantity: quantity,
            person: nil,
            ref: "overage:seats:\(month.iso)",
            period: month.iso,
            lateFor: nil,
            model: "seats",
            reverses: nil
        )
    }

    /// The seats sold on a date: by the last terms from before it, or the first ones.
    private func seats(of campaign: ModelCampaign, on date: CivilDate) -> Int64 {
        let bounds = [campaign.fields.end, campaign.settledOn].compactMap { $0 }
        let day = bounds.reduce(date) { min($0, $1) }
        let terms = campaign.terms.last { $0.from <= day } ?? campaign.terms.first
        return terms?.seats ?? 0
    }

    /// The dates of a month with a moment at which the campaign was active, within its own dates.
    private func billableDays(
        of campaign: ModelCampaign,
        in month: CivilMonth,
        _ company: ModelCompany
    ) -> [CivilDate] {
        guard let start = campaign.fields.start, let end = campaign.fields.end else { return [] }
        var active: [(from: Instant, until: Instant?)] = []
        for move in history where move.campaign == campaign.id {
            if move.from == "active", let open = active.popLast() {
                active.append((open.from, move.at))
            }
            if move.to == "active" { active.append((move.at, nil)) }
        }
        var days: [CivilDate] = []
        var day = max(month.firstDay, start)
        while day <= min(month.lastDay, end) {
            let (dawn, dusk) = (company.midnight(day), company.midnight(day.adding(days: 1)))
            let isActive = active.contains { interval in
                let last = interval.until.map { Instant(ms: $0.ms - 1) } ?? clock
                return interval.from < dusk && max(last, interval.from) >= dawn
            }
            if isActive { days.append(day) }
            day = day.adding(days: 1)
        }
        return days
    }
}
