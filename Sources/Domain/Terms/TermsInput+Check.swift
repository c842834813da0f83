/// What is missing or wrong in entered terms.
extension TermsInput {
    /// Everything that is wrong, ordered by path; amounts must be in the given currency.
    package func problems(in currency: Currency) -> [TermsProblem] {
        guard let model else { return [TermsProblem("/model", .missingKey)] }
        var check = Check(currency: currency)
        switch model {
        case .seats: checkSeats(&check)
        case .credits: checkCredits(&check)
        case .iaas: checkLearners(&check)
        case .bundle: checkBundle(&check)
        case .custom: checkCustom(&check)
        }
        for (path, owners) in given where !owners.contains(model) {
            check.add(path, .unknownKey)
        }
        return check.problems.sorted { ($0.path, $0.code.rawValue) < ($1.path, $1.code.rawValue) }
    }

    /// Whether a plan could be made on them; else E1 fails with `terms_incomplete`.
    package func isComplete(in currency: Currency) -> Bool { problems(in: currency).isEmpty }

    /// The currencies of the amounts given.
    package var currencies: Set<Currency> {
        let prices = [
            seatPricePerMonth, creditPrice, overageCreditPrice, pricePerLearner, fixedFee,
        ]
        let parts = (components ?? []).map(\.rate) + (milestones ?? []).map(\.amount)
        return Set((prices + parts).compactMap { $0?.currency })
    }

    private func checkSeats(_ check: inout Check) {
        check.number("/committedSeats", committedSeats, 1 ... .max)
        check.price("/seatPricePerMonth", seatPricePerMonth)
        check.number("/overageRateBp", overageRateBp ?? 10_000, 0...30_000)
    }

    private func checkCredits(_ check: inout Check) {
        check.number("/creditAllocationMc", creditAllocationMc, 1000 ... .max)
        check.price("/creditPrice", creditPrice)
        if let overageCreditPrice { check.price("/overageCreditPrice", overageCreditPrice) }
        for (index, entry) in (tariff ?? []).enumerated() {
            check.text("/tariff/\(index)/activity", entry.activity)
            check.presence("/tariff/\(index)/basis", entry.basis)
            check.number("/tariff/\(index)/mc", entry.mc, 0 ... .max)
        }
        check.unique("/tariff", (tariff ?? []).map(\.activity), "activity")
    }

    private func checkLearners(_ check: inout Check) {
        check.number("/learnersCommitted", learnersCommitted, 1 ... .max)
        check.price("/pricePerLearner", pricePerLearner)
        check.number("/overageRateBp", overageRateBp ?? 10_000, 0...30_000)
        check.number("/guaranteeCapBp", guaranteeCapBp ?? 3000, 0...10_000)
        for (index, promise) in (guarantees ?? []).enumerated() {
            check.presence("/guarantees/\(index)/metric", promise.metric)
            check.number("/guarantees/\(index)/threshold", promise.threshold, 1 ... .max)
        }
        check.unique("/guarantees", (guarantees ?? []).map { $0.metric?.rawValue }, "metric")
    }

    private func checkBundle(_ check: inout Check) {
        check.text("/subscriptionId", subscriptionId)
        check.number("/shareBp", shareBp, 1...10_000)
    }

    private func checkCustom(_ check: inout Check) {
        let components = components ?? []
        let milestones = milestones ?? []
        if fixedFee == nil, components.isEmpty, milestones.isEmpty {
            check.add("/fixedFee", .missingKey)
        }
        if let fixedFee {
            check.price("/fixedFee", fixedFee)
        } else if fixedFeeSchedule != nil {
            check.add("/fixedFeeSchedule", .ruleViolated)
        }
        for (index, component) in components.enumerated() {
            check.text("/components/\(index)/name", component.name)
            check.presence("/components/\(index)/unit", component.unit)
            check.price("/components/\(index)/rate", component.rate)
            check.number("/components/\(index)/cap", component.cap ?? 1, 1 ... .max)
        }
        for (index, milestone) in milestones.enumerated() {
            check.text("/milestones/\(index)/key", milestone.key)
            check.price("/milestones/\(index)/amount", milestone.amount)
        }
        check.unique("/components", components.map(\.name), "name")
        check.unique("/milestones", milestones.map(\.key), "key")
    }

    /// The fields that hold something, with the models they belong to.
    private var given: [(path: String, owners: Set<PricingModel>)] {
        let all: [(path: String, isGiven: Bool, owners: Set<PricingModel>)] = [
            ("/committedSeats", committedSeats != nil, [.seats]),
            ("/seatPricePerMonth", seatPricePerMonth != nil, [.seats]),
            ("/overageRateBp", overageRateBp != nil, [.seats, .iaas]),
            ("/creditAllocationMc", creditAllocationMc != nil, [.credits]),
            ("/creditPrice", creditPrice != nil, [.credits]),
            ("/tariff", tariff != nil, [.credits]),
            ("/overageCreditPrice", overageCreditPrice != nil, [.credits]),
            ("/learnersCommitted", learnersCommitted != nil, [.iaas]),
            ("/pricePerLearner", pricePerLearner != nil, [.iaas]),
            ("/guarantees", guarantees != nil, [.iaas]),
            ("/guaranteeCapBp", guaranteeCapBp != nil, [.iaas]),
            ("/subscriptionId", subscriptionId != nil, [.bundle]),
            ("/shareBp", shareBp != nil, [.bundle]),
            ("/fixedFee", fixedFee != nil, [.custom]),
            ("/fixedFeeSchedule", fixedFeeSchedule != nil, [.custom]),
            ("/components", components != nil, [.custom]),
            ("/milestones", milestones != nil, [.custom]),
        ]
        return all.filter(\.isGiven).map { ($0.path, $0.owners) }
    }

    private struct Check {
        let currency: Currency
        var problems: [TermsProblem] = []

        mutating func add(_ path: String, _ code: ReasonCode) {
            problems.append(TermsProblem(path, code))
        }

        mutating func presence<Value>(_ path: String, _ value: Value?) {
            if value == nil { add(path, .missingKey) }
        }

        mutating func number(_ path: String, _ value: Int64?, _ range: ClosedRange<Int64>) {
            guard let value else { return add(path, .missingKey) }
            if !range.contains(value) { add(path, .outOfRange) }
        }

        mutating func text(_ path: String, _ value: String?) {
            guard let value else { return add(path, .missingKey) }
            if !(1...100).contains(value.unicodeScalars.count) { add(path, .outOfRange) }
        }

        mutating func price(_ path: String, _ value: Money?) {
            guard let value else { return add(path, .missingKey) }
            if value.amount <= 0 { add(path, .outOfRange) }
            if value.currency != currency { add(path, .currencyMismatch) }
        }

        mutating func unique(_ path: String, _ values: [String?], _ field: String) {
            var seen: Set<String> = []
            for (index, value) in values.enumerated() {
                guard let value, !seen.insert(value).inserted else { continue }
                add("\(path)/\(index)/\(field)", .ruleViolated)
            }
        }
    }
}
