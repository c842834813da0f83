import Domain
import Testing

/// Source: the examples of domain §12.3.
@Suite("Social return")
struct SocialReturnTests {
    private let prices = PriceBook.Items().socialValues

    private func value(_ dimension: OutcomeDimension, _ delta: Int64, _ confidence: Int64) -> Int64?
    {
        let outcome = LearnerOutcome(
            baselineBp: 3000,
            latestBp: 3000 + delta,
            confidence: confidence
        )
        return outcome.socialValueMinor(ofFull: prices[dimension] ?? 0)
    }

    @Test func `a learner is worth what changed, and less when nobody is sure`() throws {
        #expect(value(.jobReadiness, 4000, 85) == 360_000)
        #expect(value(.language, 2500, 60) == 80_000)
        #expect(value(.language, 2500, 70) == 100_000)
        #expect(value(.language, 2500, 69) == 80_000)
    }

    @Test func `thirty of them against what was spent and the hours of volunteers`() throws {
        let investment = SocialReturn.investmentMinor(
            spentMinor: 4_250_000,
            volunteerMinutes: 31_260,
            hourValueMinor: PriceBook.Items().volunteerHourMinor
        )
        #expect(investment == 5_810_395)
        let sroi = SocialReturn.hundredths(
            socialValueMinor: 30 * (360_000 + 80_000),
            investmentMinor: 5_810_395,
            hasScores: true
        )
        #expect(sroi == 227)
    }

    @Test func `campaigns are pooled, which is not the mean of their returns`() {
        let pooled = SocialReturn.hundredths(
            socialValueMinor: 900 + 300,
            investmentMinor: 200 + 150,
            hasScores: true
        )
        #expect(pooled == 343)
    }

    @Test(arguments: [(Int64(0), true), (-1, true), (100, false)])
    func `without investment or scores there is no return`(investment: Int64, hasScores: Bool) {
        let sroi = SocialReturn.hundredths(
            socialValueMinor: 100,
            investmentMinor: investment,
            hasScores: hasScores
        )
        #expect(sroi == nil)
    }

    @Test func `what was spent is shared over learners to the last unit`() {
        #expect(SocialReturn.shares(of: 10_000, over: [1, 1, 1, 0]) == [3334, 3333, 3333, 0])
        #expect(SocialReturn.shares(of: 10_000, over: [0, 0]) == [0, 0])
    }
}
