/// An exact quotient of two integers, as wide as a product of money, seats and days can be.
package struct Fraction: Hashable, Sendable {
    /// What is divided.
    package let numerator: Int128
    /// What divides, 1 or more.
    package let denominator: Int64

    /// A fraction; the denominator is 1 or more, which only code decides, never data.
    package init(_ numerator: Int128, over denominator: Int64) {
        precondition(denominator > 0, "a fraction needs a positive denominator")
        self.numerator = numerator
        self.denominator = denominator
    }

    /// Whole amounts for fractions of 0 or more; nil when one of them does not fit 64 bit.
    static func shares(_ fractions: [Self]) -> [Int64]? {
        var amounts: [Int64] = []
        amounts.reserveCapacity(fractions.count)
        for fraction in fractions {
            let floor = fraction.numerator / Int128(fraction.denominator)
            guard let amount = Int64(exactly: floor) else { return nil }
            amounts.append(amount)
        }
        guard let missing = roundedSumOfRests(fractions) else { return nil }
        guard missing > 0 else { return amounts }
        let order = fractions.indices.sorted { first, second in
            let left = fractions[first].rest * Int128(fractions[second].denominator)
            let right = fractions[second].rest * Int128(fractions[first].denominator)
            return left == right ? first < second : left > right
        }
        for index in order.prefix(Int(missing)) {
            let (amount, overflow) = amounts[index].addingReportingOverflow(1)
            guard !overflow else { return nil }
            amounts[index] = amount
        }
        return amounts
    }

    private var rest: Int128 { numerator % Int128(denominator) }

    /// The sum of the fractional parts, rounded half up; nil when no common denominator fits.
    private static func roundedSumOfRests(_ fractions: [Self]) -> Int64? {
        var sum: Int128 = 0
        var common: Int128 = 1
        for fraction in fractions {
            let denominator = Int128(fraction.denominator)
            let scale = denominator / greatestCommonDivisor(common, denominator)
            let (wider, first) = common.multipliedReportingOverflow(by: scale)
            let (scaled, second) = sum.multipliedReportingOverflow(by: scale)
            let (part, third) = fraction.rest.multipliedReportingOverflow(by: wider / denominator)
            let (total, fourth) = scaled.addingReportingOverflow(part)
            if first || second || third || fourth { return nil }
            sum = total
            common = wider
        }
        return Arithmetic.roundHalfAway(wide: sum, over: common)
    }

    private static func greatestCommonDivisor(_ first: Int128, _ second: Int128) -> Int128 {
        var pair = (first, second)
        while pair.1 != 0 { pair = (pair.1, pair.0 % pair.1) }
        return pair.0
    }
}
