import Domain
import Testing

/// Source: the examples of domain §12.3.
@Suite("Volunteer impact")
struct VolunteerImpactTests {
    @Test func `hours, constancy and impact make a score`() {
        let impact = VolunteerImpact(
            minutes: 17 * 60,
            estimatedMinutes: 24 * 60,
            recentSessions: 5,
            meanDeltaBp: 3400
        )
        #expect(impact.hours == 70)
        #expect(impact.constancy == 75)
        #expect(impact.impact == 85)
        #expect(impact.score == 78)
    }

    @Test(arguments: [
        (Int64(0), Int64(0)), (1, 25), (2, 50), (3, 50), (4, 75), (7, 75), (8, 100), (90, 100),
    ])
    func `sessions of the last 30 dates make constancy`(sessions: Int64, score: Int64) {
        let impact = VolunteerImpact(
            minutes: 0,
            estimatedMinutes: 60,
            recentSessions: sessions,
            meanDeltaBp: 0
        )
        #expect(impact.constancy == score)
    }

    @Test(arguments: [
        (Int64(0), Int64(0)), (500, 0), (1250, 25), (2000, 50), (3000, 75), (4000, 100),
        (9000, 100),
    ])
    func `what changed for learners makes impact`(delta: Int64, score: Int64) {
        let impact = VolunteerImpact(
            minutes: 9000,
            estimatedMinutes: 60,
            recentSessions: 0,
            meanDeltaBp: delta
        )
        #expect(impact.impact == score)
        #expect(impact.hours == 100)
    }

    @Test func `campaigns add up sums and counts`() {
        #expect(VolunteerImpact.mean(sum: 18 * 70 + 6 * 50, volunteers: 24) == 65)
        #expect(VolunteerImpact.mean(sum: 0, volunteers: 0) == nil)
    }

    @Test func `the mean change is the floor of the mean of exact means`() {
        // (4000 + 1/3) and 1000: 2500 and a sixth.
        #expect(VolunteerImpact.meanDeltaBp([[4000, 4000, 4001], [1000], []]) == 2500)
        #expect(VolunteerImpact.meanDeltaBp([[1], [2]]) == 1)
        #expect(VolunteerImpact.meanDeltaBp([]) == 0)
    }

    @Test(arguments: [
        (Int64(90), ImpactBand.exceptional), (89, .high), (75, .high), (60, .good),
        (40, .developing),
    ])
    func `scores have names`(score: Int64, band: ImpactBand) {
        #expect(ImpactBand(score: score) == band)
        #expect(ImpactBand(score: 39) == nil)
    }

    @Test func `who is there 30 days after the first time has stayed`() {
        let day = Instant.millisecondsPerDay
        func span(_ from: Int64, _ until: Int64?) -> VolunteerRetention.Span {
            .init(from: Instant(ms: from * day), until: until.map { Instant(ms: $0 * day) })
        }
        let clock = Instant(ms: 40 * day)
        let volunteers = [
            [span(0, nil)], [span(0, 29)], [span(0, 5), span(20, 31)], [span(10, 41)],
            [span(11, nil)],
        ]
        // The last one came 29 days ago, so three of four stayed.
        #expect(VolunteerRetention.bp(volunteers, at: clock) == 7500)
        #expect(VolunteerRetention.bp([[span(11, nil)]], at: clock) == nil)
    }

    @Test func `a change of less than two percent is none`() {
        #expect(MetricTrend(from: 1000, to: 1019) == .stable)
        #expect(MetricTrend(from: 1000, to: 1020) == .up)
        #expect(MetricTrend(from: 1000, to: 980) == .down)
        #expect(MetricTrend(from: 0, to: 0) == .stable)
        #expect(MetricTrend(from: 0, to: 1) == .up)
        #expect(MetricTrend.daysToDepletion(budgetMinor: 100, spentMinor: 40, burnMinor: 30) == 60)
        #expect(MetricTrend.daysToDepletion(budgetMinor: 1, spentMinor: 9, burnMinor: 3) == 0)
        #expect(MetricTrend.daysToDepletion(budgetMinor: 1, spentMinor: 0, burnMinor: 0) == nil)
    }
}
