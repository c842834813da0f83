import Domain

/// What a month costs, straight from the formulas of 11.2.
extension Model {
    /// How a quantity of the ledger grew in a month.
    private struct Growth {
        var start: Int64 = 0
        var end: Int64 = 0
        var late: Int64 = 0
        var reversed: Int64 = 0

        /// The line of f(end) − f(start); what came late counts first, what was reversed last.
        func delta(_ f: (Int64) -> Int64) -> (all: Int64, late: Int64, reversed: Int64) {
            (f(end) - f(start), f(start + late) - f(start), f(end) - f(end - reversed))
        }
    }

    /// The lines of a campaign's month that is over.
    func lines(
        _ campaign: ModelCampaign,
        _ month: CivilMonth,
        _ days: [CivilDate],
        _ company: ModelCompany
    ) -> [ModelLine] {
        let all =
            seatLines(campaign, month, days) + creditLines(campaign, month, company)
            + learnerLines(campaign, month) + shareLines(campaign, month, days)
            + componentLines(campaign, month) + amountLines(campaign.id, month, company)
        return all.map { line in
            var line = line
            line.campaign = campaign.id
            return line
        }
    }

    /// What was agreed of a model last, until a date; it is rated by that also afterwards.
    private func latest(
        _ model: String,
        _ campaign: ModelCampaign,
        through date: CivilDate
    ) -> TermsInput? {
        var versions = campaign.terms
        if campaign.status == "draft" {
            versions = campaign.terms(on: campaign.fields.start ?? date).map { [$0] } ?? []
        }
        let last = [campaign.fields.end, campaign.settledOn].compactMap { $0 }.min()
        let own = versions.enumerated().filter { index, terms in
            terms.model == model && (index == 0 || last.map { terms.from <= $0 } ?? true)
        }.map(\.element)
        return (own.last { $0.from <= date } ?? own.first)?.input
    }

    private func growth(
        _ type: String,
        _ model: String,
        _ campaign: ModelCampaign,
        _ month: CivilMonth,
        of amount: (ModelUsage) -> Int64 = \.quantity
    ) -> Growth {
        var growth = Growth()
        for line in usage
        where line.campaign == campaign.id && line.type == type && line.model == model {
            guard line.period <= month.iso else { continue }
            growth.end += amount(line)
            if line.period < month.iso {
                growth.start += amount(line)
                continue
            }
            if line.lateFor != nil { growth.late += amount(line) }
            if line.reverses != nil { growth.reversed += amount(line) }
        }
        return growth
    }

    private func seatLines(
        _ campaign: ModelCampaign,
        _ month: CivilMonth,
        _ days: [CivilDate]
    ) -> [ModelLine] {
        struct Segment {
            var last: CivilDate
            let seats: Int64
            let price: Int64
            var days: Int64 = 1
        }
        var segments: [Segment] = []
        var (over, weighted) = (Int64(0), Int128(0))
        var sold: [CivilDate] = []
        var overDays: [CivilDate] = []
        for day in days {
            guard let terms = campaign.terms(on: day)?.input, terms.model == .seats,
                let seats = terms.committedSeats, let price = terms.seatPricePerMonth?.amount
            else { continue }
            sold.append(day)
            if let open = segments.last, open.last.adding(days: 1) == day, open.seats == seats,
                open.price == price
            {
                segments[segments.count - 1].last = day
                segments[segments.count - 1].days += 1
            } else {
                segments.append(Segment(last: day, seats: seats, price: price))
            }
            let beyond = max(0, campaign.peak(on: day) - seats)
            if beyond > 0 { overDays.append(day) }
            over += beyond
            weighted += Int128(beyond) * Int128(price) * Int128(terms.overageRateBp ?? 10_000)
        }
        guard let first = sold.first, let last = sold.last else { return [] }
        let count = Int128(month.dayCount)
        let amounts = Exact.shared(
            segments.map { Exact(Int128($0.days) * Int128($0.seats) * Int128($0.price), count) }
        )
        let seatDays = segments.reduce(0) { $0 + $1.days * $1.seats }
        var commitment = ModelLine(
            kind: "commitment",
            code: "seats_committed",
            quantity: seatDays,
            amount: amounts.reduce(0, +),
            from: first,
            to: last
        )
        commitment.seatDays = seatDays
        guard let from = overDays.first, let to = overDays.last else { return [commitment] }
        let overage = ModelLine(
            kind: "overage",
            code: "seat_overage",
            quantity: over,
            amount: Exact(weighted, 10_000 * count).rounded,
            from: from,
            to: to
        )
        return [commitment, overage]
    }

    /// P at the end of a date: the allocation until the activation, then what was bought.
    private func bought(
        _ campaign: ModelCampaign,
        on date: CivilDate,
        _ company: ModelCompany
    ) -> Int64 {
        let started = history.first { $0.campaign == campaign.id && $0.to == "active" }
        guard let started, company.date(started.at) <= date else {
            return latest("credits", campaign, through: date)?.creditAllocationMc ?? 0
        }
        let levels = usage.filter {
            $0.campaign == campaign.id && company.date($0.at) <= date
        }
        return levels.compactMap { Self.level($0.key) }.max() ?? 0
    }

