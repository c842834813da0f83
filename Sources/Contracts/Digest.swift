/// The first 16 bytes of a SHA-256: enough that two different inputs never meet in practice.
package struct Digest: Sendable, Hashable {
    /// The upper eight bytes, big-endian.
    package let high: UInt64
    /// The lower eight bytes, big-endian.
    package let low: UInt64

    /// Takes the first 16 of `bytes`, which must have at least that many.
    package init(_ bytes: [UInt8]) {
        high = bytes[0..<8].reduce(0) { $0 << 8 | UInt64($1) }
        low = bytes[8..<16].reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// The 16 bytes, big-endian.
    package var bytes: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(16)
        for shift in stride(from: 56, through: 0, by: -8) {
            result.append(UInt8(truncatingIfNeeded: high >> UInt64(shift)))
        }
        for shift in stride(from: 56, through: 0, by: -8) {
            result.append(UInt8(truncatingIfNeeded: low >> UInt64(shift)))
        }
        return result
    }
}
