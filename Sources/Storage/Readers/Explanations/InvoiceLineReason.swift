import Contracts
import Domain

/// What is behind one line of an invoice.
///
/// Source: domain §11.2.
struct InvoiceLineReason {
    private let view: ReadView
    private let company: String
    private let month: CivilMonth
    private let line: JSONObject
    private let kind: InvoiceLineKind?
    private let code: InvoiceLineCode?

    init(_ view: ReadView, company: String, month: CivilMonth, _ line: JSONObject) {
        self.view = view
        self.company = company
        self.month = month
        self.line = line
        kind = line["kind"]?.string.flatMap(InvoiceLineKind.init(rawValue:))
        code = line["description"]?.string.flatMap(InvoiceLineCode.init(rawValue:))
    }

    func explanation(_ scope: ExplanationScope) throws(StorageFault) -> Explanation {
        let amount = line["amount"]?.object?["amount"]?.int ?? 0
        let currency = line["amount"]?.object?["currency"]?.string ?? ""
        let campaign = line["campaignId"]?.string
        let quantity = line["quantity"]?.int ?? 0
        let unit = line["unit"]?.string ?? ""
        var explanation = Explanation(
            "\(code?.rawValue ?? "") of \(campaign ?? company) for \(month.iso): \(quantity)"
                + " \(unit) come to \(amount) \(currency) in minor units"
                + " (\(rule)).",
            figures: line
        )
        if let section = segments() {
            explanation.sections.append(section)
            let sum = segmentSum
            if sum != amount {
                explanation.differences.append("the segments come to \(sum), the line to \(amount)")
            }
        }
        if let campaign, let section = try terms(of: campaign) {
            explanation.sections.append(section)
        }
        if code == .seatOverage, let campaign {
            explanation.sections.append(try peaks(of: campaign))
        }
        guard let query = query(campaign) else { return explanation }
        if let campaign, !query.areCharges {
            explanation.sections.append(try sums(of: campaign, query))
        }
        let (section, sum) = try query.section(view, scope)
        explanation.sections.append(section)
        if query.areCharges, scope.moment == .now, sum.amount != amount {
            explanation.differences.append(
                "the records come to \(sum.amount), the line to \(amount)"
            )
        }
        return explanation
    }

    /// How the amount follows, in words.
    private var rule: String {
        switch code {
        case .seatsCommitted: "seats·price/days of the month for every billable day"
        case .seatOverage: "peak volunteers beyond the seats, by day, at the overage rate"
        case .creditOverage: "credits beyond those bought, at the end less at the start"
        case .learnersServed: "growth of the learners served within the commitment, by price"
        case .learnerOverage: "growth of the learners served beyond it, at the overage rate"
        case .bundleShare: "paid by the subscription; a report"
        case .componentHours, .componentSessions, .componentLearners:
            "growth of the units up to the cap, by rate"
        case .guaranteeMissed: "a guarantee was missed"
        case .overageReversed, .creditsPurchased, .bundlePeriod, .bundleQuantityRaised, .feeOnce,
            .feeMonthly, .milestoneReached, nil:
            "booked once, by key"
        }
    }

    private var segmentParts: [JSONObject] {
        (line["segments"]?.array ?? []).compactMap(\.object)
    }

    private var segmentSum: Int64 {
        segmentParts.reduce(0) {
            Arithmetic.saturatingSum($0, $1["amount"]?.object?["amount"]?.int ?? 0)
        }
    }

    private func segments() -> Explanation.Section? {
        guard !segmentParts.isEmpty else { return nil }
        var section = Explanation.Section("segments", "from", "to", "seats", "price", "amount")
        for part in segmentParts {
            section.add(
                part["from"] ?? .null,
                part["to"] ?? .null,
                part["seats"] ?? .null,
                part["price"]?.object?["amount"] ?? .null,
                part["amount"]?.object?["amount"] ?? .null
            )
        }
        return section
    }

    /// The terms that held in the month.
    private func terms(of campaign: String) throws(StorageFault) -> Explanation.Section? {
        let all = try TermsTable(view.connection).find(campaign: campaign)
        let begun = all.filter { $0.effectiveFrom <= month.lastDay }
        let first = begun.lastIndex { $0.effectiveFrom <= month.firstDay } ?? begun.startIndex
        guard !begun.isEmpty else { return nil }
        var section = Explanation.Section("terms", "terms", "from", "model", "agreed", "by", "what")
        for row in begun[first...] {
            section.add(
                .string(row.id),
                .string(row.effectiveFrom.iso),
                .string(row.terms.model.rawValue),
                .string(row.at.rfc3339),
                .string(row.by),
                .object(row.input.json)
            )
        }
        return section
    }

    /// What the ledger came to before the month, in it and at its end, by type and model.
    private func sums(
        of campaign: String,
        _ query: LedgerQuery
    ) throws(StorageFault) -> Explanation.Section {
        var section = Explanation.Section(
            "sums",
            "type",
            "model",
            "before",
            "in the month",
            "after"
        )
        let all = try UsageSumTable(view.connection).find(campaign: campaign)
        for type in query.types {
            for model in PricingModel.allCases {
                let found = all.filter { $0.type == type && $0.model == model }
                let before = Self.total(found.filter { $0.period < month })
                let within = Self.total(found.filter { $0.period == month })
                guard before != 0 || within != 0 else { continue }
                section.add(
                    .string(type.rawValue),
                    .string(model.rawValue),
                    .int(before),
                    .int(within),
                    .int(Arithmetic.saturatingSum(before, within))
                )
            }
        }
        return section
    }

    private static func total(_ sums: [LedgerSum]) -> Int64 {
        sums.reduce(0) { Arithmetic.saturatingSum($0, $1.quantity) }
    }

    /// The days of the month on which volunteers came or went.
    private func peaks(of campaign: String) throws(StorageFault) -> Explanation.Section {
        var section = Explanation.Section("days", "day", "peak", "at its end")
        let days = try SeatDayTable(view.connection)
        var found = try days.find(
            campaign: campaign,
            in: CivilRange(from: month.firstDay, dayCount: month.dayCount)
        )
        if let before = try days.last(campaign: campaign, before: month.firstDay) {
            found.insert(before, at: 0)
        }
        if let latest = try CapacityTable(view.connection).find(campaign: campaign)?.day,
            latest.date <= month.lastDay
        {
            found.append(latest)
        }
        for day in found {
            section.add(.string(day.date.iso), .int(day.peak), .int(day.closing))
        }
        return section
    }

    /// The records of the ledger that a line comes from; nil for one that comes from days alone.
    private func query(_ campaign: String?) -> LedgerQuery? {
        var query = LedgerQuery(campaign: campaign, company: company)
        query.month = month
        switch code {
        case .seatsCommitted, .seatOverage: query.types = [.seatAssigned, .seatReleased]
        case .creditOverage: query.types = [.creditsConsumed]
        case .learnersServed, .learnerOverage, .bundleShare, .componentLearners:
            query.types = [.learnerServed]
        case .componentHours, .componentSessions: query.types = [.session]
        case .feeOnce, .feeMonthly, .milestoneReached, .creditsPurchased, .bundlePeriod,
            .bundleQuantityRaised:
            query.key = line["key"]?.string
            query.areCharges = true
        case .overageReversed:
            query.types = [.overage]
            query.areCharges = true
        case .guaranteeMissed, nil: return nil
        }
        return query
    }
}