    private func creditLines(
        _ campaign: ModelCampaign,
        _ month: CivilMonth,
        _ company: ModelCompany
    ) -> [ModelLine] {
        guard let terms = latest("credits", campaign, through: month.lastDay),
            let price = (terms.overageCreditPrice ?? terms.creditPrice)?.amount
        else { return [] }
        let used = growth("credits_consumed", "credits", campaign, month)
        let before = bought(campaign, on: month.firstDay.adding(days: -1), company)
        let now = bought(campaign, on: month.lastDay, company)
        let quantity = max(0, used.end - now) - max(0, used.start - before)
        let parts = used.delta { max(0, $0 - now) }
        var line = ModelLine(
            kind: "overage",
            code: "credit_overage",
            quantity: quantity,
            amount: Exact(Int128(quantity) * Int128(price), 1000).rounded,
            from: month.firstDay,
            to: month.lastDay
        )
        (line.late, line.reversed) = (parts.late, parts.reversed)
        return line.isEmpty ? [] : [line]
    }

    private func learnerLines(_ campaign: ModelCampaign, _ month: CivilMonth) -> [ModelLine] {
        guard let terms = latest("iaas", campaign, through: month.lastDay),
            let committed = terms.learnersCommitted, let price = terms.pricePerLearner?.amount
        else { return [] }
        let served = growth("learner_served", "iaas", campaign, month)
        let (within, over) = (
            served.delta { min($0, committed) }, served.delta { max(0, $0 - committed) }
        )
        let rate = Int128(price) * Int128(terms.overageRateBp ?? 10_000)
        return [
            ("learners", "learners_served", within, within.all * price),
            ("overage", "learner_overage", over, Exact(Int128(over.all) * rate, 10_000).rounded),
        ].map { kind, code, part, amount in
            var line = ModelLine(
                kind: kind,
                code: code,
                quantity: part.all,
                amount: amount,
                from: month.firstDay,
                to: month.lastDay
            )
            (line.late, line.reversed) = (part.late, part.reversed)
            return line
        }.filter { !$0.isEmpty }
    }

    private func shareLines(
        _ campaign: ModelCampaign,
        _ month: CivilMonth,
        _ days: [CivilDate]
    ) -> [ModelLine] {
        let served = growth("learner_served", "bundle", campaign, month).delta { $0 }
        var line = ModelLine(
            kind: "bundle_zero",
            code: "bundle_share",
            quantity: served.all,
            amount: 0,
            from: month.firstDay,
            to: month.lastDay
        )
        (line.late, line.reversed) = (served.late, served.reversed)
        let isSold = days.contains { campaign.terms(on: $0)?.model == "bundle" }
        return isSold || !line.isEmpty ? [line] : []
    }

    private func componentLines(_ campaign: ModelCampaign, _ month: CivilMonth) -> [ModelLine] {
        let terms = latest("custom", campaign, through: month.lastDay)
        return (terms?.components ?? []).compactMap { part in
            guard let unit = part.unit, let rate = part.rate?.amount else { return nil }
            let per: Int64 = unit == .hour ? 60 : 1
            let growth: Growth
            switch unit {
            case .hour:
                growth = self.growth("session", "custom", campaign, month) { $0.minutes ?? 0 }
            case .session: growth = self.growth("session", "custom", campaign, month)
            case .learner: growth = self.growth("learner_served", "custom", campaign, month)
            }
            func capped(_ units: Int64) -> Int64 { part.cap.map { min(units, $0 * per) } ?? units }
            func cost(_ units: Int64) -> Int64 {
                Exact(Int128(capped(units)) * Int128(rate), Int128(per)).rounded
            }
            let units = growth.delta(capped)
            var line = ModelLine(
                kind: "component",
                code: "component_\(unit.rawValue)s",
                quantity: units.all,
                amount: cost(growth.end) - cost(growth.start),
                from: month.firstDay,
                to: month.lastDay
            )
            line.key = part.name
            (line.late, line.reversed) = (units.late, units.reversed)
            return line.isEmpty ? nil : line
        }
    }

    /// The records of a month that carry their amount; those of no campaign are a subscription's.
    func amountLines(
        _ campaign: String?,
        _ month: CivilMonth,
        _ company: ModelCompany
    ) -> [ModelLine] {
        usage.filter {
            $0.campaign == campaign && $0.period == month.iso && $0.amount != nil
                && $0.id.hasPrefix("use_\(company.id)_")
                && ($0.type != "overage" || $0.reverses != nil)
        }.map { record in
            let (kind, code) = Self.words(record)
            var quantity = record.quantity
            if let level = Self.level(record.key) {
                let steps = usage.filter { $0.campaign == campaign }
                    .compactMap { Self.level($0.key) }
                let added = level - (steps.filter { $0 < level }.max() ?? 0)
                quantity = record.reverses == nil ? added : -added
            }
            let day = company.date(record.at)
            var line = ModelLine(
                kind: kind,
                code: code,
                quantity: quantity,
                amount: record.amount?.amount ?? 0,
                from: day,
                to: day
            )
            line.key = record.key
            line.late = record.lateFor == nil ? 0 : quantity
            line.reversed = record.reverses == nil ? 0 : quantity
            return line
        }
    }

    private static func words(_ record: ModelUsage) -> (kind: String, code: String) {
        let key = record.key ?? ""
        switch record.type {
        case "milestone": return ("milestone", "milestone_reached")
        case "overage": return ("overage", "overage_reversed")
        default: break
        }
        guard record.campaign != nil else {
            let isRaised = key.filter { $0 == ":" }.count == 2
            return ("bundle_subscription", isRaised ? "bundle_quantity_raised" : "bundle_period")
        }
        if key.hasPrefix("credits:") { return ("credit_purchase", "credits_purchased") }
        return ("fixed_fee", key.hasPrefix("fee:") ? "fee_monthly" : "fee_once")
    }
}
