/// The list prices and social values of one currency from a date on, in minor units.
///
/// Source: domain §9.2.
package struct PriceBook: Hashable, Sendable {
    /// A bundle on offer.
    package struct Bundle: Hashable, Sendable {
        /// The price of a year.
        package let annualPriceMinor: Int64
        /// The learners it supports.
        package let learnersSupported: Int64

        /// A bundle of so many learners.
        package init(annualPriceMinor: Int64, learnersSupported: Int64) {
            self.annualPriceMinor = annualPriceMinor
            self.learnersSupported = learnersSupported
        }
    }

    /// The currency of all amounts.
    package let currency: Currency
    /// The UTC date from which the book holds.
    package let effectiveFrom: CivilDate
    /// The items.
    package let items: Items

    /// A book.
    package init(currency: Currency, effectiveFrom: CivilDate, items: Items) {
        self.currency = currency
        self.effectiveFrom = effectiveFrom
        self.items = items
    }

    /// What a book lists.
    package struct Items: Hashable, Sendable {
        /// A seat per month.
        package var seatMinor: Int64
        /// A credit.
        package var creditMinor: Int64
        /// A learner.
        package var learnerMinor: Int64
        /// A session of a custom deal.
        package var customSessionMinor: Int64
        /// The bundles by their sku.
        package var bundles: [String: Bundle]
        /// The value of an hour of a volunteer.
        package var volunteerHourMinor: Int64
        /// The budget below which credits are proposed.
        package var lowBudgetMinor: Int64
        /// The budget above which a bundle is proposed.
        package var highBudgetMinor: Int64
        /// The social value of a full outcome, a change by 10000 basis points.
        package var socialValues: [OutcomeDimension: Int64]

        /// The items with their values for the euro, to be changed where they differ.
        package init() {
            seatMinor = 50_000
            creditMinor = 50
            learnerMinor = 15_000
            customSessionMinor = 10_000
            bundles = [
                "B250": Bundle(annualPriceMinor: 500_000, learnersSupported: 250),
                "B500": Bundle(annualPriceMinor: 1_000_000, learnersSupported: 500),
                "B2500": Bundle(annualPriceMinor: 5_000_000, learnersSupported: 2500),
                "B5000": Bundle(annualPriceMinor: 10_000_000, learnersSupported: 5000),
            ]
            volunteerHourMinor = 2995
            lowBudgetMinor = 500_000
            highBudgetMinor = 5_000_000
            socialValues = [
                .confidence: 150_000, .belonging: 250_000, .language: 400_000,
                .jobReadiness: 900_000, .wellBeing: 300_000,
            ]
        }
    }

    /// What is wrong with the items, ordered by path: prices are above 0, social values 0 or more.
    package var problems: [TermsProblem] {
        var problems: [TermsProblem] = []
        func check(_ path: String, _ value: Int64, atLeast minimum: Int64) {
            if value < minimum { problems.append(TermsProblem(path, .outOfRange)) }
        }
        check("/seat", items.seatMinor, atLeast: 1)
        check("/credit", items.creditMinor, atLeast: 1)
        check("/learner", items.learnerMinor, atLeast: 1)
        check("/customSession", items.customSessionMinor, atLeast: 1)
        for (sku, bundle) in items.bundles {
            check("/bundles/\(sku)/annualPrice", bundle.annualPriceMinor, atLeast: 1)
            check("/bundles/\(sku)/learnersSupported", bundle.learnersSupported, atLeast: 1)
        }
        check("/volunteerHour", items.volunteerHourMinor, atLeast: 0)
        check("/thresholds/low", items.lowBudgetMinor, atLeast: 0)
        if items.highBudgetMinor < items.lowBudgetMinor {
            problems.append(TermsProblem("/thresholds/high", .ruleViolated))
        }
        for (dimension, value) in items.socialValues {
            check("/socialValues/\(dimension.rawValue)", value, atLeast: 0)
        }
        return problems.sorted { $0.path < $1.path }
    }
}
