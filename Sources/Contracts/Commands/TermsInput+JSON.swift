package import Domain

/// The stored form of entered terms; the same keys as in commands.
extension TermsInput {
    /// The fields that are present, as the member `terms`; `model` stands beside it.
    package var json: JSONObject {
        var object = JSONObject()
        object["committedSeats"] = committedSeats.map { .int($0) }
        object["seatPricePerMonth"] = seatPricePerMonth.map(JSON.money)
        object["overageRateBp"] = overageRateBp.map { .int($0) }
        object["creditAllocationMc"] = creditAllocationMc.map { .int($0) }
        object["creditPrice"] = creditPrice.map(JSON.money)
        object["tariff"] = tariff.map { .array($0.map { .object($0.json) }) }
        object["overageCreditPrice"] = overageCreditPrice.map(JSON.money)
        object["learnersCommitted"] = learnersCommitted.map { .int($0) }
        object["pricePerLearner"] = pricePerLearner.map(JSON.money)
        object["guarantees"] = guarantees.map { .array($0.map { .object($0.json) }) }
        object["guaranteeCapBp"] = guaranteeCapBp.map { .int($0) }
        object["subscriptionId"] = subscriptionId.map { .string($0) }
        object["shareBp"] = shareBp.map { .int($0) }
        object["fixedFee"] = fixedFee.map(JSON.money)
        object["fixedFeeSchedule"] = fixedFeeSchedule.map { .string($0.rawValue) }
        object["components"] = components.map { .array($0.map { .object($0.json) }) }
        object["milestones"] = milestones.map { .array($0.map { .object($0.json) }) }
        return object
    }

    /// Reads what `json` wrote for a model; nil when it is not of that form.
    package init?(model: PricingModel, json: JSONObject) {
        var reader = FieldReader(
            ["model": .string(model.rawValue), "terms": .object(json)],
            path: ""
        )
        self.init(&reader)
    }
}

extension TermsInput.Tariff {
    fileprivate var json: JSONObject {
        var object = JSONObject()
        object["activity"] = activity.map { .string($0) }
        object["basis"] = basis.map { .string($0.rawValue) }
        object["mc"] = mc.map { .int($0) }
        return object
    }
}

extension TermsInput.Promise {
    fileprivate var json: JSONObject {
        var object = JSONObject()
        object["metric"] = metric.map { .string($0.rawValue) }
        object["threshold"] = threshold.map { .int($0) }
        return object
    }
}

extension TermsInput.Component {
    fileprivate var json: JSONObject {
        var object = JSONObject()
        object["name"] = name.map { .string($0) }
        object["unit"] = unit.map { .string($0.rawValue) }
        object["rate"] = rate.map(JSON.money)
        object["cap"] = cap.map { .int($0) }
        return object
    }
}

extension TermsInput.Milestone {
    fileprivate var json: JSONObject {
        var object = JSONObject()
        object["key"] = key.map { .string($0) }
        object["amount"] = amount.map(JSON.money)
        object["dueDate"] = dueDate.map { .string($0.iso) }
        return object
    }
}
