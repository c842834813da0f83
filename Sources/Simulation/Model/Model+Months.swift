import Contracts
import Domain

/// The end of a month, by 11.1 to 11.5: overage, invoice and comparison.
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
        var bills: [String: [ModelLine]] = [:]
        for campaign in own {
            let days = billableDays(of: campaign, in: month, company)
            let lines = lines(campaign, month, days, company)
            let records = usage.filter { $0.campaign == campaign.id && $0.period == month.iso }
            let overages = lines.filter { $0.kind == "overage" && $0.code != "overage_reversed" }
                .filter { $0.quantity != 0 || $0.amount != 0 }
                .sorted { ($0.from, $0.code) < ($1.from, $1.code) }
            for line in overages { bill([overage(line, campaign, month, company)], company) }
            guard !lines.isEmpty || !records.isEmpty else { continue }
            billed.insert(campaign.id)
            func sum(_ type: String) -> Int64 {
                records.reduce(0) { $0 + ($1.type == type ? $1.quantity : 0) }
            }
            statements.append(
                ModelStatement(
                    campaign: campaign.id,
                    month: month,
                    lines: lines,
                    mc: sum("credits_consumed"),
                    learners: sum("learner_served"),
                    sessions: sum("session")
                )
            )
            bills[campaign.fields.currency, default: []] += lines
        }
        bills["EUR", default: []] += amountLines(nil, month, company)
        for (currency, lines) in bills.sorted(by: { $0.key < $1.key }) where !lines.isEmpty {
            finalize(lines, currency, month, company)
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
        Int64(usage.count { $0.id.hasPrefix("use_\(company.id)_") && $0.period == month.iso })
    }

    private func finalize(
        _ lines: [ModelLine],
        _ currency: String,
        _ month: CivilMonth,
        _ company: ModelCompany
    ) {
        let invoice = ModelInvoice(
            id: "inv_\(company.id)_\(month.iso)_\(currency)",
            company: company.id,
            month: month,
            currency: currency,
            lines: lines,
            at: clock
        )
        invoices.append(invoice)
        let total: JSON = .object(["amount": .int(invoice.total), "currency": .string(currency)])
        say(
            company.id,
            "billing.invoice_finalized",
            [
                "invoiceId": .string(invoice.id), "period": .string(month.iso),
                "currency": .string(currency), "subtotal": total, "total": total,
            ]
        )
    }

    /// Ledger and counters never differ; what is counted is counted here from the start.
    func sayReconciled(_ campaign: ModelCampaign) {
        guard let company = companies[campaign.company] else { return }
        let today = company.date(clock)
        var days: [CivilDate] = []
        if let start = campaign.fields.start {
            var month = start.month
            while month <= today.month {
                days += billableDays(of: campaign, in: month, company).filter { $0 <= today }
                month = month.next
            }
        }
        let seatDays = days.reduce(Int64(0)) { $0 + seats(of: campaign, on: $1) }
        func row(
            _ unit: String,
            _ count: Int64,
            hasLedger: Bool = true,
            isRated: Bool = true
        )
            -> JSON
        {
            var row: JSONObject = ["unit": .string(unit)]
            if hasLedger { row["ledger"] = .int(count) }
            row["counter"] = .int(count)
            if isRated { row["rated"] = .int(count) }
            return .object(row)
        }
        say(
            campaign,
            "billing.reconciled",
            [
                "status": .string("matched"),
                "rows": .array([
                    row("volunteers", campaign.volunteers, isRated: false),
                    row("mc", campaign.credits),
                    row("learners", Int64(campaign.supports.count)),
                    row("sessions", campaign.sessions),
                    row("seat-days", seatDays, hasLedger: false),
                ]),
            ]
        )
    }

    private func overage(
        _ over: ModelLine,
        _ campaign: ModelCampaign,
        _ month: CivilMonth,
        _ company: ModelCompany
    ) -> ModelUsage {
        let models = ["seat_overage": "seats", "credit_overage": "credits"]
        let model = models[over.code] ?? "iaas"
        let end = company.midnight(month.next.firstDay)
        var line = ModelUsage(
            id: make("use", campaign.company),
            campaign: campaign.id,
            type: "overage",
            quantity: over.quantity,
            ref: "overage:\(model):\(month.iso)",
            at: Instant(ms: end.ms - 1),
            period: month.iso,
            lateFor: nil,
            model: model
        )
        line.key = line.ref
        line.amount = Currency(rawValue: campaign.fields.currency).map {
            Money(amount: over.amount, currency: $0)
        }
        return line
    }

    /// The seats sold on a date.
    private func seats(of campaign: ModelCampaign, on date: CivilDate) -> Int64 {
        let terms = campaign.terms(on: date)?.input
        return terms?.model == .seats ? terms?.committedSeats ?? 0 : 0
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
