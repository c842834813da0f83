package import Domain

/// A price book as `pricebook.publish` and tables carry it: amounts in minor units of its currency.
///
/// Source: domain §9.2, §21.3.
extension PriceBook {
    /// Reads `currency`, `effectiveFrom` and `items`; nil when one is wrong, with the errors noted.
    ///
    /// Everything but `bundles` must be there. A bundle is named by an id.
    package init?(_ fields: inout FieldReader) {
        let currency = fields.word("currency", Currency.self)
        let effectiveFrom = fields.date("effectiveFrom")
        let items = Items(&fields)
        guard let currency, let effectiveFrom, let items else { return nil }
        self.init(currency: currency, effectiveFrom: effectiveFrom, items: items)
    }

    /// What `init` reads.
    package var json: JSONObject {
        let bundles = items.bundles.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        let values = OutcomeDimension.allCases.map { dimension in
            JSONObject.Member(
                key: dimension.rawValue,
                value: .int(items.socialValues[dimension] ?? 0)
            )
        }
        return [
            "currency": .string(currency.rawValue), "effectiveFrom": .string(effectiveFrom.iso),
            "items": .object([
                "seat": .int(items.seatMinor), "credit": .int(items.creditMinor),
                "learner": .int(items.learnerMinor),
                "customSession": .int(items.customSessionMinor),
                "bundles": .object(
                    JSONObject(
                        bundles.map { sku, bundle in
                            .init(
                                key: sku,
                                value: .object([
                                    "annualPrice": .int(bundle.annualPriceMinor),
                                    "learnersSupported": .int(bundle.learnersSupported),
                                ])
                            )
                        }
                    )
                ),
                "volunteerHour": .int(items.volunteerHourMinor),
                "thresholds": .object([
                    "low": .int(items.lowBudgetMinor), "high": .int(items.highBudgetMinor),
                ]),
                "socialValues": .object(JSONObject(values)),
            ]),
        ]
    }
}

extension PriceBook.Items {
    private static let prices: ClosedRange<Int64> = 1...1_000_000_000_000
    private static let values: ClosedRange<Int64> = 0...1_000_000_000_000

    fileprivate init?(_ outer: inout FieldReader) {
        guard var fields = outer.nested("items", required: true) else { return nil }
        var items = Self()
        items.seatMinor = fields.int("seat", in: Self.prices) ?? 1
        items.creditMinor = fields.int("credit", in: Self.prices) ?? 1
        items.learnerMinor = fields.int("learner", in: Self.prices) ?? 1
        items.customSessionMinor = fields.int("customSession", in: Self.prices) ?? 1
        items.volunteerHourMinor = fields.int("volunteerHour", in: Self.values) ?? 0
        items.bundles = Self.bundles(&fields)
        if var thresholds = fields.nested("thresholds", required: true) {
            let low = thresholds.int("low", in: Self.values)
            let high = thresholds.int("high", in: Self.values)
            thresholds.expectOrder("low", low, "high", high)
            items.lowBudgetMinor = low ?? 0
            items.highBudgetMinor = high ?? 0
            fields.absorb(thresholds)
        }
        if var social = fields.nested("socialValues", required: true) {
            for dimension in OutcomeDimension.allCases {
                items.socialValues[dimension] = social.int(dimension.rawValue, in: Self.values)
            }
            fields.absorb(social)
        }
        outer.absorb(fields)
        guard fields.errors.isEmpty else { return nil }
        self = items
    }

    private static func bundles(_ fields: inout FieldReader) -> [String: PriceBook.Bundle] {
        guard var offers = fields.nested("bundles") else { return [:] }
        var bundles: [String: PriceBook.Bundle] = [:]
        for sku in fields.object("bundles")?.members.map(\.key) ?? [] {
            if !Identifier.isValid(sku) {
                offers.fail(sku, .badFormat, "must be an id: 1 to 80 of A-Z a-z 0-9 . _ @ -")
            }
            guard var offer = offers.nested(sku) else { continue }
            let price = offer.int("annualPrice", in: prices)
            let learners = offer.int("learnersSupported", in: 1...1_000_000)
            offers.absorb(offer)
            guard let price, let learners else { continue }
            bundles[sku] = PriceBook.Bundle(annualPriceMinor: price, learnersSupported: learners)
        }
        fields.absorb(offers)
        return bundles
    }
}
