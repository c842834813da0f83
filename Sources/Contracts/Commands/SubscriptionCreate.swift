package import Domain

/// A new subscription of the company in the partition key; it starts active.
///
/// Source: domain §2, §7.7.
package struct SubscriptionCreate: Sendable, Hashable {
    /// The id that the client chose, if it chose one.
    package let id: String?
    /// What was bought, 1 to 50 characters.
    package let sku: String
    /// How many, at least 1.
    package let quantity: Int64
    /// What one costs a year, more than 0.
    package let annualPrice: Money
    /// The learners that one supports, at least 1.
    package let learnersSupported: Int64
    /// The first day.
    package let periodStart: CivilDate
    /// The last day, inclusive.
    package let periodEnd: CivilDate
    /// Whether its campaigns lend each other what they do not use; not unless told.
    package let borrowing: SubscriptionBorrowing

    init?(_ fields: inout FieldReader) {
        id = fields.clientId("id")
        let sku = fields.text("sku", maximum: 50)
        let quantity = fields.int("quantity", in: 1...1_000_000)
        let annualPrice = fields.money("annualPrice", in: 1...1_000_000_000_000)
        let learners = fields.int("learnersSupported", in: 1...1_000_000)
        let start = fields.date("periodStart")
        let end = fields.date("periodEnd")
        borrowing = fields.word("borrowing", SubscriptionBorrowing.self, required: false) ?? .none
        if let start, let end, end < start {
            fields.fail("periodEnd", .ruleViolated, "must not be before periodStart")
        }
        guard let sku, let quantity, let annualPrice, let learners, let start, let end
        else { return nil }
        self.sku = sku
        self.quantity = quantity
        self.annualPrice = annualPrice
        learnersSupported = learners
        periodStart = start
        periodEnd = end
    }
}
