/// What the pricing models would cost a company, and which of them to take.
///
/// Source: domain §9.4.
package struct PricingProposal: Hashable, Sendable {
    /// What was asked.
    package let input: PricingInput
    /// The options in the order seats, credits, learners, bundle, custom; never empty.
    package let options: [PricingOption]
    /// The model to take; one of the options, and within the budget.
    package let recommended: PricingModel
    /// When the prices stop being offered.
    package let expiresAt: Instant

    /// A proposal as it was stored.
    package init(
        input: PricingInput,
        options: [PricingOption],
        recommended: PricingModel,
        expiresAt: Instant
    ) {
        self.input = input
        self.options = options
        self.recommended = recommended
        self.expiresAt = expiresAt
    }

    /// A new proposal by the book of today in the currency of the budget.
    ///
    /// Throws without a book, and when a total does not fit. `subscriptions` are the company's;
    /// the input has no problems.
    package init(
        _ input: PricingInput,
        books: PriceBooks,
        subscriptions: [BundleSubscription],
        today: CivilDate,
        clock: Instant
    ) throws(PricingFault) {
        guard let book = books.book(of: input.budget.currency, on: today) else {
            throw .pricebookMissing
        }
        var options = try Self.listed(input, book)
        if let bundle = try Self.bundle(input, subscriptions, today) { options.append(bundle) }
        if options.allSatisfy({ $0.total.amount > input.budget.amount }) {
            options.append(try Self.custom(input.budget))
        }
        self.init(
            input: input,
            options: options,
            recommended: Self.recommended(of: options, input, book),
            expiresAt: clock.adding(days: Self.daysOffered)
        )
    }

    private static let daysOffered: Int64 = 30
    private static let creditsPerSession: Int64 = 50
    /// The share of a subscription that is proposed.
    private static let bundleShareBp: Int64 = 2500
    private static let customFixedPercent: Int64 = 30

    /// The options that the price book has.
    private static func listed(
        _ input: PricingInput,
        _ book: PriceBook
    ) throws(PricingFault) -> [PricingOption] {
        let items = book.items
        return [
            PricingOption(
                model: .seats,
                total: try total(input, [input.volunteers, items.seatMinor, input.months])
            ),
            PricingOption(
                model: .credits,
                total: try total(input, [input.sessions, creditsPerSession, items.creditMinor])
            ),
            PricingOption(
                model: .iaas,
                total: try total(input, [input.beneficiaries, items.learnerMinor])
            ),
        ]
    }

    /// A quarter of the company's cheapest subscription that has so much to give, or nil.
    ///
    /// It must be paid for, run today and be in the currency of the budget.
    private static func bundle(
        _ input: PricingInput,
        _ subscriptions: [BundleSubscription],
        _ today: CivilDate
    ) throws(PricingFault) -> PricingOption? {
        var best: PricingOption?
        for subscription in subscriptions.sorted(by: { Identifier.isBefore($0.id, $1.id) }) {
            guard subscription.company == input.company, subscription.status == .active,
                subscription.period.contains(today),
                subscription.annualPrice.currency == input.budget.currency,
                subscription.unallocatedBp >= bundleShareBp
            else { continue }
            guard let price = subscription.priceMinor,
                let part = Arithmetic.roundHalfAway(
                    product: price,
                    bundleShareBp * input.months,
                    over: BundleSubscription.wholeBp * 12
                )
            else { throw .outOfRange }
            if let best, best.total.amount <= part { continue }
            best = PricingOption(
                model: .bundle,
                total: Money(amount: part, currency: input.budget.currency),
                subscription: subscription.id
            )
        }
        return best
    }

    /// The whole budget, when nothing from the list fits into it.
    private static func custom(_ budget: Money) throws(PricingFault) -> PricingOption {
        let fixed = Arithmetic.roundHalfAway(
            product: budget.amount,
            customFixedPercent,
            over: 100
        )
        guard let fixed else { throw .outOfRange }
        let fixedFee = Money(amount: fixed, currency: budget.currency)
        return PricingOption(model: .custom, total: budget, fixedFee: fixedFee)
    }

    /// The model that suits the size, if the budget has room for it, else the cheapest; of equals
    /// the one listed first.
    private static func recommended(
        of options: [PricingOption],
        _ input: PricingInput,
        _ book: PriceBook
    ) -> PricingModel {
        let budget = input.budget.amount
        let affordable = options.filter { $0.total.amount <= budget }
        let preferred: PricingModel =
            if budget < book.items.lowBudgetMinor {
                .credits
            } else if budget > book.items.highBudgetMinor {
                .bundle
            } else {
                input.beneficiaries > 100 ? .iaas : .seats
            }
        if affordable.contains(where: { $0.model == preferred }) { return preferred }
        return affordable.min { $0.total.amount < $1.total.amount }?.model ?? .custom
    }

    private static func total(
        _ input: PricingInput,
        _ factors: [Int64]
    ) throws(PricingFault) -> Money {
        var product: Int64 = 1
        for factor in factors {
            let (result, overflow) = product.multipliedReportingOverflow(by: factor)
            guard !overflow else { throw .outOfRange }
            product = result
        }
        return Money(amount: product, currency: input.budget.currency)
    }
}
