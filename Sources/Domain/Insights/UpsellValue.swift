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

    /// What those who wait would pay: their number at the price of a unit, for seats over the
    /// months that the estimate counts; nil without anybody, without a price per person (credits,
    /// custom), or when it does not fit.
    package static func unmetDemand(
        _ terms: UpsellTerms,
        waiting: Int64,
        remainingDays: Int64
    ) -> Int64? {
        guard waiting > 0 else { return nil }
        switch terms {
        case .seats(let price):
            let months = max(3, Arithmetic.ceilDivide(remainingDays, 30) ?? 0)
            let monthly = Arithmetic.roundHalfAway(product: waiting, price, over: 1)
            return monthly.flatMap { Arithmetic.roundHalfAway(product: $0, months, over: 1) }
        case .iaas(let price):
            return Arithmetic.roundHalfAway(product: waiting, price, over: 1)
        case .bundle(let price, let learners):
            return Arithmetic.roundHalfAway(product: waiting, price, over: learners)
        case .credits, .custom: return nil
        }
    }

    private static func half(_ limit: Int64) -> Int64 {
        Arithmetic.ceilDivide(limit, 2) ?? limit
    }
}
