/// Which outputs of a company are wanted again.
///
/// Source: "Billing's contract", re-sending.
package struct ResendRange: Sendable, Hashable {
    /// The most outputs that are sent again for one request.
    package static let largest: Int64 = 100_000

    /// Only outputs of this type, counted by `typesequence`; nil for all of them, counted by
    /// `sequence`.
    package let type: OutputType?
    /// The number of the first one, 1 or more.
    package let from: Int64
    /// The number of the last one, by rule not below `from`; nil for as many as there are.
    package let through: Int64?

    /// Reads `type`, `fromSequence` and `toSequence`; a type must be one that the queue takes.
    init?(_ fields: inout FieldReader, for queue: ConsumerQueue) {
        let wanted = fields.word("type", OutputType.self, required: false)
        let from = fields.int("fromSequence", in: 1...Int64.max)
        let through = fields.int("toSequence", in: 1...Int64.max, required: false)
        if let wanted, !queue.takes(wanted) {
            fields.fail("type", .ruleViolated, "must be one that \(queue.rawValue) takes")
            return nil
        }
        if fields.has("toSequence"), through == nil { return nil }
        if fields.has("type"), wanted == nil { return nil }
        guard let from else { return nil }
        type = wanted
        self.from = from
        self.through = through
    }

    /// What is wrong between the two numbers; nil when nothing is.
    package var problem: FieldError? {
        guard let through else { return nil }
        if through < from {
            return FieldError(
                path: "/data/toSequence",
                code: .ruleViolated,
                rule: "must not be below fromSequence"
            )
        }
        guard through - from >= Self.largest else { return nil }
        return FieldError(
            path: "/data/toSequence",
            code: .outOfRange,
            rule: "at most \(Self.largest) at a time"
        )
    }

    /// The number of the last output that is sent, when so many were ever written.
    ///
    /// Below `from` when there is none.
    package func end(written last: Int64) -> Int64 {
        let (largest, overflow) = from.addingReportingOverflow(Self.largest - 1)
        return min(through ?? Int64.max, last, overflow ? Int64.max : largest)
    }
}
