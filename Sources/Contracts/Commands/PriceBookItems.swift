/// What a price book holds: list prices, bundles, and what hours and outcomes are worth.
///
/// All amounts are in minor units of the book's currency. Source: domain §9.2.
package struct PriceBookItems: Sendable, Hashable {
    /// A subscription that is sold.
    package struct Bundle: Sendable, Hashable {
        /// Its name, unique in the book.
        package let sku: String
        /// What a year costs, more than 0.
        package let annualPrice: Int64
        /// The learners it supports, at least 1.
        package let learnersSupported: Int64
    }

    /// What a full outcome (10000 basis points of change) is worth to society, 0 or more.
    package struct OutcomeValues: Sendable, Hashable {
        /// More confidence.
        package let confidence: Int64
        /// More belonging.
        package let belonging: Int64
        /// More of the language.
        package let language: Int64
        /// Readier for work.
        package let jobReadiness: Int64
        /// Better off.
        package let wellBeing: Int64
    }

    /// A seat per month, more than 0.
    package let seatPerMonth: Int64
    /// A credit, more than 0.
    package let credit: Int64
    /// A learner, more than 0.
    package let learner: Int64
    /// A session of custom terms, more than 0.
    package let customSession: Int64
    /// The subscriptions that are sold, at most 50.
    package let bundles: [Bundle]
    /// What an hour of a volunteer is worth, 0 or more.
    package let volunteerHour: Int64
    /// The budget below which a proposal prefers credits.
    package let proposalLow: Int64
    /// The budget above which a proposal prefers a bundle; at least `proposalLow`.
    package let proposalHigh: Int64
    /// What outcomes are worth.
    package let outcomes: OutcomeValues

    /// Reads the items of a book; nil when one is absent or wrong, with the errors noted.
    package init?(_ fields: inout FieldReader) {
        let prices: ClosedRange<Int64> = 1...1_000_000_000_000
        let values: ClosedRange<Int64> = 0...1_000_000_000_000
        let seat = fields.int("seatPerMonth", in: prices)
        let credit = fields.int("credit", in: prices)
        let learner = fields.int("learner", in: prices)
        let session = fields.int("customSession", in: prices)
        let bundles = Self.bundles(&fields)
        let hour = fields.int("volunteerHour", in: values)
        let low = fields.int("proposalLow", in: values)
        let high = fields.int("proposalHigh", in: values)
        fields.expectOrder("proposalLow", low, "proposalHigh", high)
        guard let outcomes = OutcomeValues(&fields), let seat, let credit, let learner,
            let session, let bundles, let hour, let low, let high
        else { return nil }
        seatPerMonth = seat
        self.credit = credit
        self.learner = learner
        customSession = session
        self.bundles = bundles
        volunteerHour = hour
        proposalLow = low
        proposalHigh = high
        self.outcomes = outcomes
    }

    private static func bundles(_ fields: inout FieldReader) -> [Bundle]? {
        if !fields.has("bundles") { fields.fail("bundles", .missingKey, "required") }
        guard let readers = fields.list("bundles", maximumCount: 50) else { return nil }
        var bundles: [Bundle] = []
        for (index, var reader) in readers.enumerated() {
            let sku = reader.text("sku", maximum: 50)
            let price = reader.int("annualPrice", in: 1...1_000_000_000_000)
            let learners = reader.int("learnersSupported", in: 1...1_000_000)
            fields.absorb(reader)
            guard let sku, let price, let learners else { continue }
            if bundles.contains(where: { $0.sku == sku }) {
                fields.fail("bundles/\(index)/sku", .ruleViolated, "must be there once")
            }
            bundles.append(Bundle(sku: sku, annualPrice: price, learnersSupported: learners))
        }
        return bundles
    }

    /// The items as they stand in commands and tables.
    package var json: JSONObject {
        [
            "seatPerMonth": .int(seatPerMonth), "credit": .int(credit), "learner": .int(learner),
            "customSession": .int(customSession),
            "bundles": .array(
                bundles.map {
                    .object([
                        "sku": .string($0.sku), "annualPrice": .int($0.annualPrice),
                        "learnersSupported": .int($0.learnersSupported),
                    ])
                }
            ),
            "volunteerHour": .int(volunteerHour), "proposalLow": .int(proposalLow),
            "proposalHigh": .int(proposalHigh),
            "outcomes": .object([
                "confidence": .int(outcomes.confidence), "belonging": .int(outcomes.belonging),
                "language": .int(outcomes.language),
                "job_readiness": .int(outcomes.jobReadiness),
                "well_being": .int(outcomes.wellBeing),
            ]),
        ]
    }
}

extension PriceBookItems.OutcomeValues {
    fileprivate init?(_ outer: inout FieldReader) {
        guard var fields = outer.nested("outcomes", required: true) else { return nil }
        let values: ClosedRange<Int64> = 0...1_000_000_000_000
        let confidence = fields.int("confidence", in: values)
        let belonging = fields.int("belonging", in: values)
        let language = fields.int("language", in: values)
        let jobReadiness = fields.int("job_readiness", in: values)
        let wellBeing = fields.int("well_being", in: values)
        outer.absorb(fields)
        guard let confidence, let belonging, let language, let jobReadiness, let wellBeing
        else { return nil }
        self.init(
            confidence: confidence,
            belonging: belonging,
            language: language,
            jobReadiness: jobReadiness,
            wellBeing: wellBeing
        )
    }
}
