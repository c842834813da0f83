package import Domain

/// A quota as it is to be from now on: a new one, or all of an existing one.
///
/// Source: domain §16, §21.3.
package struct QuotaSet: Sendable, Hashable {
    /// The quota to put this in the place of, or the id that the client chose for a new one.
    package let id: String?
    /// The kind of place it holds in.
    package let scope: Quota.Scope
    /// The place, in the form of its kind.
    package let scopeRef: String
    /// What is counted.
    package let metric: Quota.Metric
    /// How long is counted.
    package let period: Quota.Period
    /// How much may be used, 0 or more, in the unit of the metric.
    package let limit: Int64
    /// The currency of a budget; nil for every other metric.
    package let currency: Currency?
    /// Whether it stops requests.
    package let hardness: Quota.Hardness
    /// How far requests may go beyond the limit, 0 to 50 percent.
    package let overbookPct: Int64
    /// The percentages of the limit that people are told of, 1 to 150.
    package let alertPcts: [Int64]
    /// Whether it counts, blocks and tells.
    package let isActive: Bool

    init?(_ fields: inout FieldReader) {
        id = fields.id("id", required: false)
        let scope = fields.word("scope", Quota.Scope.self)
        let scopeRef = scope.flatMap { Self.scopeRef(in: $0, &fields) }
        let metric = fields.word("metric", Quota.Metric.self)
        let period = fields.word("period", Quota.Period.self)
        let limit = metric.flatMap { Self.limit(of: $0, &fields) }
        let hardness = fields.word("hardness", Quota.Hardness.self)
        overbookPct = fields.int("overbookPct", in: 0...50, required: false) ?? 0
        alertPcts =
            fields.ints("alertPcts", count: 0...150, in: 1...150) ?? Quota.standardAlertPcts
        isActive = fields.bool("active") ?? true
        guard let scope, let scopeRef, let metric, let period, let limit, let hardness
        else { return nil }
        self.scope = scope
        self.scopeRef = scopeRef
        self.metric = metric
        self.period = period
        self.limit = limit.amount
        currency = limit.currency
        self.hardness = hardness
    }

    /// The quota under an id: its own, or the one that the core made.
    package func quota(id: String) -> Quota {
        Quota(
            id: id,
            scope: scope,
            scopeRef: scopeRef,
            metric: metric,
            period: period,
            limit: limit,
            currency: currency,
            hardness: hardness,
            overbookPct: overbookPct,
            alertPcts: alertPcts,
            isActive: isActive
        )
    }

    private static func scopeRef(in scope: Quota.Scope, _ fields: inout FieldReader) -> String? {
        guard let text = fields.text("scopeRef", maximum: 161) else { return nil }
        guard scope.canName(text) else {
            let rule =
                switch scope {
                case .company, .campaign, .instance: "must be the id of the \(scope.rawValue)"
                case .group: "must be <companyId>/<groupId>"
                case .role: "must be <campaignId>/volunteer or <campaignId>/beneficiary"
                }
            fields.fail("scopeRef", .badFormat, rule)
            return nil
        }
        return text
    }

    private static func limit(
        of metric: Quota.Metric,
        _ fields: inout FieldReader
    ) -> (amount: Int64, currency: Currency?)? {
        let range: ClosedRange<Int64> = 0...1_000_000_000_000_000
        guard metric == .budget else {
            return fields.int("limit", in: range).map { ($0, nil) }
        }
        return fields.money("limit", in: range).map { ($0.amount, $0.currency) }
    }
}
