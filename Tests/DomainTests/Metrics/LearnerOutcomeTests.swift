import Domain
import Testing

@Suite("Where a learner stands")
struct LearnerOutcomeTests {
    private func score(
        _ phase: OutcomePhase,
        _ scoreBp: Int64,
        at ms: Int64,
        position: Int64 = 1,
        confidence: Int64 = 80
    ) -> OutcomeScore {
        OutcomeScore(
            phase: phase,
            scoreBp: scoreBp,
            confidence: confidence,
            effectiveAt: Instant(ms: ms),
            position: position
        )
    }

    @Test func `the first baseline and the last later score count, in any order`() throws {
        let scores = [
            score(.progress, 6000, at: 30, confidence: 90), score(.baseline, 4000, at: 20),
            score(.baseline, 2500, at: 10), score(.final, 7000, at: 40, confidence: 65),
        ]
        for order in [scores, scores.reversed(), [scores[2], scores[0], scores[3], scores[1]]] {
            let outcome = try #require(LearnerOutcome(order))
            #expect(outcome == LearnerOutcome(baselineBp: 2500, latestBp: 7000, confidence: 65))
            #expect(outcome.deltaBp == 4500)
        }
    }

    @Test func `of equal moments the position decides`() throws {
        let scores = [
            score(.final, 5000, at: 10, position: 8), score(.progress, 6000, at: 10, position: 7),
            score(.baseline, 1000, at: 10, position: 6),
            score(.baseline, 2000, at: 10, position: 5),
        ]
        let outcome = try #require(LearnerOutcome(scores))
        #expect(outcome == LearnerOutcome(baselineBp: 2000, latestBp: 5000, confidence: 80))
    }

    @Test func `without a baseline 3000 is assumed, without a later score nothing changed`() throws
    {
        #expect(LearnerOutcome([score(.final, 3100, at: 1)])?.deltaBp == 100)
        #expect(LearnerOutcome([score(.final, 2900, at: 1)])?.deltaBp == 0)
        let started = try #require(LearnerOutcome([score(.baseline, 5000, at: 1)]))
        #expect(started.deltaBp == nil)
        #expect(started.socialValueMinor(ofFull: 900_000) == 0)
        #expect(LearnerOutcome([]) == nil)
    }

    @Test func `a value that does not fit is none`() {
        let outcome = LearnerOutcome(baselineBp: 0, latestBp: 10_000, confidence: 100)
        #expect(outcome.socialValueMinor(ofFull: .max) == .max)
        #expect(outcome.socialValueMinor(ofFull: 900_000) == 900_000)
    }
}
