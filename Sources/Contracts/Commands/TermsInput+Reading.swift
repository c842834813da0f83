package import Domain

/// Terms as somebody sends them: `model` and `terms`.
///
/// The types and ranges of what is there are checked here; what is missing for the model, or is
/// another model's, is for `TermsInput.problems`, since a draft may keep incomplete terms.
/// Source: domain §9.1.
extension TermsInput {
    /// Reads `model` and `terms`; nil when one is absent or wrong, with the errors noted.
    package init?(_ outer: inout FieldReader) {
        let model = outer.word("model", PricingModel.self)
        guard var fields = outer.nested("terms", required: true) else { return nil }
        self.init(model: model)
        committedSeats = fields.int("committedSeats", in: Self.counts, required: false)
        seatPricePerMonth = fields.money("seatPricePerMonth", in: Self.prices, required: false)
        overageRateBp = fields.int("overageRateBp", in: 0...30_000, required: false)
        creditAllocationMc = fields.int(
            "creditAllocationMc",
            in: 1000...1_000_000_000_000_000,
            required: false
        )
        creditPrice = fields.money("creditPrice", in: Self.prices, required: false)
        tariff = Self.list("tariff", &fields) { Tariff(&$0) }
        overageCreditPrice = fields.money("overageCreditPrice", in: Self.prices, required: false)
        learnersCommitted = fields.int("learnersCommitted", in: Self.counts, required: false)
        pricePerLearner = fields.money("pricePerLearner", in: Self.prices, required: false)
        guarantees = Self.list("guarantees", &fields) { Promise(&$0) }
        guaranteeCapBp = fields.int("guaranteeCapBp", in: 0...10_000, required: false)
        subscriptionId = fields.id("subscriptionId", required: false)
        shareBp = fields.int("shareBp", in: 1...10_000, required: false)
        fixedFee = fields.money("fixedFee", in: Self.prices, required: false)
        fixedFeeSchedule = fields.word(
            "fixedFeeSchedule",
            CustomTerms.FeeSchedule.self,
            required: false
        )
        components = Self.list("components", &fields) { Component(&$0) }
        milestones = Self.list("milestones", &fields) { Milestone(&$0) }
        outer.absorb(fields)
        guard model != nil, fields.errors.isEmpty else { return nil }
    }

    fileprivate static var counts: ClosedRange<Int64> { 1...1_000_000 }
    fileprivate static var prices: ClosedRange<Int64> { 1...1_000_000_000_000 }

    private static func list<Item>(
        _ key: String,
        _ fields: inout FieldReader,
        _ read: (inout FieldReader) -> Item
    ) -> [Item]? {
        guard let readers = fields.list(key, maximumCount: 100) else { return nil }
        return readers.map { reader in
            var reader = reader
            let item = read(&reader)
            fields.absorb(reader)
            return item
        }
    }
}

extension TermsInput.Tariff {
    fileprivate init(_ fields: inout FieldReader) {
        self.init(
            activity: fields.text("activity", maximum: 100, required: false),
            basis: fields.word("basis", CreditTariff.Basis.self, required: false),
            mc: fields.int("mc", in: 0...1_000_000_000_000, required: false)
        )
    }
}

extension TermsInput.Promise {
    fileprivate init(_ fields: inout FieldReader) {
        self.init(
            metric: fields.word("metric", Guarantee.Metric.self, required: false),
            threshold: fields.int("threshold", in: 1...1_000_000_000, required: false)
        )
    }
}

extension TermsInput.Component {
    fileprivate init(_ fields: inout FieldReader) {
        self.init(
            name: fields.text("name", maximum: 100, required: false),
            unit: fields.word("unit", CustomComponent.Unit.self, required: false),
            rate: fields.money("rate", in: TermsInput.prices, required: false),
            cap: fields.int("cap", in: 1...1_000_000_000, required: false)
        )
    }
}

extension TermsInput.Milestone {
    fileprivate init(_ fields: inout FieldReader) {
        self.init(
            key: fields.text("key", maximum: 100, required: false),
            amount: fields.money("amount", in: TermsInput.prices, required: false),
            dueDate: fields.date("dueDate", required: false)
        )
    }
}
