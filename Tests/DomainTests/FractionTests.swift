import Domain
import Testing

@Suite("Largest remainder")
struct FractionTests {
    @Test func `three equal thirds give the missing unit to the first`() {
        let third = Fraction(10_000, over: 3)
        #expect(Arithmetic.largestRemainder([third, third, third]) == [3334, 3333, 3333])
    }

    @Test func `the larger fractional part comes first`() {
        let seats = [Fraction(50 * 50_000 * 14, over: 31), Fraction(60 * 50_000 * 17, over: 31)]
        #expect(Arithmetic.largestRemainder(seats) == [1_129_032, 1_645_162])
    }

    @Test func `a list of nothing is nothing, and negative lists mirror positive ones`() {
        #expect(Arithmetic.largestRemainder([]) == [])
        let debts = [Fraction(-10_000, over: 3), Fraction(-10_000, over: 3)]
        #expect(Arithmetic.largestRemainder(debts) == [-3334, -3333])
    }

    @Test func `mixed signs and amounts out of range are refused`() {
        #expect(Arithmetic.largestRemainder([Fraction(1, over: 2), Fraction(-1, over: 2)]) == nil)
        #expect(Arithmetic.largestRemainder([Fraction(Int128(Int64.max) + 1, over: 1)]) == nil)
        let almost = Fraction(Int128(Int64.max) * 3 + 2, over: 3)
        #expect(Arithmetic.largestRemainder([almost]) == nil)
    }

    @Test func `fractions with different divisors are compared exactly`() {
        let mixed = [Fraction(1, over: 3), Fraction(1, over: 2), Fraction(1, over: 6)]
        #expect(Arithmetic.largestRemainder(mixed) == [0, 1, 0])
    }

    @Test(arguments: 0..<300)
    func `the shares add up to the rounded sum and stay next to their fraction`(
        _ seed: Int
    ) throws {
        var random = SplitMix(seed: seed)
        let isCommon = random.chance(50)
        let common = random.int(1...31)
        let fractions = (0..<random.int(1...12)).map { _ in
            let divisor = isCommon ? common : random.pick([1, 2, 3, 5, 7, 10, 12, 28, 30, 31])
            return Fraction(Int128(random.int(0...5_000_000)), over: divisor)
        }
        let shares = try #require(Arithmetic.largestRemainder(fractions))
        let scale = (1...31).reduce(Int128(1)) { $0 / Self.divisor($0, $1) * $1 }
        var exact: Int128 = 0
        for fraction in fractions {
            exact += fraction.numerator * (scale / Int128(fraction.denominator))
        }
        #expect(Int128(shares.reduce(0, +)) == (exact + scale / 2) / scale)
        for (share, fraction) in zip(shares, fractions) {
            let floor = fraction.numerator / Int128(fraction.denominator)
            let isWhole = fraction.numerator % Int128(fraction.denominator) == 0
            #expect(Int128(share) == floor || (!isWhole && Int128(share) == floor + 1))
        }
    }

    private static func divisor(_ first: Int128, _ second: Int128) -> Int128 {
        second == 0 ? first : divisor(second, first % second)
    }
}
