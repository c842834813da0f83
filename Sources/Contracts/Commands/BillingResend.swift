/// An operator wants a range of a company's outputs on a consumer's queue again.
///
/// Source: "Billing's contract", re-sending.
package struct BillingResend: Sendable, Hashable {
    /// The queue; billing's unless another one is named.
    package let queue: ConsumerQueue
    /// What is wanted.
    package let range: ResendRange

    init?(_ fields: inout FieldReader) {
        let named = fields.word("queue", ConsumerQueue.self, required: false)
        if fields.has("queue"), named == nil { return nil }
        let queue = named ?? .billingUsage
        guard let range = ResendRange(&fields, for: queue) else { return nil }
        self.queue = queue
        self.range = range
    }
}
