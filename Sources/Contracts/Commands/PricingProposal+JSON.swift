package import Domain

/// A proposal as tables and answers carry it. Source: domain §9.4.
extension PricingProposal {
    /// The inputs, the options with what they cost, and the one to take.
    package var json: JSONObject {
        [
            "companyId": .string(input.company), "versionId": .string(input.version),
            "groupId": .string(input.group), "beneficiaries": .int(input.beneficiaries),
            "volunteers": .int(input.volunteers), "sessions": .int(input.sessions),
            "months": .int(input.months), "budget": JSON.money(input.budget),
            "options": .array(options.map { .object(json(of: $0)) }),
            "recommended": .string(recommended.rawValue),
            "expiresAt": .string(expiresAt.rfc3339),
        ]
    }

    private func json(of option: PricingOption) -> JSONObject {
        var object: JSONObject = [
            "model": .string(option.model.rawValue), "total": JSON.money(option.total),
            "withinBudget": .bool(option.total.amount <= input.budget.amount),
            "recommended": .bool(option.model == recommended),
        ]
        object["fixedFee"] = option.fixedFee.map(JSON.money)
        object["subscriptionId"] = option.subscription.map { .string($0) }
        return object
    }

    /// Reads what `json` wrote; nil when a part is missing.
    package init?(json: JSONObject) {
        guard let company = json["companyId"]?.string, let version = json["versionId"]?.string,
            let group = json["groupId"]?.string, let beneficiaries = json["beneficiaries"]?.int,
            let volunteers = json["volunteers"]?.int, let sessions = json["sessions"]?.int,
            let months = json["months"]?.int,
            let budget = json["budget"]?.object.flatMap(Money.init(json:)),
            let recommended = json["recommended"]?.string.flatMap(PricingModel.init(rawValue:)),
            let expiresAt = json["expiresAt"]?.string.flatMap(Instant.init(rfc3339:))
        else { return nil }
        let options = (json["options"]?.array ?? []).compactMap { item in
            item.object.flatMap(PricingOption.init(json:))
        }
        self.init(
            input: PricingInput(
                company: company,
                version: version,
                group: group,
                beneficiaries: beneficiaries,
                volunteers: volunteers,
                sessions: sessions,
                months: months,
                budget: budget
            ),
            options: options,
            recommended: recommended,
            expiresAt: expiresAt
        )
    }
}

extension PricingOption {
    fileprivate init?(json: JSONObject) {
        guard let model = json["model"]?.string.flatMap(PricingModel.init(rawValue:)),
            let total = json["total"]?.object.flatMap(Money.init(json:))
        else { return nil }
        self.init(
            model: model,
            total: total,
            fixedFee: json["fixedFee"]?.object.flatMap(Money.init(json:)),
            subscription: json["subscriptionId"]?.string
        )
    }
}

extension Money {
    fileprivate init?(json: JSONObject) {
        guard let amount = json["amount"]?.int,
            let currency = json["currency"]?.string.flatMap(Currency.init(rawValue:))
        else { return nil }
        self.init(amount: amount, currency: currency)
    }
}
