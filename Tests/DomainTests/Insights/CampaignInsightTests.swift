import Domain
import Testing

@Suite("Insights of a campaign")
struct CampaignInsightTests {
    @Test func `costs per learner and per hour of the worked examples`() throws {
        let insight = try InsightBench.insight()
        #expect(insight.facts.money.spentMinor == 4_250_000)
        #expect(insight.costPerLearnerMinor == 114_865)
        #expect(insight.contractCostPerLearnerMinor == 120_000)
        #expect(insight.costPerVolunteerHourMinor == 8157)
        #expect(insight.budgetUseBp == 4250)
    }

    @Test func `a figure with divisor 0 is unknown and a condition on it does not hold`() throws {
        let insight = try InsightBench.insight {
            $0.reached = 0
            $0.volunteerMinutes = 0
            $0.targetBeneficiaries = 0
            $0.targetVolunteers = 0
            $0.budget = 0
            $0.limit = 0
            $0.used = 0
            $0.usedBefore = 0
            $0.elapsed = 0
            $0.sroi = nil
        }
        #expect(insight.costPerLearnerMinor == nil)
        #expect(insight.contractCostPerLearnerMinor == nil)
        #expect(insight.costPerVolunteerHourMinor == nil)
        #expect(insight.budgetUseBp == nil)
        #expect(insight.usage.utilizationBp == nil)
        #expect(!insight.usage.isNear && !insight.usage.isExhausted)
        #expect(!insight.isBudgetTight)
        #expect(insight.engagementPercent == 0)
        #expect(insight.valueScore == 0)
        #expect(insight.action == .maintain)
        #expect(insight.recommendations == [])
        let unsold = try InsightBench.insight { $0.contract = nil }
        #expect(unsold.contractCostPerLearnerMinor == nil)
        #expect(unsold.usage.chargedBp == nil)
    }

    @Test(
        arguments: [
            (.seats, 43, 35, 60, 74, 64), (.custom, 43, 35, 60, 74, 64),
            (.seats, 35, 43, 60, 74, 35), (.seats, 35, 0, 60, 0, 35),
            (.credits, 1840, 0, 60, 40, 3066), (.iaas, 95, 0, 100, 76, 167),
            (.bundle, 70, 0, 91, 260, 270), (.iaas, 5, 0, 0, 40, nil),
        ] as [(PricingModel, Int64, Int64, Int64, Int64, Int64?)]
    )
    func `what will be used follows the model`(
        _ model: PricingModel,
        _ used: Int64,
        _ before: Int64,
        _ elapsed: Int64,
        _ remaining: Int64,
        _ projected: Int64?
    ) throws {
        let insight = try InsightBench.insight {
            $0.model = model
            $0.used = used
            $0.usedBefore = before
            $0.elapsed = elapsed
            $0.remaining = remaining
        }
        #expect(insight.projected == projected)
    }

    @Test func `credits last 212 days of the worked example`() throws {
        let burn = CreditBurn(consumedMc: 1_200_000, days: 30)
        #expect(burn.runwayDays(limit: 10_000_000, used: 1_500_000) == 212)
        #expect(burn.runwayDays(limit: 10_000_000, used: 10_000_000) == 0)
        #expect(burn.runwayDays(limit: 10_000_000, used: 11_000_000) == 0)
        #expect(CreditBurn(consumedMc: 0, days: 30).runwayDays(limit: 9, used: 1) == nil)
        #expect(CreditBurn(consumedMc: -5, days: 30).runwayDays(limit: 9, used: 1) == nil)
        #expect(CreditBurn(consumedMc: 4, days: 7).runwayDays(limit: 9, used: 1) == 14)
        #expect(CreditBurn(consumedMc: 1, days: 90).days == 30)
        #expect(CreditBurn(consumedMc: 1, days: 30).runwayDays(limit: .max, used: 0) == .max)
        let seats = try InsightBench.insight { $0.burn = burn }
        #expect(seats.creditRunwayDays == nil)
    }

    @Test(
        arguments: [
            (30, 30, 60), (60, 30, 80), (50, 0, 50), (49, 50, 99), (500, 500, 100), (0, 0, 0),
            (1, 1, 2), (1, 0, 1),
        ] as [(Int64, Int64, Int64)]
    )
    func `engagement is the mean of both sides, each 100 at most`(
        _ volunteers: Int64,
        _ beneficiaries: Int64,
        _ percent: Int64
    ) throws {
        let insight = try InsightBench.insight {
            $0.volunteers = volunteers
            $0.beneficiaries = beneficiaries
        }
        #expect(insight.engagementPercent == percent)
    }

    @Test func `the value score is the mean of return, engagement and spending`() throws {
        // 227 / 4 = 56, 60 % engaged, 42 % spent: 158 / 3 = 52.67
        #expect(try InsightBench.insight().valueScore == 53)
        let best = try InsightBench.insight {
            $0.sroi = 900
            $0.volunteers = 99
            $0.beneficiaries = 99
            $0.cost = 9_000_000
        }
        #expect(best.valueScore == 100)
        let unknown = try InsightBench.insight { $0.sroi = nil }
        #expect(unknown.valueScore == 34)
        let refunded = try InsightBench.insight { $0.cost = -9_000_000 }
        #expect(refunded.valueScore == 39)
    }

    @Test(
        arguments: [
            (.active, 400, 50, true), (.completed, 400, 50, true), (.paused, 400, 50, false),
            (.active, 399, 50, false), (.active, 400, 49, true), (.active, 400, 24, false),
            (.active, nil, 50, false), (.closed, 900, 50, false), (.upcoming, 900, 50, false),
        ] as [(InsightPhase, Int64?, Int64, Bool)]
    )
    func `high value asks for return and engagement while active or completed`(
        _ phase: InsightPhase,
        _ sroi: Int64?,
        _ people: Int64,
        _ isHigh: Bool
    ) throws {
        let insight = try InsightBench.insight {
            $0.phase = phase
            $0.sroi = sroi
            $0.volunteers = people
            $0.beneficiaries = 50
        }
        #expect(insight.isHighValue == isHigh)
        #expect(insight.recommendations.contains(.highValueUpsell) == isHigh)
    }

    @Test func `an amount that does not fit is refused`() {
        #expect(throws: MoneyFault.outOfRange) {
            try InsightBench.insight {
                $0.charged = .max
                $0.cost = 1
            }
        }
        #expect(throws: MoneyFault.outOfRange) {
            try InsightBench.insight {
                $0.charged = .max
                $0.cost = 0
                $0.volunteerMinutes = 1
            }
        }
    }
}
