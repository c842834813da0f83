/// Exact integer arithmetic with the roundings of the domain; nil says "does not fit 64 bit".
///
/// Products are formed in 128 bits, so only a result can be too large, never a step towards it.
/// A divisor of 0 gives nil as well: a figure with divisor 0 is unknown. Source: domain §0.
package enum Arithmetic {
    /// The quotient rounded half away from zero; nil for divisor 0 or a result out of range.
    package static func roundHalfAway(_ numerator: Int64, over denominator: Int64) -> Int64? {
        roundHalfAway(wide: Int128(numerator), over: Int128(denominator))
    }

    /// The quotient of a product rounded half away from zero; nil for divisor 0 or out of range.
    package static func roundHalfAway(
        product first: Int64,
        _ second: Int64,
        over denominator: Int64
    ) -> Int64? {
        roundHalfAway(wide: Int128(first) * Int128(second), over: Int128(denominator))
    }

    /// The quotient of wide numbers rounded half away from zero; nil as above.
    package static func roundHalfAway(wide numerator: Int128, over denominator: Int128) -> Int64? {
        guard denominator != 0 else { return nil }
        return Int64(exactly: rounded(numerator, over: denominator))
    }

    /// The floor of the quotient; nil for divisor 0 or a result out of range.
    package static func floorDivide(_ numerator: Int64, _ denominator: Int64) -> Int64? {
        floorDivide(wide: Int128(numerator), Int128(denominator))
    }

    /// The ceiling of the quotient; nil for divisor 0 or a result out of range.
    package static func ceilDivide(_ numerator: Int64, _ denominator: Int64) -> Int64? {
        guard let floor = floorDivide(wide: -Int128(numerator), Int128(denominator)) else {
            return nil
        }
        return Int64(exactly: -Int128(floor))
    }

    /// The floor of a product over a divisor; nil for divisor 0 or a result out of range.
    package static func floorOfProduct(
        _ first: Int64,
        _ second: Int64,
        over denominator: Int64
    ) -> Int64? {
        floorDivide(wide: Int128(first) * Int128(second), Int128(denominator))
    }

    /// The floor of a quotient of wide numbers; nil as above.
    package static func floorDivide(wide numerator: Int128, _ denominator: Int128) -> Int64? {
        guard denominator != 0 else { return nil }
        let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
        let isBelow = remainder != 0 && (remainder < 0) != (denominator < 0)
        return Int64(exactly: isBelow ? quotient - 1 : quotient)
    }

    /// The sum, kept at the nearest end of the range where it does not fit.
    package static func saturatingSum(_ first: Int64, _ second: Int64) -> Int64 {
        let (sum, overflow) = first.addingReportingOverflow(second)
        guard overflow else { return sum }
        return second < 0 ? .min : .max
    }

    /// The product, kept at the nearest end of the range where it does not fit.
    package static func saturatingProduct(_ first: Int64, _ second: Int64) -> Int64 {
        let (product, overflow) = first.multipliedReportingOverflow(by: second)
        guard overflow else { return product }
        return (first < 0) == (second < 0) ? .max : .min
    }

    /// The value at `x` of the broken line through the points, flat before the first and after
    /// the last.
    ///
    /// Points ascend in x; without any point the line is 0.
    package static func piecewise(_ x: Int64, _ points: [(x: Int64, y: Int64)]) -> Int64 {
        guard var left = points.first else { return 0 }
        if x <= left.x { return left.y }
        for right in points.dropFirst() {
            if x <= right.x {
                let rise = (Int128(x) - Int128(left.x)) * (Int128(right.y) - Int128(left.y))
                let step = rounded(rise, over: Int128(right.x) - Int128(left.x))
                return Int64(clamping: Int128(left.y) + step)
            }
            left = right
        }
        return left.y
    }

    /// Whole amounts for exact fractions that together make the rounded sum of the fractions.
    ///
    /// Every amount is the floor of its fraction; what is missing to the rounded sum goes one unit
    /// each to the largest fractional parts, ties to the lower index. A list of fractions of 0 or
    /// less is treated as its negation and negated back. nil when a result does not fit 64 bit or
    /// when the list holds both signs, for which the domain has no rule. Source: domain §0 (lr).
    package static func largestRemainder(_ fractions: [Fraction]) -> [Int64]? {
        if fractions.allSatisfy({ $0.numerator >= 0 }) {
            return Fraction.shares(fractions)
        }
        guard fractions.allSatisfy({ $0.numerator <= 0 }) else { return nil }
        let negated = fractions.map { Fraction(-$0.numerator, over: $0.denominator) }
        return Fraction.shares(negated)?.map { -$0 }
    }

    private static func rounded(_ numerator: Int128, over denominator: Int128) -> Int128 {
        let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
        let rest = remainder.magnitude
        guard rest >= denominator.magnitude - rest else { return quotient }
        return (numerator < 0) == (denominator < 0) ? quotient + 1 : quotient - 1
    }
}
