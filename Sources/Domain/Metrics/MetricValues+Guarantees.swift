/// What guarantees and upsell are measured by.
extension MetricValues {
    /// Whether any learner has a latest score.
    package var hasScores: Bool {
        OutcomeDimension.allCases.contains { self[.mean(of: $0)] != nil }
    }

    /// The impact score as upsell takes it: nil while nobody has a latest score, since hours alone
    /// say nothing of what was achieved.
    ///
    /// Source: domain §10.1, §24.
    package var performanceVIS: Int64? { hasScores ? self[.vis] : nil }

    /// The actual values of the metrics that guarantees name; what is unknown is left out.
    package var guaranteed: [Guarantee.Metric: Int64] {
        var actual: [Guarantee.Metric: Int64] = [:]
        for metric in Guarantee.Metric.allCases {
            switch metric {
            case .sroi: actual[metric] = self[.sroi]
            case .vis: actual[metric] = self[.vis]
            case .confidence: actual[metric] = self[.confidenceBp]
            case .belonging: actual[metric] = self[.belongingBp]
            case .language: actual[metric] = self[.languageBp]
            case .jobReadiness: actual[metric] = self[.jobReadinessBp]
            case .wellBeing: actual[metric] = self[.wellBeingBp]
            case .completionRate:
                actual[metric] = GuaranteeCredit.completionRateBp(
                    completed: self[.completed] ?? 0,
                    everEnrolled: self[.everBeneficiaries] ?? 0
                )
            }
        }
        return actual
    }
}
