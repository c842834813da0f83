import Domain
import Testing

@Suite("Properties of the rating")
struct RatingPropertyTests {
    private let months = ["2026-01", "2026-02", "2026-03", "2026-04", "2026-05"]

    @Test(arguments: 0..<200)
    func `months add up to the whole however use is split over them`(_ seed: Int) throws {
        var random = SplitMix(seed: seed)
        let learners = random.int(1...30)
        let rate = random.int(0...30_000)
        let price = random.int(1...9) * 10_000
        let hours = CustomComponent(
            name: "h",
            unit: .hour,
            rateMinor: random.int(1...9999),
            cap: random.chance(50) ? random.int(1...40) : nil
        )
        let ledger = try use(&random)
        let start = try Given.day("2026-01-01")
        let allocation = random.int(1000...90_000)
        let pool = CreditPool(
            activatedOn: start,
            levels: [CreditPool.Level(date: start, mc: allocation)]
        )
        let served = total(ledger, .learnerServed, \.quantity)
        let terms = try RatingBench.learners(start.iso, learners, price: price, rateBp: rate)
        let iaas = try statements([terms], ledger, pool)
        #expect(
            iaas.reduce(0) { $0 + $1.learnerChargeMinor } == min(served, learners) * price
                + max(0, served - learners) * price * rate / 10_000
        )
        let overagePrice = random.int(1...99) * 1000
        let credits = try statements(
            [try RatingBench.credits(start.iso, allocation, overagePrice: overagePrice)],
            ledger,
            pool
        )
        let used = total(ledger, .creditsConsumed, \.quantity)
        #expect(sum(credits) == max(0, used - allocation) * overagePrice / 1000)
        let custom = try statements(
            [try RatingBench.custom(start.iso, fee: 1, .once, [hours])],
            ledger,
            pool
        )
        let minutes = total(ledger, .session, \.minutes)
        let counted = min(minutes, (hours.cap ?? 1_000_000) * 60)
        let expected = Arithmetic.roundHalfAway(product: counted, hours.rateMinor, over: 60)
        #expect(sum(custom) == expected)
    }

    @Test(arguments: 0..<200)
    func `overage adds up to what is over the last allocation bought`(_ seed: Int) throws {
        var random = SplitMix(seed: seed)
        let start = try Given.day("2026-01-01")
        let activated = start.adding(days: random.int(0...80))
        var terms = [try RatingBench.credits(start.iso, random.int(1000...30_000))]
        var levels: [CreditPool.Level] = []
        for day in [activated, activated.adding(days: 20), activated.adding(days: 41)] {
            let allocation = random.int(1000...60_000)
            if day > start { terms.append(try RatingBench.credits(day.iso, allocation)) }
            let purchase = try CreditPurchase.due(
                terms: TermsHistory(terms).inForce(on: day),
                wasActive: true,
                levelMc: levels.last?.mc ?? 0
            )
            if let purchase { levels.append(CreditPool.Level(date: day, mc: purchase.levelMc)) }
        }
        let ledger = try use(&random)
        let pool = CreditPool(activatedOn: activated, levels: levels)
        let lines = try statements(terms, ledger, pool).flatMap(\.lines)
        let used = total(ledger, .creditsConsumed, \.quantity)
        let bought = try #require(levels.last?.mc)
        let over = lines.filter { $0.kind == .overage }
        #expect(over.reduce(0) { $0 + $1.quantity } == max(0, used - bought))
    }

    @Test(arguments: 0..<200)
    func `what was taken back costs nothing in the end`(_ seed: Int) throws {
        var random = SplitMix(seed: seed)
        var ledger: [LedgerSum] = []
        for sum in try use(&random) where sum.period.iso < "2026-04" {
            // What is booked after its month was closed belongs to an earlier one.
            let isLate = random.chance(40)
            ledger.append(
                LedgerSum(
                    type: sum.type,
                    model: sum.model,
                    period: sum.period,
                    quantity: sum.quantity,
                    minutes: sum.minutes,
                    late: isLate ? sum.quantity : 0,
                    lateMinutes: isLate ? sum.minutes : 0
                )
            )
        }
        for sum in ledger {
            ledger.append(
                LedgerSum(
                    type: sum.type,
                    model: sum.model,
                    period: try Given.month("2026-05"),
                    quantity: -sum.quantity,
                    minutes: -sum.minutes,
                    late: -sum.quantity,
                    lateMinutes: -sum.minutes,
                    reversed: -sum.quantity,
                    reversedMinutes: -sum.minutes
                )
            )
        }
        let start = try Given.day("2026-01-01")
        let pool = CreditPool(
            activatedOn: start,
            levels: [CreditPool.Level(date: start, mc: 20_000)]
        )
        let components: [CustomComponent] = CustomComponent.Unit.allCases.map { unit in
            CustomComponent(name: unit.rawValue, unit: unit, rateMinor: 777, cap: 9)
        }
        let agreements = [
            try RatingBench.learners(start.iso, 9), try RatingBench.credits(start.iso, 20_000),
            try RatingBench.bundle(start.iso, shareBp: 5000),
            try RatingBench.custom(start.iso, fee: 1, .once, components),
        ]
        for terms in agreements {
            let statements = try statements([terms], ledger, pool)
            #expect(sum(statements) == 0)
            let lines = statements.flatMap(\.lines)
            #expect(lines.reduce(0) { $0 + $1.quantity } == 0)
            let may = statements.last?.lines ?? []
            #expect(may.allSatisfy { $0.late == $0.quantity && $0.reversed == $0.quantity })
            for type in LedgerType.allCases {
                let totals = statements.flatMap(\.ledger).filter { $0.type == type }
                #expect(totals.reduce(0) { $0 + $1.quantity } == 0)
                #expect(totals.reduce(0) { $0 + $1.minutes } == 0)
            }
        }
    }

    @Test(arguments: 0..<200)
    func `the last day's rating to date is the final one`(_ seed: Int) throws {
        var random = SplitMix(seed: seed)
        let month = try Given.month(random.pick(months))
        var facts = try mixture(&random, month)
        facts.today = month.lastDay
        let toDate = try CampaignRating.rate(facts)
        facts.today = month.lastDay.adding(days: random.int(1...40))
        #expect(try CampaignRating.rate(facts) == toDate)
        #expect(toDate.totalMinor == toDate.lines.reduce(0) { $0 + $1.amountMinor })
        let byModel = facts.ledger.filter { $0.period == month && $0.type == .learnerServed }
        #expect(
            toDate.quantity(of: .learnerServed) == byModel.reduce(0) { $0 + $1.quantity }
        )
    }

    @Test(arguments: 0..<200)
    func `segments add up to the rounded month and to the seat-days`(_ seed: Int) throws {
        var random = SplitMix(seed: seed)
        let month = try Given.month(random.pick(months))
        var facts = try mixture(&random, month)
        facts.today = month.firstDay.adding(days: random.int(0...40))
        let statement = try CampaignRating.rate(facts)
        let days = facts.billableDays.filter { $0 <= facts.today }
        var exact: Int64 = 0
        for day in days {
            guard case .seats(let terms) = facts.terms.inForce(on: day) else { continue }
            exact += terms.seats * terms.priceMinor
        }
        let segments = statement.lines.flatMap(\.segments)
        #expect(
            segments.reduce(0) { $0 + $1.amountMinor }
                == Arithmetic.roundHalfAway(exact, over: month.dayCount)
        )
        #expect(statement.seatDays == facts.terms.committedSeatDays(on: days))
        #expect(InvoiceLine.sorted(statement.lines.reversed().map { $0 }) == statement.lines)
    }

    /// Learners, credits and sessions of five months, under whatever model.
    private func use(_ random: inout SplitMix) throws -> [LedgerSum] {
        var ledger: [LedgerSum] = []
        for month in months {
            for model in PricingModel.allCases {
                ledger.append(
                    try RatingBench.sum(.learnerServed, model, month, random.int(0...9))
                )
                ledger.append(
                    try RatingBench.sum(
                        .session,
                        model,
                        month,
                        random.int(0...9),
                        minutes: random.int(0...999)
                    )
                )
            }
            ledger.append(
                try RatingBench.sum(.creditsConsumed, .credits, month, random.int(0...20_000))
            )
        }
        return ledger
    }

    /// A month of a campaign whose model changes with any month, and whose seats with any day.
    private func mixture(_ random: inout SplitMix, _ month: CivilMonth) throws -> RatingFacts {
        var terms: [CommercialTerms] = []
        for start in months {
            let first = "\(start)-01"
            switch random.int(1...6) {
            case 1: terms.append(try RatingBench.credits(first, random.int(1000...50_000)))
            case 2: terms.append(try RatingBench.learners(first, random.int(1...9)))
            case 3: terms.append(try RatingBench.bundle(first, shareBp: 100))
            default:
                for day in [1, random.int(2...28)] {
                    let date = try Given.month(start).firstDay.adding(days: day - 1)
                    let price = random.int(1...99_999)
                    terms.append(
                        try RatingBench.seats(date.iso, random.int(1...99), price: price)
                    )
                }
            }
        }
        var facts = try RatingBench.facts(month.iso, terms)
        facts.billableDays = facts.billableDays.filter { _ in !random.chance(10) }
        facts.ledger = try use(&random)
        facts.volunteers = try (0..<random.int(0...9)).map { _ in
            let date = month.firstDay.adding(days: random.int(-9...27))
            return try RatingBench.volunteers(date.iso, peak: random.int(0...120))
        }
        return facts
    }

    private func statements(
        _ terms: [CommercialTerms],
        _ ledger: [LedgerSum],
        _ pool: CreditPool
    ) throws -> [Statement] {
        try months.map { month in
            var facts = try RatingBench.facts(month, terms)
            facts.ledger = ledger
            facts.credits = pool
            return try CampaignRating.rate(facts)
        }
    }

    private func sum(_ statements: [Statement]) -> Int64 {
        statements.reduce(0) { $0 + $1.totalMinor }
    }

    private func total(
        _ ledger: [LedgerSum],
        _ type: LedgerType,
        _ value: KeyPath<LedgerSum, Int64>
    ) -> Int64 {
        let model: PricingModel =
            switch type {
            case .learnerServed: .iaas
            case .creditsConsumed: .credits
            default: .custom
            }
        return ledger.filter { $0.type == type && $0.model == model }
            .reduce(0) { $0 + $1[keyPath: value] }
    }
}
