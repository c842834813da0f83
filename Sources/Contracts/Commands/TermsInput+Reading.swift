package import Domain

/// Terms as somebody sends them: `model` and `terms`.
///
/// Only the form is checked here. What is missing or wrong for the model is for
/// `TermsInput.problems`, since a draft may keep incomplete terms. Source: domain §9.1.
extension TermsInput {
    /// Reads `model` and `terms`; nil when one is absent or of the wrong form, with the errors noted.
    package init?(_ outer: inout FieldReader) {
        let model = outer.word("model", PricingModel.self)
        guard var fields = outer.nested("terms", required: true) else { return nil }
        self.init(model: model)
        let any = Int64.min...Int64.max
        committedSeats = fields.int("committedSeats", in: any, required: false)
        seatPricePerMonth = fields.money("seatPricePerMonth", in: any, required: false)
        overageRateBp = fields.int("overageRateBp", in: any, required: false)
        creditAllocationMc = fields.int("creditAllocationMc", in: any, required: false)
        creditPrice = fields.money("creditPrice", in: any, required: false)
        tariff = Self.list("tariff", &fields) { Tariff(&$0) }
        overageCreditPrice = fields.money("overageCreditPrice", in: any, required: false)
        learnersCommitted = fields.int("learnersCommitted", in: any, required: false)
        pricePerLearner = fields.money("pricePerLearner", in: any, required: false)
        guarantees = Self.list("guarantees", &fields) { Promise(&$0) }
        guaranteeCapBp = fields.int("guaranteeCapBp", in: any, required: false)
        subscriptionId = fields.id("subscriptionId", required: false)
        shareBp = fields.int("shareBp", in: any, required: false)
        fixedFee = fields.money("fixedFee", in: any, required: false)
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
            mc: fields.int("mc", in: Int64.min...Int64.max, required: false)
        )
    }
}

extension TermsInput.Promise {
    fileprivate init(_ fields: inout FieldReader) {
        self.init(
            metric: fields.word("metric", Guarantee.Metric.self, required: false),
            threshold: fields.int("threshold", in: Int64.min...Int64.max, required: false)
        )
    }
}

extension TermsInput.Component {
    fileprivate init(_ fields: inout FieldReader) {
        let any = Int64.min...Int64.max
        self.init(
            name: fields.text("name", maximum: 100, required: false),
            unit: fields.word("unit", CustomComponent.Unit.self, required: false),
            rate: fields.money("rate", in: any, required: false),
            cap: fields.int("cap", in: any, required: false)
        )
    }
}

extension TermsInput.Milestone {
    fileprivate init(_ fields: inout FieldReader) {
        self.init(
            key: fields.text("key", maximum: 100, required: false),
            amount: fields.money("amount", in: Int64.min...Int64.max, required: false),
            dueDate: fields.date("dueDate", required: false)
        )
    }
}
