package import Domain

/// The state of a subscription as its billing has it now: all of it, not what became different.
///
/// Source: domain §7.7, §21.2.
package struct SubscriptionChanged: Sendable, Hashable {
    /// The subscription.
    package let subscriptionId: String
    /// Its state.
    package let status: SubscriptionStatus
    /// How many were bought, at least 1.
    package let quantity: Int64
    /// The first day of the period.
    package let periodStart: CivilDate
    /// The last day of the period, inclusive.
    package let periodEnd: CivilDate

    init?(_ fields: inout FieldReader) {
        let subscriptionId = fields.id("subscriptionId")
        let status = fields.word("status", SubscriptionStatus.self)
        let quantity = fields.int("quantity", in: 1...1_000_000)
        let start = fields.date("periodStart")
        let end = fields.date("periodEnd")
        if let start, let end, end < start {
            fields.fail("periodEnd", .ruleViolated, "must not be before periodStart")
        }
        guard let subscriptionId, let status, let quantity, let start, let end, end >= start
        else { return nil }
        self.subscriptionId = subscriptionId
        self.status = status
        self.quantity = quantity
        periodStart = start
        periodEnd = end
    }
}
