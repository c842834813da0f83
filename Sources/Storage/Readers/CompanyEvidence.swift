package import Contracts
import Domain

/// The evidence of a company in short: how much there is by dimension and by campaign.
///
/// Source: domain §13.2.
package struct CompanyEvidence: Sendable, Hashable {
    /// What one campaign has.
    package struct Part: Sendable, Hashable {
        /// The campaign.
        package let campaign: String
        /// Pieces that stand and may be shown.
        package var pieces: Int64 = 0
        /// Those of them that somebody checked.
        package var verified: Int64 = 0
        /// How much waits for a person, with it as best candidate.
        package var waiting: Int64 = 0
    }

    /// The company.
    package let company: String
    /// What there is by dimension over all campaigns; dimensions without any are left out.
    package let dimensions: [EvidenceSumRow]
    /// What there is by campaign, by id; campaigns without any are left out.
    package let campaigns: [Part]

    /// Adds up the sums of campaigns; `waiting` is by campaign.
    init(company: String, _ sums: [EvidenceSumRow], waiting: [String: Int64]) {
        self.company = company
        var totals: [OutcomeDimension: EvidenceSumRow] = [:]
        var parts = waiting.map { ($0, Part(campaign: $0, waiting: $1)) }
            .reduce(into: [String: Part]()) { $0[$1.0] = $1.1 }
        for sum in sums where sum.instance == RollupTable.whole {
            totals[
                sum.dimension,
                default: EvidenceSumRow(
                    campaign: "",
                    instance: RollupTable.whole,
                    dimension: sum.dimension
                )
            ]
            .add(sum)
            parts[sum.campaign, default: Part(campaign: sum.campaign)].pieces += sum.pieces
            parts[sum.campaign, default: Part(campaign: sum.campaign)].verified += sum.verified
        }
        dimensions = OutcomeDimension.allCases.compactMap { totals[$0] }
        campaigns = parts.values.sorted { Identifier.isBefore($0.campaign, $1.campaign) }
    }

    /// The summary as an object of the command line.
    package var json: JSONObject {
        [
            "companyId": .string(company),
            "dimensions": .array(dimensions.map { .object($0.json) }),
            "campaigns": .array(
                campaigns.map { part in
                    .object([
                        "campaignId": .string(part.campaign), "pieces": .int(part.pieces),
                        "verified": .int(part.verified), "waiting": .int(part.waiting),
                    ])
                }
            ), "waiting": .int(campaigns.reduce(0) { $0 + $1.waiting }),
        ]
    }
}
