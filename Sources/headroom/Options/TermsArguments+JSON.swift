import Contracts
import Domain

extension TermsArguments {
    /// The members `model` and `terms` of a command; nil when nothing was said of terms.
    ///
    /// Throws a sentence that names the option or the file.
    func json(in currency: Currency) throws -> JSONObject? {
        if let termsJson { return try file(termsJson) }
        guard let model = try chosenModel() else { return nil }
        let terms: JSONObject =
            switch model {
            case .seats: try seatTerms(currency)
            case .credits: try creditTerms(currency)
            case .iaas: try learnerTerms(currency)
            case .bundle: bundleTerms
            case .custom: try customTerms(currency)
            }
        return ["model": .string(model.rawValue), "terms": .object(terms)]
    }

    private func file(_ path: String) throws -> JSONObject {
        let object = try JSONFile.object(path)
        guard let terms = object["terms"] else {
            guard let model else {
                throw CommandFault(
                    .badData,
                    "\(path) names no model: write {\"model\":…,\"terms\":{…}} or give --model"
                )
            }
            return ["model": .string(model.rawValue), "terms": .object(object)]
        }
        if let other = object.members.map(\.key).first(where: { !["model", "terms"].contains($0) })
        {
            throw CommandFault(.badData, "\(path): \(other) is neither model nor terms")
        }
        guard let named = object["model"] ?? model.map({ .string($0.rawValue) }) else {
            throw CommandFault(.badData, "\(path) names no model; give --model")
        }
        if let model, named != .string(model.rawValue) {
            throw CommandFault(.usage, "--model is \(model.rawValue), and \(path) names another")
        }
        return ["model": named, "terms": terms]
    }

    private func seatTerms(_ currency: Currency) throws -> JSONObject {
        var terms = JSONObject()
        terms["committedSeats"] = seats.map { .int($0) }
        terms["seatPricePerMonth"] = try amount(price, currency, "--price")
        terms["overageRateBp"] = overageBp.map { .int($0) }
        return terms
    }

    private func creditTerms(_ currency: Currency) throws -> JSONObject {
        var terms = JSONObject()
        if let credits {
            terms["creditAllocationMc"] = .int(
                try CreditText.milliCredits(credits, option: "--credits")
            )
        }
        terms["creditPrice"] = try amount(price, currency, "--price")
        if !tariff.isEmpty { terms["tariff"] = .array(try tariff.map(TermsText.tariff)) }
        terms["overageCreditPrice"] = try amount(overagePrice, currency, "--overage-price")
        return terms
    }

    private func learnerTerms(_ currency: Currency) throws -> JSONObject {
        var terms = JSONObject()
        terms["learnersCommitted"] = learners.map { .int($0) }
        terms["pricePerLearner"] = try amount(price, currency, "--price")
        terms["overageRateBp"] = overageBp.map { .int($0) }
        if !guarantee.isEmpty {
            terms["guarantees"] = .array(try guarantee.map(TermsText.guarantee))
        }
        terms["guaranteeCapBp"] = guaranteeCapBp.map { .int($0) }
        return terms
    }

    private var bundleTerms: JSONObject {
        var terms = JSONObject()
        terms["subscriptionId"] = subscription.map { .string($0) }
        terms["shareBp"] = shareBp.map { .int($0) }
        return terms
    }

    private func customTerms(_ currency: Currency) throws -> JSONObject {
        var terms = JSONObject()
        terms["fixedFee"] = try amount(fee, currency, "--fee")
        terms["fixedFeeSchedule"] = feeSchedule.map { .string($0.rawValue) }
        if !component.isEmpty {
            terms["components"] = .array(
                try component.map { try TermsText.component($0, currency) }
            )
        }
        if !milestone.isEmpty {
            terms["milestones"] = .array(
                try milestone.map { try TermsText.milestone($0, currency) }
            )
        }
        return terms
    }

    private func amount(_ text: String?, _ currency: Currency, _ option: String) throws -> JSON? {
        try text.map { try MoneyText.json($0, currency, option: option) }
    }
}
