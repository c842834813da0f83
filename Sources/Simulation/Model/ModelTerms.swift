import Domain

/// One version of what a campaign is sold for, as the model keeps it: as it was entered.
struct ModelTerms {
    let id: String
    let from: CivilDate
    let input: TermsInput

    var model: String { input.model?.rawValue ?? "custom" }

    /// Whether nothing is missing that a plan needs, by 9.1.
    static func isComplete(_ input: TermsInput, _ currency: String) -> Bool {
        func price(_ money: Money?) -> Bool {
            money.map { $0.currency.rawValue == currency && $0.amount > 0 } ?? false
        }
        switch input.model {
        case nil: return false
        case .seats: return input.committedSeats != nil && price(input.seatPricePerMonth)
        case .credits:
            return input.creditAllocationMc != nil && price(input.creditPrice)
                && (input.overageCreditPrice == nil || price(input.overageCreditPrice))
        case .iaas: return input.learnersCommitted != nil && price(input.pricePerLearner)
        case .bundle: return input.subscriptionId != nil && input.shareBp != nil
        case .custom:
            let (parts, milestones) = (input.components ?? [], input.milestones ?? [])
            let isEmpty = input.fixedFee == nil && parts.isEmpty && milestones.isEmpty
            return !isEmpty && (input.fixedFee == nil || price(input.fixedFee))
                && (input.fixedFee != nil || input.fixedFeeSchedule == nil)
                && parts.allSatisfy { $0.name != nil && $0.unit != nil && price($0.rate) }
                && milestones.allSatisfy { $0.key != nil && price($0.amount) }
        }
    }

    /// Whether other terms may follow in the middle of a month, by 9.1.
    func mayBecomeMidMonth(_ next: TermsInput) -> Bool {
        let old = input
        guard old.model == next.model else { return false }
        switch old.model {
        case .seats: return old.overageRateBp ?? 10_000 == next.overageRateBp ?? 10_000
        case .credits:
            let prices = [old, next].map { $0.overageCreditPrice ?? $0.creditPrice }
            return next.creditAllocationMc ?? 0 >= old.creditAllocationMc ?? 0
                && old.creditPrice == next.creditPrice && prices[0] == prices[1]
                && old.tariff == next.tariff
        case .bundle: return old.subscriptionId == next.subscriptionId
        default: return old == next
        }
    }
}
