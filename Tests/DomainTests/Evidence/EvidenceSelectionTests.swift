import Domain
import Testing

@Suite("Selection of evidence")
struct EvidenceSelectionTests {
    private let today = CivilDate(dayNumber: 20_000)

    @Test func `strong evidence of last month is worth 85`() throws {
        let score = try #require(
            EvidenceScore(item("e", .jobReadiness, 8200, 90, .verified), ageDays: 45)
        )
        #expect(
            [score.impact, score.dimension, score.recency, score.verification]
                == [74, 100, 75, 100]
        )
        #expect(score.total == 85)
    }

    @Test func `weak evidence of half a year ago is worth 52`() throws {
        let score = try #require(
            EvidenceScore(item("e", .belonging, 7000, 60, .unverified), ageDays: 200)
        )
        #expect(
            [score.impact, score.dimension, score.recency, score.verification] == [42, 85, 22, 50]
        )
        #expect(score.total == 52)
    }

    @Test func `evidence ages along its line and never below three`() {
        let ages: [Int64] = [-5, 0, 90, 180, 270, 360, 450, 9999]
        let recency = ages.map { age in
            EvidenceScore(item("e", .language, 1, 1, .verified), ageDays: age)?.recency
        }
        #expect(recency == [100, 100, 50, 25, 12, 6, 3, 3])
        #expect(
            OutcomeDimension.allCases.map(EvidenceScore.worth) == [90, 85, 80, 100, 95]
        )
    }

    @Test func `what is redacted is never shown`() throws {
        #expect(EvidenceScore(item("e", .jobReadiness, 9999, 99, .redacted), ageDays: 0) == nil)
        let picks = try pick([item("e", .jobReadiness, 9999, 99, .redacted)])
        #expect(picks == [])
    }

    @Test func `at most a third comes from one dimension`() throws {
        let strong = (1...6).map { item("j\($0)", .jobReadiness, 10_000 - $0, 100, .verified) }
        let weak = (1...6).map { item("l\($0)", .language, 100 - $0, 100, .verified) }
        let calm = (1...6).map { item("w\($0)", .wellBeing, 5000 - $0, 100, .verified) }
        #expect(
            try pick(strong + weak + calm) == [
                "j1", "j2", "j3", "j4", "w1", "w2", "w3", "w4", "l1", "l2",
            ]
        )
        #expect(try pick(strong + weak + calm, limit: 4) == ["j1", "j2", "w1", "w2"])
    }

    @Test func `what is left fills up when there is no other dimension`() throws {
        let strong = (1...6).map { item("j\($0)", .jobReadiness, 9000, 100, .verified) }
        let weak = [item("l1", .language, 100, 100, .unverified)]
        #expect(try pick(strong + weak, limit: 5) == ["j1", "j2", "l1", "j3", "j4"])
        #expect(try pick(strong + weak) == ["j1", "j2", "j3", "j4", "l1", "j5", "j6"])
    }

    @Test func `of equals the newer leads, then the smaller reference`() throws {
        let items = [
            item("b", .language, 5000, 80, .verified, minutesAgo: 5),
            item("a", .language, 5000, 80, .verified, minutesAgo: 5),
            item("c", .language, 5000, 80, .verified, minutesAgo: 1),
        ]
        #expect(try pick(items) == ["c", "a", "b"])
        #expect(try pick(items.reversed()) == ["c", "a", "b"])
    }

    @Test func `a limit of nothing picks nothing`() throws {
        let items = [item("a", .language, 5000, 80, .verified)]
        #expect(try pick(items, limit: 0) == [])
        #expect(try pick(items, limit: -3) == [])
        #expect(try pick([], limit: 10) == [])
        #expect(try pick(items, limit: .max) == ["a"])
    }

    @Test func `age is counted in local dates`() throws {
        let zone = try ZoneTable(entries: [.init(fromMs: 0, offsetSeconds: 7200)])
        let midnight = zone.localMidnight(of: today)
        let item = EvidenceItem(
            ref: "e",
            dimension: .language,
            scoreBp: 5000,
            confidence: 80,
            verification: .verified,
            effectiveAt: midnight.adding(milliseconds: -1)
        )
        let selection = EvidenceSelection(of: [item], on: today.adding(days: 89), zone: zone)
        #expect(selection.picks.first?.score.recency == 50)
    }

    private func pick(
        _ items: [EvidenceItem],
        limit: Int64 = EvidenceSelection.defaultLimit
    ) throws -> [String] {
        let zone = try ZoneTable(entries: [.init(fromMs: 0, offsetSeconds: 0)])
        return EvidenceSelection(of: items, on: today, zone: zone, limit: limit).picks
            .map(\.item.ref)
    }

    private func item(
        _ ref: String,
        _ dimension: OutcomeDimension,
        _ score: Int,
        _ confidence: Int64,
        _ verification: EvidenceVerification,
        minutesAgo: Int64 = 0
    ) -> EvidenceItem {
        EvidenceItem(
            ref: ref,
            dimension: dimension,
            scoreBp: Int64(score),
            confidence: confidence,
            verification: verification,
            effectiveAt: Instant(ms: 20_000 * Instant.millisecondsPerDay)
                .adding(hours: 12).adding(minutes: -minutesAgo)
        )
    }
}
