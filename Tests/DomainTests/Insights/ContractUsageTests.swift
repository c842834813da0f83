import Domain
import Testing

@Suite("Use of contracts, time and charges")
struct ContractUsageTests {
    @Test(
        arguments: [
            (.seats, .seat, 43, 50, -7, 8600, true, false),
            (.credits, .milliCredit, 1_840_000, 2_000_000, -160_000, 9200, true, false),
            (.iaas, .learner, 60, 60, 0, 10_000, false, true),
            (.bundle, .learner, 126, 125, 1, 10_080, false, true),
            (.custom, .volunteer, 22, 40, -18, 5500, false, false),
            (.seats, .seat, 40, 50, -10, 8000, true, false),
            (.seats, .seat, 3, 0, 3, nil, false, false),
        ] as [(PricingModel, CapacityUnit, Int64, Int64, Int64, Int64?, Bool, Bool)]
    )
    func `every model is measured against what was sold`(
        _ model: PricingModel,
        _ unit: CapacityUnit,
        _ used: Int64,
        _ limit: Int64,
        _ variance: Int64,
        _ basisPoints: Int64?,
        _ isNear: Bool,
        _ isExhausted: Bool
    ) throws {
        let usage = try InsightBench.insight {
            $0.model = model
            $0.used = used
            $0.limit = limit
        }.usage
        #expect(usage.unit == unit)
        #expect(usage.variance == variance)
        #expect(usage.utilizationBp == basisPoints)
        #expect(usage.isNear == isNear)
        #expect(usage.isExhausted == isExhausted)
    }

    @Test func `charges are measured against the contract, of a bundle against its share`() throws {
        let seats = try InsightBench.insight { $0.shareValue = 7 }.usage
        #expect(seats.contractMinor == 6_000_000)
        #expect(seats.chargedBp == 6666)
        let bundle = try InsightBench.insight {
            $0.model = .bundle
            $0.contract = 0
            $0.shareValue = 200_000
            $0.charged = 140_000
        }.usage
        #expect(bundle.contractMinor == 200_000)
        #expect(bundle.chargedBp == 7000)
    }

    @Test func `served learners of a bundle are attributed, months are summed`() throws {
        #expect(
            try CampaignCharge.attributedMinor(
                annualPriceMinor: 1_000_000,
                served: 70,
                learnersSupported: 500
            ) == 140_000
        )
        #expect(
            try CampaignCharge.attributedMinor(
                annualPriceMinor: 1_000_001,
                served: 1,
                learnersSupported: 2
            ) == 500_001
        )
        #expect(
            try CampaignCharge.attributedMinor(
                annualPriceMinor: 1,
                served: 1,
                learnersSupported: 0
            ) == nil
        )
        let months: [Int64] = [17_741_935, 27_500_000, 27_500_000, 13_750_000]
        #expect(try CampaignCharge.totalMinor(months: months) == 86_491_935)
        #expect(try CampaignCharge.totalMinor(months: [1], attributedMinor: 5) == 6)
        #expect(throws: MoneyFault.outOfRange) {
            try CampaignCharge.totalMinor(months: [.max, 1])
        }
    }

    @Test func `mentors in Oslo have spent 57 percent of their budget`() throws {
        let insight = try InsightBench.insight {
            $0.used = 43
            $0.usedBefore = 36
            $0.currency = .nok
            $0.budget = 150_000_000
            $0.charged = 86_491_935
            $0.cost = 0
            $0.elapsed = 94
            $0.remaining = 74
        }
        #expect(insight.budgetUseBp == 5766)
        #expect(insight.projected == 61)
        #expect(insight.recommendations == [.expandCapacity])
    }

    @Test func `dates with an active moment have passed, the others through the end are left`()
        throws
    {
        let zone = try ZoneTable(entries: [.init(fromMs: 0, offsetSeconds: 3600)])
        let clock = try Given.instant("2026-04-15T10:00:00Z")
        let today = zone.localDate(at: clock)
        let dates = BillableDays.dates(
            in: try Given.range("2026-01-01", "2026-12-31"),
            campaign: nil,
            active: [
                ActiveInterval(
                    from: try Given.instant("2026-01-11T23:00:00Z"),
                    until: try Given.instant("2026-01-31T22:59:59Z")
                ),
                ActiveInterval(from: try Given.instant("2026-04-14T09:00:00Z"), until: nil),
            ],
            zone: zone,
            clock: clock
        )
        let days = CampaignDays(
            active: dates + dates,
            today: today,
            endDate: try Given.day("2026-06-28")
        )
        #expect(days.elapsed == 22)
        #expect(days.remaining == 74)
        #expect(days.planned == 96)
        #expect(days.untilEnd == 74)
        let over = CampaignDays(active: dates, today: today, endDate: today.adding(days: -3))
        #expect(over.remaining == 0)
        #expect(over.untilEnd == -3)
        let open = CampaignDays(active: [], today: today, endDate: nil)
        #expect(open == CampaignDays(elapsed: 0, remaining: 0, untilEnd: nil))
        let early = CampaignDays(active: [today.adding(days: 1)], today: today, endDate: today)
        #expect(early.elapsed == 0)
    }
}
