package import Domain

/// Agreed terms as outputs and tables carry them: the member `terms`, with `model` beside it.
///
/// Source: domain §9.1, §21.4.
extension CommercialTerms {
    /// The terms with all defaults written out; amounts are in the campaign's currency.
    package func json(in currency: Currency) -> JSONObject { entered(in: currency).json }

    /// Reads what `json` wrote; nil when it is not of that form or not complete.
    package init?(
        model: PricingModel,
        json: JSONObject,
        effectiveFrom date: CivilDate,
        in currency: Currency
    ) {
        guard let input = TermsInput(model: model, json: json),
            let terms = input.terms(effectiveFrom: date, in: currency)
        else { return nil }
        self = terms
    }

    /// The terms as if somebody had entered them in full; amounts are in the currency given.
    package func entered(in currency: Currency) -> TermsInput {
        func money(_ amount: Int64) -> Money { Money(amount: amount, currency: currency) }
        var input = TermsInput(model: model)
        switch self {
        case .seats(let terms):
            input.committedSeats = terms.seats
            input.seatPricePerMonth = money(terms.priceMinor)
            input.overageRateBp = terms.overageRateBp
        case .credits(let terms):
            input.creditAllocationMc = terms.allocationMc
            input.creditPrice = money(terms.priceMinor)
            input.tariff = terms.tariff?.map {
                TermsInput.Tariff(activity: $0.activity, basis: $0.basis, mc: $0.mc)
            }
            input.overageCreditPrice = money(terms.overagePriceMinor)
        case .iaas(let terms):
            input.learnersCommitted = terms.learners
            input.pricePerLearner = money(terms.priceMinor)
            input.overageRateBp = terms.overageRateBp
            input.guarantees = terms.guarantees.map {
                TermsInput.Promise(metric: $0.metric, threshold: $0.threshold)
            }
            input.guaranteeCapBp = terms.guaranteeCapBp
        case .bundle(let terms):
            input.subscriptionId = terms.subscription
            input.shareBp = terms.shareBp
        case .custom(let terms):
            input.fixedFee = terms.fixedFeeMinor.map(money)
            // Without a fee there is nothing for a schedule to say.
            input.fixedFeeSchedule = terms.fixedFeeMinor == nil ? nil : terms.feeSchedule
            input.components = terms.components.map {
                TermsInput.Component(
                    name: $0.name,
                    unit: $0.unit,
                    rate: money($0.rateMinor),
                    cap: $0.cap
                )
            }
            input.milestones = terms.milestones.map {
                TermsInput.Milestone(
                    key: $0.key,
                    amount: money($0.amountMinor),
                    dueDate: $0.dueDate
                )
            }
        }
        return input
    }
}
