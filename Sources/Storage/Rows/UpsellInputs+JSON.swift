package import Contracts
package import Domain

/// What an evaluation looked at, as it is kept.
extension UpsellInputs {
    /// The inputs as an object of a column, of the command line and of the API.
    package var json: JSONObject {
        switch self {
        case .company(let facts):
            return [
                "campaigns": .int(facts.campaigns), "highSroi": .int(facts.highSroi),
                "meanUtilizationBp": .int(facts.meanUtilizationBp),
            ]
        case .campaign(let inputs):
            var object: JSONObject = [
                "utilizationBp": .int(inputs.facts.utilizationBp),
                "engagement": .int(inputs.facts.engagement), "used": .int(inputs.used),
                "limit": .int(inputs.limit), "waiting": .int(inputs.waiting),
                "elapsedDays": .int(inputs.elapsedDays),
                "remainingDays": .int(inputs.remainingDays),
                "weekAgoUtilizationBp": .int(inputs.weekAgoUtilizationBp),
                "liveCampaigns": .int(inputs.liveCampaigns),
            ]
            object["sroi"] = inputs.facts.sroi.map { .int($0) }
            object["vis"] = inputs.facts.vis.map { .int($0) }
            object["spendBp"] = inputs.facts.spendBp.map { .int($0) }
            return object
        }
    }

    /// What a column holds; a number that is not there counts 0.
    init(json: JSONObject) {
        func number(_ key: String) -> Int64 { json[key]?.int ?? 0 }
        guard json["campaigns"] == nil else {
            self = .company(
                CompanyUpsell.Facts(
                    campaigns: number("campaigns"),
                    highSroi: number("highSroi"),
                    meanUtilizationBp: number("meanUtilizationBp")
                )
            )
            return
        }
        self = .campaign(
            UpsellCampaignInputs(
                facts: UpsellFacts(
                    utilizationBp: number("utilizationBp"),
                    sroi: json["sroi"]?.int,
                    vis: json["vis"]?.int,
                    engagement: number("engagement"),
                    spendBp: json["spendBp"]?.int
                ),
                used: number("used"),
                limit: number("limit"),
                waiting: number("waiting"),
                elapsedDays: number("elapsedDays"),
                remainingDays: number("remainingDays"),
                weekAgoUtilizationBp: number("weekAgoUtilizationBp"),
                liveCampaigns: number("liveCampaigns")
            )
        )
    }
}
