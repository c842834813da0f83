package import Contracts
package import Domain

/// The figures of a campaign and of its cohorts at a moment.
///
/// Source: domain §12.1.
package struct CampaignMetrics: Sendable {
    /// The campaign.
    package let campaign: String
    /// The company.
    package let company: String
    /// Its name.
    package let name: String?
    /// Its state.
    package let status: CampaignStatus
    /// The currency of its amounts.
    package let currency: Currency
    /// The pricing model in effect, whose unit use and limit are counted in.
    package let model: PricingModel
    /// The figures.
    package var values: MetricValues
    /// The figures of its cohorts, in their order.
    package var instances: [(id: String, values: MetricValues)]
    /// How many cohorts are in each state.
    package let instanceCounts: [InstanceStatus: Int64]
    /// What learners under iaas terms were charged so far, in minor units; nil when unknown.
    package let learnersMinor: Int64?
    /// Whether any learner has a latest score, without which there is no SROI.
    package let hasScores: Bool

    /// What a snapshot keeps of it; `topEvidence` are the references of the best evidence.
    package func body(alerts: JSON, topEvidence: [String]) -> JSONObject {
        let counts = InstanceStatus.allCases.map { status in
            JSONObject.Member(
                key: status.rawValue,
                value: .int(instanceCounts[status] ?? 0)
            )
        }
        return [
            "metrics": .object(values.json),
            "instances": .array(
                instances.map { id, values in
                    .object(["instanceId": .string(id), "metrics": .object(values.json)])
                }
            ),
            "instanceCounts": .object(JSONObject(counts)), "alerts": alerts,
            "currency": .string(currency.rawValue), "model": .string(model.rawValue),
            "topEvidence": .array(topEvidence.map { .string($0) }),
        ]
    }
}
