import Domain
import Testing

@Suite("Analytics")
struct AnalyticsTests {
    @Test func `the return on what was spent is 251 percent`() throws {
        #expect(
            try SpendEfficiency.returnBp(socialValueMinor: 20_400_000, spentMinor: 5_810_395)
                == 25_109
        )
        #expect(try SpendEfficiency.returnBp(socialValueMinor: 1, spentMinor: 0) == nil)
        #expect(try SpendEfficiency.returnBp(socialValueMinor: 0, spentMinor: 3) == -10_000)
        #expect(throws: MoneyFault.outOfRange) {
            try SpendEfficiency.returnBp(socialValueMinor: .max, spentMinor: 1)
        }
    }

    @Test func `an outcome is a rise of a thousand`() throws {
        let improved = SpendEfficiency.improved(risesBp: [999, 1000, 4000, 0])
        #expect(improved == 2)
        #expect(
            try SpendEfficiency.costPerOutcomeMinor(spentMinor: 4_250_001, improved: improved)
                == 2_125_001
        )
        #expect(try SpendEfficiency.costPerOutcomeMinor(spentMinor: 1, improved: 0) == nil)
    }

    @Test(
        arguments: [
            (6_000_000, 59, 81, 2_528_571, 2_528_571, 0),
            (6_000_000, 59, 81, 3_000_000, 2_528_571, 1864),
            (480, 70, 70, 200, 240, -1667), (480, 0, 140, 5, 0, nil), (480, 0, 0, 5, nil, nil),
            (480, 140, 0, 480, 480, 0),
        ] as [(Int64, Int64, Int64, Int64, Int64?, Int64?)]
    )
    func `the plan is a straight line`(
        _ total: Int64,
        _ elapsed: Int64,
        _ remaining: Int64,
        _ actual: Int64,
        _ plan: Int64?,
        _ deviation: Int64?
    ) throws {
        let days = CampaignDays(elapsed: elapsed, remaining: remaining, untilEnd: remaining)
        let standing = try PlanStanding(total: total, actual: actual, days: days)
        #expect(standing.plan == plan)
        #expect(standing.actual == actual)
        #expect(standing.deviationBp == deviation)
    }

    @Test func `the best of five is above all others`() {
        let ranking = CampaignRanking(
            zip(["a", "b", "c", "d", "e"], [100, 500, 300, 200, 400]).map { entry($0, $1) },
            among: .buddy,
            by: .sroi
        )
        #expect(ranking.places.map(\.campaign) == ["b", "e", "c", "d", "a"])
        #expect(ranking.places.map(\.rank) == [1, 2, 3, 4, 5])
        #expect(ranking.places.map(\.percentile) == [100, 75, 50, 25, 0])
    }

    @Test func `equals share a rank and a percentile`() {
        let ranking = CampaignRanking(
            zip(["d", "c", "b", "a"], [5, 9, 9, 9]).map { entry($0, $1) },
            among: .buddy,
            by: .sroi
        )
        #expect(ranking.places.map(\.campaign) == ["a", "b", "c", "d"])
        #expect(ranking.places.map(\.rank) == [1, 1, 1, 4])
        #expect(ranking.places.map(\.percentile) == [33, 33, 33, 0])
    }

    @Test func `only campaigns of the type with data are compared, and two at least`() {
        let entries = [
            entry("a", 5), entry("b", nil, use: 9000), entry("c", 7, type: .mentorship),
        ]
        #expect(CampaignRanking(entries, among: .buddy, by: .sroi).places == [])
        let more = entries + [entry("d", nil, use: 9001)]
        let ranking = CampaignRanking(more, among: .buddy, by: .utilization)
        #expect(ranking.places.map(\.campaign) == ["d", "b"])
        #expect(ranking.places.map(\.percentile) == [100, 0])
    }

    @Test func `a version is judged over all its campaigns`() throws {
        let rows = try ProgramAnalytics.rows([
            campaign("v1", "one", learners: 40, completed: 30, withdrawn: 5, use: 8000, sv: 900),
            campaign("v1", "one", learners: 20, completed: 10, withdrawn: 3, use: nil, sv: nil),
            campaign("v2", "one", learners: 0, completed: 0, withdrawn: 0, use: nil, sv: nil),
        ])
        #expect(rows.map(\.key) == ["v1", "v2"])
        #expect(rows[0].campaigns == 2)
        #expect(rows[0].learners == 60)
        #expect(rows[0].completionBp == 6667)
        #expect(rows[0].dropoutBp == 1333)
        #expect(rows[0].utilizationBp == 8000)
        #expect(rows[0].returns.map(\.sroi) == [225])
        #expect(rows[1].completionBp == nil)
        #expect(rows[1].returns == [])
    }

    @Test func `a row over two companies is left out, over three it is shown`() throws {
        func rows(_ companies: [String]) throws -> Int {
            try ProgramAnalytics.rows(
                companies.map {
                    campaign("v", $0, learners: 1, completed: 1, withdrawn: 0, use: 1, sv: 1)
                }
            ).count
        }
        #expect(try rows([]) == 0)
        #expect(try rows(["a", "a"]) == 1)
        #expect(try rows(["a", "b"]) == 0)
        #expect(try rows(["a", "b", "c"]) == 1)
    }

    @Test func `returns of two currencies are not mixed`() throws {
        let euro = campaign("v", "a", learners: 1, completed: 0, withdrawn: 0, use: 1, sv: 400)
        var krone = euro
        krone.currency = .nok
        krone.socialValueMinor = 900
        let rows = try ProgramAnalytics.rows([krone, euro])
        #expect(rows.first?.returns.map(\.currency) == [.eur, .nok])
        #expect(rows.first?.returns.map(\.sroi) == [200, 450])
    }

    private func entry(
        _ id: String,
        _ sroi: Int64?,
        use: Int64? = nil,
        type: ProgramType = .buddy
    ) -> CampaignRanking.Entry {
        CampaignRanking.Entry(campaign: id, programType: type, sroi: sroi, utilizationBp: use)
    }

    private func campaign(
        _ key: String,
        _ company: String,
        learners: Int64,
        completed: Int64,
        withdrawn: Int64,
        use: Int64?,
        sv: Int64?
    ) -> ProgramAnalytics.Entry {
        ProgramAnalytics.Entry(
            key: key,
            company: company,
            learners: learners,
            completed: completed,
            withdrawn: withdrawn,
            utilizationBp: use,
            currency: .eur,
            socialValueMinor: sv,
            investmentMinor: 200
        )
    }
}
