import Domain
import Testing

@Suite("Pricing proposals")
struct PricingProposalTests {
    private func input(
        _ beneficiaries: Int64 = 120,
        volunteers: Int64? = 40,
        sessions: Int64? = 480,
        months: Int64 = 3,
        budget: Int64,
        _ currency: Currency = .eur
    ) -> PricingInput {
        PricingInput(
            company: "veridia",
            version: "mentorship@1",
            group: "grp-1",
            beneficiaries: beneficiaries,
            volunteers: volunteers,
            sessions: sessions,
            months: months,
            budget: Money(amount: budget, currency: currency)
        )
    }

    private func subscription(
        id: String = "sub-veridia",
        company: String = "veridia",
        quantity: Int64 = 1,
        price: Money = Money(amount: 1_000_000, currency: .eur),
        last: String = "2026-12-31",
        status: SubscriptionStatus = .active,
        shares: [String: Int64] = [:]
    ) throws -> BundleSubscription {
        try #require(
            BundleSubscription(
                id: id,
                company: company,
                sku: "B500",
                quantity: quantity,
                annualPrice: price,
                learnersSupported: 500,
                period: try Given.range("2026-01-01", last),
                status: status,
                shares: shares
            )
        )
    }

    private func proposal(
        _ input: PricingInput,
        _ subscriptions: [BundleSubscription] = [],
        books: PriceBooks = PriceBooks()
    ) throws -> PricingProposal {
        try PricingProposal(
            input,
            books: books,
            subscriptions: subscriptions,
            today: try Given.day("2026-04-15"),
            clock: try Given.instant("2026-04-15T10:00:00Z")
        )
    }

    private func totals(_ proposal: PricingProposal) -> [PricingModel: Int64] {
        Dictionary(uniqueKeysWithValues: proposal.options.map { ($0.model, $0.total.amount) })
    }

    @Test func `a learner model is proposed for many learners and a middle budget`() throws {
        let found = try proposal(input(budget: 2_500_000), [try subscription()])
        #expect(
            found.options == [
                PricingOption(model: .seats, total: Money(amount: 6_000_000, currency: .eur)),
                PricingOption(model: .credits, total: Money(amount: 1_200_000, currency: .eur)),
                PricingOption(model: .iaas, total: Money(amount: 1_800_000, currency: .eur)),
                PricingOption(
                    model: .bundle,
                    total: Money(amount: 62_500, currency: .eur),
                    subscription: "sub-veridia"
                ),
            ]
        )
        #expect(found.recommended == .iaas)
        #expect(found.expiresAt.rfc3339 == "2026-05-15T10:00:00.000Z")
    }

    @Test func `numbers not given follow from the people helped`() {
        let found = input(121, volunteers: nil, sessions: nil, budget: 1)
        #expect((found.volunteers, found.sessions, found.months) == (25, 484, 3))
        #expect(input(1, volunteers: nil, sessions: nil, budget: 1).volunteers == 1)
    }

    @Test(
        arguments: [
            (10, 499_999, .credits), (10, 500_000, .seats), (10, 5_000_000, .seats),
            (10, 5_000_001, .bundle), (100, 5_000_000, .seats), (101, 5_000_000, .iaas),
            (101, 5_000_001, .bundle), (101, 499_999, .credits),
        ] as [(Int64, Int64, PricingModel)]
    )
    func `size and budget choose the model`(
        _ beneficiaries: Int64,
        _ budget: Int64,
        _ model: PricingModel
    ) throws {
        let asked = input(beneficiaries, volunteers: 1, sessions: 10, budget: budget)
        #expect(try proposal(asked, [try subscription()]).recommended == model)
    }

    @Test func `beyond the budget, or not on offer, the cheapest takes its place`() throws {
        let noBundle = try proposal(input(budget: 5_000_001))
        #expect(noBundle.options.map(\.model) == [.seats, .credits, .iaas])
        #expect(noBundle.recommended == .credits)
        let expensive = try proposal(input(budget: 1_700_000), [try subscription()])
        #expect(expensive.recommended == .bundle)
        let equal = try proposal(
            input(10, volunteers: 1, sessions: 60, months: 3, budget: 400_000)
        )
        #expect(totals(equal) == [.seats: 150_000, .credits: 150_000, .iaas: 150_000])
        #expect(equal.recommended == .credits)
        let tied = try proposal(
            input(10, volunteers: 1, sessions: 200, months: 3, budget: 400_000)
        )
        #expect(tied.recommended == .seats)
    }

    @Test func `a budget below everything gets a custom deal of its own size`() throws {
        let found = try proposal(input(budget: 100_005))
        #expect(found.options.map(\.model) == [.seats, .credits, .iaas, .custom])
        #expect(found.options.last?.total.amount == 100_005)
        #expect(found.options.last?.fixedFee?.amount == 30_002)
        #expect(found.recommended == .custom)
        let exact = try proposal(input(budget: 1_200_000))
        #expect(exact.options.map(\.model) == [.seats, .credits, .iaas])
        #expect(exact.recommended == .credits)
    }

    @Test func `a bundle is proposed from a paid subscription with a quarter to give`() throws {
        let unsuitable = [
            try subscription(status: .pastDue), try subscription(status: .canceled),
            try subscription(company: "northlight"), try subscription(last: "2026-04-14"),
            try subscription(price: Money(amount: 1000, currency: .nok)),
            try subscription(shares: ["a": 7501]),
        ]
        for subscription in unsuitable {
            #expect(totals(try proposal(input(budget: 1), [subscription]))[.bundle] == nil)
        }
        let tight = try subscription(quantity: 2, shares: ["a": 5000, "b": 2500])
        #expect(totals(try proposal(input(budget: 1), [tight]))[.bundle] == 125_000)
    }

    @Test func `the cheapest of several subscriptions is proposed`() throws {
        let found = try proposal(
            input(budget: 1),
            [
                try subscription(id: "c"), try subscription(id: "a", quantity: 2),
                try subscription(id: "b"),
            ]
        )
        let bundle = found.options.first { $0.model == .bundle }
        #expect(bundle?.subscription == "b")
        #expect(bundle?.total.amount == 62_500)
    }

    @Test func `the book of today in the budget's currency has the prices`() throws {
        var items = PriceBook.Items()
        items.seatMinor = 1
        items.creditMinor = 2
        items.learnerMinor = 3
        items.lowBudgetMinor = 10
        items.highBudgetMinor = 20
        var books = PriceBooks()
        let asked = input(budget: 15, .nok)
        #expect(throws: PricingFault.pricebookMissing) { try proposal(asked, books: books) }
        #expect(PricingFault.pricebookMissing.code == .pricebookMissing)
        for date in ["2026-04-01", "2026-04-16"] {
            books.publish(
                PriceBook(currency: .nok, effectiveFrom: try Given.day(date), items: items)
            )
            items.seatMinor = 100
        }
        let found = try proposal(asked, books: books)
        #expect(totals(found) == [.seats: 120, .credits: 48_000, .iaas: 360, .custom: 15])
        #expect(found.options.allSatisfy { $0.total.currency == .nok })
    }

    @Test func `a total that does not fit is refused`() throws {
        let asked = input(budget: 1)
        let huge = PricingInput(
            company: asked.company,
            version: asked.version,
            group: asked.group,
            beneficiaries: .max,
            budget: asked.budget
        )
        #expect(huge.problems.isEmpty)
        #expect(throws: PricingFault.outOfRange) { try proposal(huge) }
        #expect(PricingFault.outOfRange.code == .numberOutOfRange)
        let price = Money(amount: .max, currency: .eur)
        let rich = try subscription(quantity: 2, price: price)
        #expect(throws: PricingFault.outOfRange) { try proposal(asked, [rich]) }
    }

    @Test func `numbers out of range are named`() {
        let bad = input(0, volunteers: 0, sessions: 0, months: 37, budget: 0)
        #expect(
            bad.problems.map(\.path) == [
                "/beneficiaries", "/budget", "/months", "/sessions", "/volunteers",
            ]
        )
        #expect(bad.problems.allSatisfy { $0.code == .outOfRange })
        #expect(input(1, months: 36, budget: 1).problems.isEmpty)
        #expect(input(1, months: 0, budget: 1).problems.map(\.path) == ["/months"])
    }

    @Test(arguments: 0..<300)
    func `what is recommended is on offer and within the budget`(seed: Int) throws {
        var random = SplitMix(seed: seed)
        let asked = input(
            random.int(1...300),
            volunteers: random.chance(50) ? nil : random.int(1...60),
            sessions: random.chance(50) ? nil : random.int(1...1200),
            months: random.int(1...36),
            budget: random.int(1...12_000_000)
        )
        let shares = ["a": random.int(0...10_000)]
        let subscriptions = random.chance(50) ? [try subscription(shares: shares)] : []
        let found = try proposal(asked, subscriptions)
        let chosen = try #require(found.options.first { $0.model == found.recommended })
        #expect(chosen.total.amount <= asked.budget.amount)
        let others = found.options.filter { $0.model != .custom }
        let isShort = others.allSatisfy { $0.total.amount > asked.budget.amount }
        #expect(found.options.contains { $0.model == .custom } == isShort)
        #expect(Set(found.options.map(\.model)).count == found.options.count)
    }
}
