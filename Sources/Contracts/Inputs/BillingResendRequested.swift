/// Billing fell behind or lost its copy, and wants a range of outputs on its queue again.
///
/// Source: "Billing's contract", re-sending.
package struct BillingResendRequested: Sendable, Hashable {
    /// The consumer's reference, unique per company and kept for good.
    package let requestRef: String
    /// What is wanted.
    package let range: ResendRange

    init?(_ fields: inout FieldReader) {
        let requestRef = fields.id("requestRef")
        let range = ResendRange(&fields, for: .billingUsage)
        guard let requestRef, let range else { return nil }
        self.requestRef = requestRef
        self.range = range
    }
}
