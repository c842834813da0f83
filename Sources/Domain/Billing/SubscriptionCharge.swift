/// What a bundle subscription costs, once per period and again when its quantity grows.
///
/// Source: domain §11.1, §11.2.
package struct SubscriptionCharge: Hashable, Sendable {
    /// The key of its ledger record: `<subscription>:<start>` or `<subscription>:<start>:<quantity>`.
    package let key: String
    /// The amount in minor units.
    package let amountMinor: Int64

    /// What comes of looking at a subscription.
    package struct Outcome: Hashable, Sendable {
        /// What is to be charged now; nil for nothing.
        package let charge: SubscriptionCharge?
        /// The period charged last, afterwards.
        package let charged: ChargedPeriod?
    }

    /// What is to be charged today.
    ///
    /// Asked when the subscription is made or changed and at local midnight of its first date. A
    /// first date after the end of the period charged last begins a new period; any other only
    /// corrects the dates of that one. Asked again with its own outcome it charges nothing. Throws
    /// when an amount does not fit.
    package static func due(
        _ subscription: BundleSubscription,
        charged: ChargedPeriod?,
        today: CivilDate
    ) throws(MoneyFault) -> Outcome {
        let period = subscription.period
        guard let charged, period.first <= charged.end else {
            guard subscription.status.serves, period.first <= today else {
                return Outcome(charge: nil, charged: charged)
            }
            return try begin(subscription)
        }
        let corrected = ChargedPeriod(
            start: charged.start,
            end: period.last,
            quantity: charged.quantity
        )
        let daysLeft = period.last.days(since: max(today, period.first)) + 1
        guard subscription.status.serves, subscription.quantity > charged.quantity, daysLeft > 0
        else { return Outcome(charge: nil, charged: corrected) }
        return try raise(subscription, corrected, daysLeft: daysLeft)
    }

    /// Whether a key is that of a grown quantity.
    static func isRaise(key: String) -> Bool {
        key.utf8.count { $0 == UInt8(ascii: ":") } == 2
    }

    private static func begin(
        _ subscription: BundleSubscription
    ) throws(MoneyFault) -> Outcome {
        guard let amount = subscription.priceMinor else { throw .outOfRange }
        let period = subscription.period
        return Outcome(
            charge: Self(key: "\(subscription.id):\(period.first.iso)", amountMinor: amount),
            charged: ChargedPeriod(
                start: period.first,
                end: period.last,
                quantity: subscription.quantity
            )
        )
    }

    private static func raise(
        _ subscription: BundleSubscription,
        _ charged: ChargedPeriod,
        daysLeft: Int64
    ) throws(MoneyFault) -> Outcome {
        let added = Int128(subscription.quantity) - Int128(charged.quantity)
        let value = added * Int128(subscription.annualPrice.amount)
        let (prorated, overflow) = value.multipliedReportingOverflow(by: Int128(daysLeft))
        let days = Int128(subscription.period.dayCount)
        guard !overflow, let amount = Arithmetic.roundHalfAway(wide: prorated, over: days) else {
            throw .outOfRange
        }
        let key = "\(subscription.id):\(charged.start.iso):\(subscription.quantity)"
        return Outcome(
            charge: Self(key: key, amountMinor: amount),
            charged: ChargedPeriod(
                start: charged.start,
                end: charged.end,
                quantity: subscription.quantity
            )
        )
    }
}
