/// What use will be at the end if it goes on as it did.
///
/// Source: domain §9.3.
package enum CapacityProjection {
    /// Seats and custom deals: what was won in the last 28 days goes on being won.
    ///
    /// `before` is the use 28 days ago, `remainingDays` the dates after today through the end.
    package static func occupied(
        used: Int64,
        before: Int64,
        remainingDays: Int64
    ) -> Int64? {
        let won = max(0, Arithmetic.saturatingSum(used, -before))
        return Arithmetic.floorOfProduct(won, remainingDays, over: 28)
            .map { Arithmetic.saturatingSum(used, $0) }
    }

    /// Credits, learners and bundles: use grows as it did on the elapsed dates; nil with none.
    package static func cumulative(
        used: Int64,
        elapsedDays: Int64,
        remainingDays: Int64
    ) -> Int64? {
        Arithmetic.floorOfProduct(used, remainingDays, over: elapsedDays)
            .map { Arithmetic.saturatingSum(used, $0) }
    }
}
