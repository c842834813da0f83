import Domain
import Testing

@Suite("Arithmetic")
struct ArithmeticTests {
    @Test(arguments: [(5, 2, 3), (-5, 2, -3), (7, 3, 2), (5, -2, -3), (0, 7, 0), (-7, 3, -2)])
    func `halves are rounded away from zero`(_ n: Int64, _ d: Int64, _ expected: Int64) {
        #expect(Arithmetic.roundHalfAway(n, over: d) == expected)
    }

    @Test(arguments: [
        (7, 2, 3, 4), (-7, 2, -4, -3), (6, 3, 2, 2), (-6, 3, -2, -2), (7, -2, -4, -3),
    ])
    func `floor and ceiling are exact on both sides of zero`(
        _ n: Int64,
        _ d: Int64,
        _ floor: Int64,
        _ ceiling: Int64
    ) {
        #expect(Arithmetic.floorDivide(n, d) == floor)
        #expect(Arithmetic.ceilDivide(n, d) == ceiling)
    }

    @Test func `a divisor of zero and a result out of range are no numbers`() {
        #expect(Arithmetic.roundHalfAway(1, over: 0) == nil)
        #expect(Arithmetic.floorDivide(1, 0) == nil)
        #expect(Arithmetic.ceilDivide(1, 0) == nil)
        #expect(Arithmetic.roundHalfAway(product: .max, 2, over: 1) == nil)
        #expect(Arithmetic.floorOfProduct(.max, 3, over: 2) == nil)
        #expect(Arithmetic.roundHalfAway(.min, over: -1) == nil)
        #expect(Arithmetic.ceilDivide(.min, -1) == nil)
    }

    @Test func `a product may be wider than its quotient`() {
        #expect(Arithmetic.roundHalfAway(product: .max, .max, over: .max) == .max)
        #expect(Arithmetic.floorOfProduct(.max, 10_000, over: 10_000) == .max)
        #expect(Arithmetic.floorOfProduct(.min, 10_000, over: 10_000) == .min)
        #expect(Arithmetic.roundHalfAway(.max, over: .max) == 1)
        #expect(Arithmetic.roundHalfAway(.min, over: .min) == 1)
    }

    @Test func `sums and products stay at the end of the range`() {
        #expect(Arithmetic.saturatingSum(.max, 1) == .max)
        #expect(Arithmetic.saturatingSum(.min, -1) == .min)
        #expect(Arithmetic.saturatingProduct(.max, 2) == .max)
        #expect(Arithmetic.saturatingProduct(.max, -2) == .min)
        #expect(Arithmetic.saturatingProduct(-3, 4) == -12)
    }

    @Test func `a broken line is flat outside and rounded inside`() {
        let points: [(x: Int64, y: Int64)] = [(8000, 50), (10_000, 80)]
        #expect(Arithmetic.piecewise(8600, points) == 59)
        #expect(Arithmetic.piecewise(-1, points) == 50)
        #expect(Arithmetic.piecewise(8000, points) == 50)
        #expect(Arithmetic.piecewise(10_000, points) == 80)
        #expect(Arithmetic.piecewise(.max, points) == 80)
        #expect(Arithmetic.piecewise(5, []) == 0)
        #expect(Arithmetic.piecewise(0, [(x: .min, y: .min), (x: .max, y: .max)]) == 0)
    }

    @Test(arguments: 0..<200)
    func `rounding is the nearest integer, and floor and ceiling enclose it`(_ seed: Int) throws {
        var random = SplitMix(seed: seed)
        let n = random.int(-1_000_000...1_000_000)
        let d = random.int(1...997) * (random.chance(50) ? 1 : -1)
        let rounded = try #require(Arithmetic.roundHalfAway(n, over: d))
        let floor = try #require(Arithmetic.floorDivide(n, d))
        let ceiling = try #require(Arithmetic.ceilDivide(n, d))
        #expect(2 * abs(n - rounded * d) <= abs(d))
        #expect(floor <= rounded && rounded <= ceiling && ceiling - floor <= 1)
        #expect(n * d.signum() >= floor * abs(d) && n * d.signum() <= ceiling * abs(d))
    }
}
