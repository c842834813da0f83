/// Whole numbers that people write and read with decimals: cents as `4.99`, mc as `0.5` credits.
enum FixedPoint {
    /// The number without its point, exactly; nil for anything but digits with at most so many
    /// decimals.
    static func parse(_ text: some StringProtocol, decimals: Int) -> Int64? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = digits(parts[0]) else { return nil }
        var rest: Int64 = 0
        if parts.count == 2 {
            guard parts[1].utf8.count <= decimals, let value = digits(parts[1]) else { return nil }
            rest = value * scale(decimals - parts[1].utf8.count)
        }
        let (product, isTooLarge) = whole.multipliedReportingOverflow(by: scale(decimals))
        guard !isTooLarge, product <= Int64.max - rest else { return nil }
        return product + rest
    }

    /// The number with its point; all decimals, or only those that say something.
    static func text(_ value: Int64, decimals: Int, isTrimmed: Bool = false) -> String {
        let (whole, rest) = value.magnitude.quotientAndRemainder(
            dividingBy: UInt64(scale(decimals))
        )
        let sign = value < 0 ? "-" : ""
        guard decimals > 0, rest > 0 || !isTrimmed else { return "\(sign)\(whole)" }
        let shown = String(rest)
        var places = String(repeating: "0", count: decimals - shown.count) + shown
        while isTrimmed, places.last == "0" { places.removeLast() }
        return "\(sign)\(whole).\(places)"
    }

    private static func scale(_ decimals: Int) -> Int64 {
        (0..<decimals).reduce(1) { scale, _ in scale * 10 }
    }

    private static func digits(_ text: some StringProtocol) -> Int64? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int64(text)
    }
}
