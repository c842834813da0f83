/// Fixed-width decimal digits in bytes: what dates and times are read from and written to.
enum DecimalText {
    /// The number of `count` ASCII digits at an offset, or nil if one of them is no digit.
    static func number(_ bytes: Span<UInt8>, from start: Int, count: Int) -> Int64? {
        guard start + count <= bytes.count else { return nil }
        var value: Int64 = 0
        for index in start..<start + count {
            let digit = bytes[index] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            value = value &* 10 &+ Int64(digit)
        }
        return value
    }

    /// Writes `YYYY-MM-DD` to the first ten bytes.
    static func write(
        _ date: (year: Int64, month: Int64, day: Int64),
        to bytes: UnsafeMutableBufferPointer<UInt8>
    ) {
        pair(date.year / 100, to: bytes, at: 0)
        pair(date.year % 100, to: bytes, at: 2)
        bytes[4] = UInt8(ascii: "-")
        pair(date.month, to: bytes, at: 5)
        bytes[7] = UInt8(ascii: "-")
        pair(date.day, to: bytes, at: 8)
    }

    /// Writes two digits of a number of 0–99.
    static func pair(
        _ value: Int64,
        to bytes: UnsafeMutableBufferPointer<UInt8>,
        at offset: Int
    ) {
        bytes[offset] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value / 10)
        bytes[offset + 1] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value % 10)
    }
}
