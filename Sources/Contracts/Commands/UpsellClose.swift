package import Domain

/// What became of the deal behind an accepted upsell signal.
///
/// Source: the article on upsell.
package struct UpsellClose: Sendable, Hashable {
    /// The signal.
    package let address: UpsellAddress
    /// Won or lost.
    package let outcome: UpsellOutcome
    /// What it brought, if that is known; never with a lost one.
    package let wonValue: Money?
    /// Why it was lost, if that is known; never with a won one.
    package let reasonCode: UpsellDeclineReason?
    /// Anything else, at most 500 characters.
    package let note: String?

    /// Says what became of a deal.
    package init(
        _ address: UpsellAddress,
        _ outcome: UpsellOutcome,
        wonValue: Money? = nil,
        reasonCode: UpsellDeclineReason? = nil,
        note: String? = nil
    ) {
        self.address = address
        self.outcome = outcome
        self.wonValue = wonValue
        self.reasonCode = reasonCode
        self.note = note
    }

    init?(_ fields: inout FieldReader) {
        let outcome = fields.word("outcome", UpsellOutcome.self)
        let wonValue = fields.money("wonValue", in: 0...Int64.max, required: false)
        let code = fields.word("reasonCode", UpsellDeclineReason.self, required: false)
        let note = fields.text("note", maximum: 500, required: false)
        if outcome == .lost, fields.has("wonValue") {
            fields.fail("wonValue", .ruleViolated, "a lost deal has none")
            return nil
        }
        if outcome == .won, fields.has("reasonCode") {
            fields.fail("reasonCode", .ruleViolated, "says why a deal was lost")
            return nil
        }
        guard let address = UpsellAddress(&fields), let outcome else { return nil }
        self.init(address, outcome, wonValue: wonValue, reasonCode: code, note: note)
    }
}
