import Domain
import Testing

/// March 2026 of the three companies of the demo data.
@Suite("Invoices")
struct InvoiceTests {
    @Test func `northlight pays 30232258 for March`() throws {
        let oslo = try RatingBench.facts(
            "2026-03",
            campaign: "c-mentors-oslo",
            currency: .nok,
            [try RatingBench.seats("2026-01-12", 50, price: 550_000)]
        )
        let circle = try RatingBench.facts(
            "2026-03",
            campaign: "c-mentor-circle",
            currency: .nok,
            from: "2026-03-10",
            [try RatingBench.seats("2026-03-10", 7, price: 550_000)]
        )
        var norwegian = try RatingBench.facts(
            "2026-03",
            campaign: "c-norwegian-oslo",
            currency: .nok,
            [try RatingBench.credits("2026-01-19", 4_000_000, price: 500)]
        )
        let start = try Given.day("2026-01-19")
        norwegian.credits = CreditPool(
            activatedOn: start,
            levels: [CreditPool.Level(date: start, mc: 4_000_000)]
        )
        norwegian.ledger = [
            try RatingBench.sum(.creditsConsumed, .credits, "2026-03", 1_920_000)
        ]
        let invoice = try invoice("northlight", [oslo, norwegian, circle])
        #expect(invoice.id == "inv_northlight_2026-03_NOK")
        #expect(invoice.lines.map(\.campaign) == ["c-mentor-circle", "c-mentors-oslo"])
        #expect(invoice.lines.map(\.amountMinor) == [2_732_258, 27_500_000])
        #expect(invoice.totalMinor == 30_232_258 && invoice.taxMinor == 0)
    }

