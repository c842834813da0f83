import Domain
import Testing

@Suite("Rating of custom terms")
struct CustomRatingTests {
    @Test func `1234 minutes at 4500 per hour cost 92550`() throws {
        let hours = CustomComponent(name: "mentoring", unit: .hour, rateMinor: 4500)
        var facts = try RatingBench.facts(
            "2026-03",
            [try RatingBench.custom("2026-01-01", fee: nil, .once, [hours])]
        )
        facts.ledger = [
            try RatingBench.sum(
                .session,
                .custom,
                "2026-03",
                20,
                minutes: 1234,
                late: 1,
                lateMinutes: 34,
                reversed: -1,
                reversedMinutes: -66
            )
        ]
        let line = try #require(try CampaignRating.rate(facts).lines.first)
        #expect(line.amountMinor == 92_550 && line.quantity == 1234 && line.unit == .minute)
        #expect(line.late == 34 && line.reversed == -66)
        #expect(line.key == "mentoring" && line.code == .componentHours)
    }

    @Test func `hours are rounded once over all months and end at their cap`() throws {
        let hours = CustomComponent(name: "h", unit: .hour, rateMinor: 100, cap: 2)
        let terms = [try RatingBench.custom("2026-01-01", fee: nil, .once, [hours])]
        let ledger = [
            try RatingBench.sum(.session, .custom, "2026-01", 1, minutes: 50),
            try RatingBench.sum(.session, .custom, "2026-02", 1, minutes: 50),
            try RatingBench.sum(.session, .custom, "2026-03", 1, minutes: 50),
        ]
        var amounts: [Int64] = []
        var minutes: [Int64] = []
        for month in ["2026-01", "2026-02", "2026-03", "2026-04"] {
            var facts = try RatingBench.facts(month, terms)
            facts.ledger = ledger
            let lines = try CampaignRating.rate(facts).lines
            amounts.append(lines.reduce(0) { $0 + $1.amountMinor })
            minutes.append(lines.reduce(0) { $0 + $1.quantity })
        }
        #expect(amounts == [83, 84, 33, 0])
        #expect(minutes == [50, 50, 20, 0])
    }

    @Test func `components count sessions and learners up to their caps`() throws {
        let components = [
            CustomComponent(name: "z", unit: .session, rateMinor: 10_000, cap: 50),
            CustomComponent(name: "a", unit: .learner, rateMinor: 300),
        ]
        var facts = try RatingBench.facts(
            "2026-03",
            [try RatingBench.custom("2026-01-01", fee: 1, .once, components)]
        )
        facts.ledger = [
            try RatingBench.sum(.session, .custom, "2026-02", 46, minutes: 2760),
            try RatingBench.sum(.session, .custom, "2026-03", 18, minutes: 1080),
            try RatingBench.sum(.session, .seats, "2026-03", 4, minutes: 240),
            try RatingBench.sum(.learnerServed, .custom, "2026-03", 7),
        ]
        let statement = try CampaignRating.rate(facts)
        #expect(statement.lines.map(\.key) == ["a", "z"])
        #expect(statement.lines.map(\.quantity) == [7, 4])
        #expect(statement.lines.map(\.amountMinor) == [2100, 40_000])
        #expect(statement.quantity(of: .session) == 22)
        #expect(statement.ledger.map(\.type) == [.learnerServed, .session])
        #expect(statement.ledger[1].minutes == 1320)
    }

    @Test func `a fee is due while active and once per key`() throws {
        let day = try Given.day("2026-03-17")
        let once = try RatingBench.custom("2026-01-01", fee: 5000)
        let monthly = try RatingBench.custom("2026-01-01", fee: 700, .monthly)
        func due(
            _ terms: CommercialTerms?,
            _ isActive: Bool = true,
            _ keys: Set<String> = []
        ) -> FeeDue? {
            FixedFees.due(terms: terms, isActive: isActive, today: day, written: keys)
        }
        #expect(due(once) == FeeDue(key: "fee", amountMinor: 5000))
        #expect(due(monthly) == FeeDue(key: "fee:2026-03", amountMinor: 700))
        #expect(due(monthly, true, ["fee:2026-02", "fee"])?.key == "fee:2026-03")
        #expect(due(once, true, ["fee"]) == nil)
        #expect(due(monthly, true, ["fee:2026-03"]) == nil)
        #expect(due(monthly, false) == nil)
        #expect(due(nil) == nil)
        #expect(due(try RatingBench.custom("2026-01-01")) == nil)
        #expect(due(try RatingBench.seats("2026-01-01", 3)) == nil)
    }

    @Test func `a dated milestone is due on its date and once`() throws {
        let day = try Given.day("2026-03-17")
        let terms = try RatingBench.custom(
            "2026-01-01",
            milestones: [
                CustomMilestone(key: "launch", amountMinor: 100, dueDate: day),
                CustomMilestone(key: "report", amountMinor: 200, dueDate: day.adding(days: 1)),
                CustomMilestone(key: "hand", amountMinor: 300),
            ]
        )
        func due(_ isLive: Bool, _ date: CivilDate, _ keys: Set<String>) -> [FeeDue] {
            FixedFees.milestonesDue(
                terms: terms,
                isLiveOrCompleted: isLive,
                today: date,
                written: keys
            )
        }
        #expect(due(true, day, []) == [FeeDue(key: "launch", amountMinor: 100)])
        #expect(due(true, day, ["launch"]).isEmpty && due(false, day, []).isEmpty)
        #expect(due(true, day.adding(days: 1), []).map(\.key) == ["report"])
    }

    @Test func `records with an amount are lines, an overage only when it is taken back`() throws {
        var facts = try RatingBench.facts("2026-03", [try RatingBench.custom("2026-01-01", fee: 9)])
        let day = try Given.day("2026-03-02")
        func record(
            _ type: LedgerType,
            _ key: String?,
            _ quantity: Int64,
            _ amount: Int64,
            _ model: PricingModel = .custom
        ) -> LedgerAmount {
            LedgerAmount(
                type: type,
                model: model,
                key: key,
                quantity: quantity,
                amountMinor: amount,
                date: day,
                isReversal: quantity < 0
            )
        }
        facts.amounts = [
            record(.milestone, "launch", 1, 100), record(.milestone, "launch", -1, -100),
            record(.fixedFee, "fee:2026-03", 1, 700), record(.fixedFee, "fee", 1, 9),
            record(.overage, nil, 24, 38_710, .seats), record(.overage, nil, -24, -38_710, .seats),
        ]
        let statement = try CampaignRating.rate(facts)
        #expect(
            statement.lines.map(\.code) == [
                .overageReversed, .feeOnce, .feeMonthly, .milestoneReached, .milestoneReached,
            ]
        )
        #expect(statement.lines.map(\.amountMinor) == [-38_710, 9, 700, 100, -100])
        #expect(statement.lines.map(\.reversed) == [-24, 0, 0, 0, -1])
        #expect(statement.lines.map(\.unit) == [.seatDay, .fee, .fee, .milestone, .milestone])
        #expect(OverageRecord.records(of: statement).isEmpty)
    }
}
