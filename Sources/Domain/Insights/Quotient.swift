/// Figures that are quotients: unknown for a divisor of 0, refused when they do not fit 64 bit.
///
/// Source: domain §0, §9.3.
enum Quotient {
    /// The quotient rounded half away from zero; nil for divisor 0.
    static func rounded(
        _ numerator: Int128,
        over denominator: Int128
    ) throws(MoneyFault) -> Int64? {
        guard denominator != 0 else { return nil }
        guard let value = Arithmetic.roundHalfAway(wide: numerator, over: denominator) else {
            throw .outOfRange
        }
        return value
    }

    /// The floor of the quotient; nil for divisor 0.
    static func floored(
        _ numerator: Int128,
        over denominator: Int128
    ) throws(MoneyFault) -> Int64? {
        guard denominator != 0 else { return nil }
        guard let value = Arithmetic.floorDivide(wide: numerator, denominator) else {
            throw .outOfRange
        }
        return value
    }

    /// The sum; throws when it does not fit.
    static func sum(_ first: Int64, _ second: Int64) throws(MoneyFault) -> Int64 {
        let (sum, overflow) = first.addingReportingOverflow(second)
        guard !overflow else { throw .outOfRange }
        return sum
    }

    /// Whether a value is so many percent of another or more, compared as products.
    static func isAtLeast(_ value: Int64, _ percent: Int64, percentOf whole: Int64) -> Bool {
        Int128(value) * 100 >= Int128(whole) * Int128(percent)
    }

    /// A value in percent of a whole, rounded down and kept within 0–100; nil without a whole.
    static func boundedPercent(_ value: Int64, of whole: Int64) -> Int64? {
        guard whole != 0 else { return nil }
        let percent = Arithmetic.floorOfProduct(value, 100, over: whole)
        guard let percent else { return (value < 0) == (whole < 0) ? 100 : 0 }
        return min(max(percent, 0), 100)
    }
}
