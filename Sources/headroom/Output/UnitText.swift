import Domain

/// How people say what a campaign counts: seats, credits, learners or volunteers.
enum UnitText {
    /// What is counted under a model, in the plural.
    static func name(_ model: PricingModel) -> String { name(model.unit) }

    /// A unit in the plural; credits, which are kept in thousandths, as credits.
    static func name(_ unit: CapacityUnit) -> String {
        switch unit {
        case .seat: "seats"
        case .milliCredit: "credits"
        case .learner: "learners"
        case .volunteer: "volunteers"
        }
    }

    /// A number under a model.
    static func count(_ value: Int64, _ model: PricingModel) -> String { count(value, model.unit) }

    /// A number of a unit; credits, which are kept in thousandths, as credits.
    static func count(_ value: Int64, _ unit: CapacityUnit) -> String {
        unit == .milliCredit ? CreditText.text(value) : "\(value)"
    }

    /// A share in basis points as percent, such as `33.33 %`.
    static func percent(_ bp: Int64) -> String {
        "\(FixedPoint.text(bp, decimals: 2, isTrimmed: true)) %"
    }
}
