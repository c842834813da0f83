import Contracts

/// What a campaign of a test is sold for: a model and its terms.
struct Deal {
    let model: String
    var terms: JSONObject

    static func seats(_ count: Int64, rate: Int64? = nil) -> Deal {
        Deal(model: "seats", terms: Stage.terms(count, rate: rate))
    }

    /// Thousandths of a credit, at 0.50 a credit.
    static func credits(_ mc: Int64, tariff: [(String, String, Int64)]? = nil) -> Deal {
        var terms: JSONObject = [
            "creditAllocationMc": .int(mc), "creditPrice": Stage.money(50),
        ]
        terms["tariff"] = tariff.map { entries in
            .array(
                entries.map { activity, basis, mc in
                    .object([
                        "activity": .string(activity), "basis": .string(basis), "mc": .int(mc),
                    ])
                }
            )
        }
        return Deal(model: "credits", terms: terms)
    }

    static func iaas(_ learners: Int64) -> Deal {
        Deal(
            model: "iaas",
            terms: [
                "learnersCommitted": .int(learners), "pricePerLearner": Stage.money(15_000),
            ]
        )
    }

    /// Learners at a price in minor units, with promises about what they achieve.
    static func iaas(
        _ learners: Int64,
        price: Int64,
        promising guarantees: [(metric: String, threshold: Int64)],
        capBp: Int64? = nil
    ) -> Deal {
        var terms: JSONObject = [
            "learnersCommitted": .int(learners), "pricePerLearner": Stage.money(price),
            "guarantees": .array(
                guarantees.map {
                    .object(["metric": .string($0.metric), "threshold": .int($0.threshold)])
                }
            ),
        ]
        terms["guaranteeCapBp"] = capBp.map { .int($0) }
        return Deal(model: "iaas", terms: terms)
    }

    static func bundle(_ shareBp: Int64, of subscription: String = "s1") -> Deal {
        Deal(
            model: "bundle",
            terms: ["subscriptionId": .string(subscription), "shareBp": .int(shareBp)]
        )
    }

    /// A fixed fee, paid once.
    static func custom(_ fee: Int64 = 100_000) -> Deal {
        Deal(model: "custom", terms: ["fixedFee": Stage.money(fee)])
    }

    /// The fields of a campaign that is sold so.
    var fields: JSONObject { ["model": .string(model), "terms": .object(terms)] }
}
