/// A whole number of 256 bits, 0 or more: as wide as what a forecast compares.
///
/// Sums and products trap when they do not fit, which the bounds in `FillForecast` rule out.
struct Unsigned256: Comparable, Sendable {
    private let high: UInt128
    private let low: UInt128

    /// 0.
    static let zero = Self(high: 0, low: 0)

    /// The product of two numbers, which always fits.
    init(product first: UInt128, _ second: UInt128) {
        (high, low) = first.multipliedFullWidth(by: second)
    }

    private init(high: UInt128, low: UInt128) {
        self.high = high
        self.low = low
    }

    /// The product with a small number.
    func times(_ factor: UInt64) -> Self {
        let (carry, rest) = low.multipliedFullWidth(by: UInt128(factor))
        return Self(high: high * UInt128(factor) + carry, low: rest)
    }

    /// The sum.
    static func + (first: Self, second: Self) -> Self {
        let (low, carries) = first.low.addingReportingOverflow(second.low)
        return Self(high: first.high + second.high + (carries ? 1 : 0), low: low)
    }

    /// The difference to a number that is not larger.
    static func - (first: Self, second: Self) -> Self {
        let (low, borrows) = first.low.subtractingReportingOverflow(second.low)
        return Self(high: first.high - second.high - (borrows ? 1 : 0), low: low)
    }

    /// The smaller number comes first.
    static func < (first: Self, second: Self) -> Bool {
        (first.high, first.low) < (second.high, second.low)
    }
}
