import Domain
import Testing

@Suite("Actions and recommendations")
struct InsightActionTests {
    @Test(
        arguments: [
            // Half of the time has passed and nobody uses it.
            (0, 0, 50, 50, .close), (0, 0, 49, 51, .negotiate), (1, 1, 50, 50, .negotiate),
            // 80 % used, or 110 % to come: 30 now, 10 more in 28 days.
            (40, 40, 10, 90, .expand), (39, 39, 10, 90, .maintain),
            (39, 29, 10, 45, .expand), (39, 29, 10, 44, .maintain),
            // A quarter has passed and not even half will be used.
            (24, 24, 25, 75, .negotiate), (24, 24, 24, 76, .maintain), (25, 25, 25, 75, .maintain),
            (0, 0, 24, 76, .maintain),
        ] as [(Int64, Int64, Int64, Int64, InsightAction)]
    )
    func `the first action that fits is taken`(
        _ used: Int64,
        _ before: Int64,
        _ elapsed: Int64,
        _ remaining: Int64,
        _ action: InsightAction
    ) throws {
        let insight = try InsightBench.insight {
            $0.used = used
            $0.usedBefore = before
            $0.elapsed = elapsed
            $0.remaining = remaining
        }
        #expect(insight.action == action)
    }

    @Test func `what is used though nothing was sold wants more`() throws {
        let insight = try InsightBench.insight {
            $0.limit = 0
            $0.used = 1
        }
        #expect(insight.action == .expand)
        #expect(!insight.usage.isExhausted)
        let unused = try InsightBench.insight {
            $0.limit = 0
            $0.used = 0
            $0.usedBefore = 0
            $0.elapsed = 30
        }
        #expect(unused.action == .maintain)
    }

    @Test func `without elapsed dates nothing is projected and nothing negotiated`() throws {
        let insight = try InsightBench.insight {
            $0.model = .iaas
            $0.used = 1
            $0.elapsed = 0
            $0.remaining = 0
        }
        #expect(insight.projected == nil)
        #expect(insight.action == .maintain)
    }

    @Test func `nothing needs to be done about an ordinary campaign`() throws {
        #expect(try InsightBench.insight().recommendations == [])
    }

    @Test func `actions become recommendations`() throws {
        let full = try InsightBench.insight { $0.used = 50 }
        #expect(full.recommendations == [.expandCapacity])
        let slow = try InsightBench.insight { $0.used = 20 }
        #expect(slow.recommendations == [.renegotiateCommitment])
        let idle = try InsightBench.insight {
            $0.used = 0
            $0.usedBefore = 0
            $0.elapsed = 70
        }
        #expect(idle.recommendations == [.reviewInactive])
    }

    @Test func `a budget is tight above 90 percent`() throws {
        let exactly = try InsightBench.insight { $0.cost = 5_000_000 }
        #expect(!exactly.isBudgetTight)
        let above = try InsightBench.insight { $0.cost = 5_000_001 }
        #expect(above.recommendations == [.budgetTight])
    }

    @Test(
        arguments: [
            (.active, 0, true), (.active, 29, true), (.active, 30, false), (.paused, 29, true),
            (.completed, 5, false), (.upcoming, 5, false), (.active, -1, false),
        ] as [(InsightPhase, Int64, Bool)]
    )
    func `renewal is due within 30 days of the end`(
        _ phase: InsightPhase,
        _ days: Int64,
        _ isDue: Bool
    ) throws {
        let insight = try InsightBench.insight {
            $0.phase = phase
            $0.remaining = days
        }
        #expect(insight.recommendations.contains(.renewalDue) == isDue)
    }

    @Test func `credits that run out before the end are told`() throws {
        func advice(_ consumed: Int64, _ remaining: Int64) throws -> [InsightRecommendation] {
            try InsightBench.insight {
                $0.model = .credits
                $0.used = 3_000_000
                $0.limit = 5_000_000
                $0.elapsed = 200
                $0.remaining = remaining
                $0.burn = CreditBurn(consumedMc: consumed, days: 30)
            }.recommendations
        }
        #expect(try advice(1_000_000, 60) == [])
        #expect(try advice(1_000_000, 61) == [.creditRunwayShort])
        #expect(try advice(0, 61) == [])
    }

    @Test func `a promise that is not kept so far is at risk under iaas terms only`() throws {
        func isAtRisk(_ model: PricingModel, _ attainment: Int64?) throws -> Bool {
            try InsightBench.insight {
                $0.model = model
                $0.lowestAttainment = attainment
            }.recommendations.contains(.guaranteeAtRisk)
        }
        #expect(try isAtRisk(.iaas, 9999))
        #expect(try !isAtRisk(.iaas, 10_000))
        #expect(try !isAtRisk(.iaas, nil))
        #expect(try !isAtRisk(.seats, 9999))
    }

    @Test func `a share that is hardly used after a quarter is told`() throws {
        func isUnderused(
            _ used: Int64,
            _ elapsed: Int64,
            _ model: PricingModel = .bundle,
            limit: Int64 = 100
        ) throws -> Bool {
            try InsightBench.insight {
                $0.model = model
                $0.limit = limit
                $0.used = used
                $0.elapsed = elapsed
                $0.remaining = 100 - elapsed
            }.recommendations.contains(.shareUnderused)
        }
        #expect(try isUnderused(20, 25))
        #expect(try !isUnderused(21, 25))
        #expect(try !isUnderused(20, 24))
        #expect(try !isUnderused(20, 25, .iaas))
        #expect(try !isUnderused(0, 25, limit: 0))
    }

    @Test func `a reconciliation that does not match is told, none yet is not`() throws {
        #expect(
            try InsightBench.insight { $0.isReconciled = false }.recommendations == [.reconcile]
        )
        #expect(try InsightBench.insight { $0.isReconciled = nil }.recommendations == [])
    }

    @Test func `recommendations come in the order of their table`() throws {
        let insight = try InsightBench.insight {
            $0.model = .iaas
            $0.used = 50
            $0.remaining = 3
            $0.cost = 9_000_000
            $0.sroi = 500
            $0.volunteers = 50
            $0.beneficiaries = 50
            $0.lowestAttainment = 0
            $0.isReconciled = false
        }
        #expect(
            insight.recommendations == [
                .expandCapacity, .highValueUpsell, .budgetTight, .renewalDue, .guaranteeAtRisk,
                .reconcile,
            ]
        )
    }
}
