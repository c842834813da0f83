import AMQP
import Testing

@Suite("Back-off")
struct BackoffTests {
    @Test func `waits double up to the longest and start over after a success`() {
        var backoff = Backoff(range: .milliseconds(100)...(.seconds(1)))
        let longest = (0..<6).map { _ in backoff.failed(chance: 1_000) }
        #expect(longest == [100, 200, 400, 800, 1_000, 1_000].map { .milliseconds($0) })
        #expect(backoff.failures == 6)
        backoff.succeeded()
        #expect(backoff.failed(chance: 0) == .milliseconds(50))
    }

    @Test func `chance spreads a wait over its upper half`() {
        for chance in UInt64(0)...2_000 {
            var backoff = Backoff(range: .seconds(2)...(.seconds(60)))
            let wait = backoff.failed(chance: chance)
            #expect((.seconds(1)...(.seconds(2))).contains(wait))
        }
    }

    @Test func `any number of failures stays at the longest wait`() {
        var backoff = Backoff()
        for _ in 0..<10_000 {
            #expect(backoff.failed(chance: .max) <= .seconds(20))
        }
    }
}
