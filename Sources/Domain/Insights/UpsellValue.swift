/// What a larger deal would be worth.
///
/// Source: domain §10.3.
package enum UpsellValue {
    /// The value in minor units; nil when it does not fit or a divisor is 0.
    ///
    /// `waiting` are the waiting entries (ignored for credits, whose units are thousandths) and
    /// `remainingDays` the dates after today through the end.
    package static func estimate(
        _ terms: UpsellTerms,
        limit: Int64,
        used: Int64,
        waiting: Int64,
        remainingDays: Int64
    ) -> Int64? {
        let demand = max(0, Arithmetic.saturatingSum(used, -limit))
        let units = max(half(limit), Arithmetic.saturatingSum(waiting, demand))
        switch terms {
        case .seats(let price):
            let months = max(3, Arithmetic.ceilDivide(remainingDays, 30) ?? 0)
            let monthly = Arithmetic.roundHalfAway(product: units, price, over: 1)
            return monthly.flatMap { Arithmetic.roundHalfAway(product: $0, months, over: 1) }
        case .credits(let price):
            let credits = max(half(limit), demand)
            return Arithmetic.roundHalfAway(product: credits, price, over: 1000)
        case .iaas(let price):
            return Arithmetic.roundHalfAway(product: units, price, over: 1)
        case .bundle(let price, let learners):
            return Arithmetic.roundHalfAway(product: units, price, over: learners)
        case .custom(let value):
            return Arithmetic.roundHalfAway(value, over: 4)
        }
    }

    private static func half(_ limit: Int64) -> Int64 {
        Arithmetic.ceilDivide(limit, 2) ?? limit
    }
}
