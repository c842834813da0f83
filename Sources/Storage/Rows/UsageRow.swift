package import Contracts
package import Domain

/// What the ledger holds of a record that is looked up again.
///
/// Source: domain §11.1.
package struct UsageRow: Sendable, Hashable {
    /// The id.
    package let id: String
    /// The campaign; nil for what a subscription costs.
    package let campaign: String?
    /// What was used.
    package let type: UsageType
    /// How much, signed.
    package let quantity: Int64
    /// What it is counted in.
    package let unit: UsageUnit
    /// The source fact.
    package let ref: String
    /// The local month it is booked in.
    package let period: CivilMonth
    /// The model of its day.
    package let model: PricingModel
    /// What it was written for, once: a fee, a purchase, a milestone.
    package let key: String?
    /// The minutes of a session.
    package let minutes: Int64?
    /// What it costs.
    package let amount: Money?
    /// The record that it takes back.
    package let reverses: String?
    /// When it happened.
    package let effectiveAt: Instant
    /// The closed month it belongs to, if it came late.
    package let lateFor: CivilMonth?

    /// The record as an object of the command line and the API.
    package var json: JSONObject {
        var object: JSONObject = [
            "usageId": .string(id), "type": .string(type.rawValue), "quantity": .int(quantity),
            "unit": .string(unit.rawValue), "ref": .string(ref),
            "effectiveAt": .string(effectiveAt.rfc3339), "period": .string(period.iso),
            "model": .string(model.rawValue),
        ]
        object["campaignId"] = campaign.map { .string($0) }
        object["lateFor"] = lateFor.map { .string($0.iso) }
        object["key"] = key.map { .string($0) }
        object["minutes"] = minutes.map { .int($0) }
        object["amount"] = amount.map(JSON.money)
        object["reverses"] = reverses.map { .string($0) }
        return object
    }

    static let columns = """
        id, campaign, type, quantity, unit, ref, period, model, key, minutes, amount, currency,
        reverses, effective_at, late_for
        """

    init?(_ row: inout Columns) {
        id = row.text()
        campaign = row.optionalText()
        let type = UsageType(rawValue: row.text())
        quantity = row.int()
        let unit = UsageUnit(rawValue: row.text())
        ref = row.text()
        let period = CivilMonth(iso: row.text())
        let model = PricingModel(rawValue: row.text())
        key = row.optionalText()
        minutes = row.optionalInt()
        let amount = row.optionalInt()
        let currency = row.optionalText().flatMap(Currency.init(rawValue:))
        self.amount = amount.flatMap { amount in
            currency.map { Money(amount: amount, currency: $0) }
        }
        reverses = row.optionalText()
        effectiveAt = Instant(ms: row.int())
        lateFor = row.optionalText().flatMap(CivilMonth.init(iso:))
        guard let type, let unit, let period, let model else { return nil }
        self.type = type
        self.unit = unit
        self.period = period
        self.model = model
    }
}
