/// The uses at which thresholds turn, in whole units.
enum UseBound {
    /// The smallest use of which use · 100 ≥ limit · percent holds.
    static func ceilingOfPercent(_ percent: Int64, of limit: Int64) -> Int64 {
        clamped((Int128(limit) * Int128(percent) + 99) / 100)
    }

    /// The largest use of which use · 100 ≤ limit · percent holds.
    static func floorOfPercent(_ percent: Int64, of limit: Int64) -> Int64 {
        clamped(Int128(limit) * Int128(percent) / 100)
    }

    private static func clamped(_ value: Int128) -> Int64 { Int64(clamping: value) }
}