    @Test func `veridia pays 1820000 for March and sees three lines of zero`() throws {
        var german = try RatingBench.facts(
            "2026-03",
            campaign: "c-german-berlin",
            [try RatingBench.learners("2026-01-05", 100, price: 120_000)]
        )
        german.ledger = [
            try RatingBench.sum(.learnerServed, .iaas, "2026-02", 61),
            try RatingBench.sum(.learnerServed, .iaas, "2026-03", 12),
            try RatingBench.sum(.learnerServed, .iaas, "2026-04", 7),
        ]
        var shares: [RatingFacts] = []
        for (id, shareBp) in [
            ("c-buddy-hamburg", 2000), ("c-english-hamburg", 2000), ("c-mentor-women", 2500),
        ] {
            shares.append(
                try RatingBench.facts(
                    "2026-03",
                    campaign: id,
                    [try RatingBench.bundle("2026-01-15", shareBp: Int64(shareBp))]
                )
            )
        }
        shares[0].ledger = [
            try RatingBench.sum(.learnerServed, .bundle, "2026-02", 10),
            try RatingBench.sum(.learnerServed, .bundle, "2026-03", 5),
        ]
        shares[0].share = ShareStanding(own: 100, borrowed: 0, lent: 0, utilizationBp: 7000)
        let jobs = try jobsBerlin()
        let invoice = try invoice("veridia", [jobs, german] + shares)
        #expect(
            invoice.lines.map(\.kind) == [
                .bundleZero, .bundleZero, .learners, .fixedFee, .component, .bundleZero,
            ]
        )
        #expect(invoice.lines.map(\.amountMinor) == [0, 0, 1_440_000, 200_000, 180_000, 0])
        #expect(invoice.lines[0].share?.servedInMonth == 5)
        #expect(invoice.lines[0].share?.servedToDate == 15)
        #expect(invoice.lines[0].share?.standing.utilizationBp == 7000)
        #expect(invoice.totalMinor == 1_820_000)
    }

    @Test func `sunbridge pays 1138710 for March`() throws {
        var mentors = try RatingBench.facts(
            "2026-03",
            campaign: "c-tech-mentors-kyiv",
            [try RatingBench.seats("2026-02-01", 20)]
        )
        mentors.volunteers = [
            try RatingBench.volunteers("2026-02-05", peak: 20),
            try RatingBench.volunteers("2026-03-20", peak: 22),
        ]
        let terms = try RatingBench.credits("2026-03-02", 2_000_000, price: 50)
        let purchase = try #require(
            try CreditPurchase.due(terms: terms, wasActive: true, levelMc: 0)
        )
        var certs = try RatingBench.facts("2026-03", campaign: "c-cloud-certs", [terms])
        let start = try Given.day("2026-03-02")
        certs.credits = CreditPool(
            activatedOn: start,
            levels: [CreditPool.Level(date: start, mc: purchase.levelMc)]
        )
        certs.ledger = [try RatingBench.sum(.creditsConsumed, .credits, "2026-03", 900_000)]
        certs.amounts = [
            LedgerAmount(
                type: .fixedFee,
                model: .credits,
                key: purchase.key,
                amountMinor: purchase.amountMinor,
                date: start
            )
        ]
        let invoice = try invoice("sunbridge", [mentors, certs])
        #expect(invoice.lines.map(\.kind) == [.creditPurchase, .commitment, .overage])
        #expect(invoice.lines.map(\.amountMinor) == [100_000, 1_000_000, 38_710])
        #expect(invoice.totalMinor == 1_138_710)
    }

    @Test func `a subscription is a line of the company, before those of campaigns`() throws {
        let rows = [
            ("sub-veridia:2026-01-01:2", 547_945), ("sub-veridia:2026-01-01", 1_000_000),
        ].map { key, amount in
            CompanyAmount(
                currency: .eur,
                record: LedgerAmount(
                    type: .fixedFee,
                    model: .bundle,
                    key: key,
                    amountMinor: Int64(amount),
                    date: CivilDate(dayNumber: 20_454)
                )
            )
        }
        let month = try Given.month("2026-03")
        let facts = try RatingBench.facts("2026-03", [try RatingBench.seats("2026-01-12", 1)])
        let other = try RatingBench.facts(
            "2026-03",
            campaign: "c-two",
            currency: .chf,
            [try RatingBench.seats("2026-01-12", 2)]
        )
        let earlier = try RatingBench.facts("2026-02", [try RatingBench.seats("2026-01-12", 1)])
        let invoices = try InvoiceBuilder.build(
            company: "veridia",
            month: month,
            status: .final,
            statements: try [facts, other, earlier].map { try CampaignRating.rate($0) },
            companyAmounts: rows
        )
        #expect(invoices.map(\.id) == ["inv_veridia_2026-03_CHF", "inv_veridia_2026-03_EUR"])
        #expect(
            invoices[1].lines.map(\.code) == [
                .bundlePeriod, .bundleQuantityRaised, .seatsCommitted,
            ]
        )
        #expect(invoices[1].lines.map(\.campaign) == [nil, nil, "c-one"])
        #expect(invoices.map(\.totalMinor) == [100_000, 1_597_945])
        #expect(invoices.allSatisfy { $0.status == .final && $0.month == month })
        #expect(
            try InvoiceBuilder.build(
                company: "veridia",
                month: month,
                status: .preview,
                statements: [],
                companyAmounts: []
            ).isEmpty
        )
    }

    @Test func `kinds are listed in the order of the domain`() {
        #expect(
            InvoiceLineKind.allCases.map(\.rawValue) == [
                "commitment", "overage", "credit_purchase", "learners", "bundle_zero",
                "bundle_subscription", "fixed_fee", "component", "milestone", "guarantee_credit",
            ]
        )
    }

    private func jobsBerlin() throws -> RatingFacts {
        let sessions = CustomComponent(
            name: "sessions",
            unit: .session,
            rateMinor: 10_000,
            cap: 200
        )
        let terms = try RatingBench.custom("2026-01-05", fee: 200_000, .monthly, [sessions])
        var facts = try RatingBench.facts("2026-03", campaign: "c-jobs-berlin", [terms])
        let first = try Given.day("2026-03-01")
        let due = FixedFees.due(terms: terms, isActive: true, today: first, written: [])
        let fee = try #require(due)
        facts.amounts = [
            LedgerAmount(
                type: .fixedFee,
                model: .custom,
                key: fee.key,
                amountMinor: fee.amountMinor,
                date: first
            )
        ]
        facts.ledger = [
            try RatingBench.sum(.session, .custom, "2026-02", 46),
            try RatingBench.sum(.session, .custom, "2026-03", 18),
        ]
        return facts
    }

    private func invoice(_ company: String, _ facts: [RatingFacts]) throws -> Invoice {
        let invoices = try InvoiceBuilder.build(
            company: company,
            month: try Given.month("2026-03"),
            status: .preview,
            statements: try facts.map { try CampaignRating.rate($0) },
            companyAmounts: []
        )
        #expect(invoices.count == 1)
        return try #require(invoices.first)
    }
}
