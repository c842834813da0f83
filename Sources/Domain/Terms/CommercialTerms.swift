/// One version of what a campaign was sold for, in any of the five models.
///
/// All amounts are in minor units of the campaign's currency. Source: domain §9.1.
package enum CommercialTerms: Hashable, Sendable {
    /// Volunteer seats per month.
    case seats(SeatTerms)
    /// Work bought in advance.
    case credits(CreditTerms)
    /// Learners served.
    case iaas(LearnerTerms)
    /// A share of a subscription.
    case bundle(BundleTerms)
    /// Anything else agreed.
    case custom(CustomTerms)

    /// The model.
    package var model: PricingModel {
        switch self {
        case .seats: .seats
        case .credits: .credits
        case .iaas: .iaas
        case .bundle: .bundle
        case .custom: .custom
        }
    }

    /// The local date from which the version holds.
    package var effectiveFrom: CivilDate {
        switch self {
        case .seats(let terms): terms.effectiveFrom
        case .credits(let terms): terms.effectiveFrom
        case .iaas(let terms): terms.effectiveFrom
        case .bundle(let terms): terms.effectiveFrom
        case .custom(let terms): terms.effectiveFrom
        }
    }

    /// L: what was sold.
    ///
    /// A bundle's is its effective share, which only the subscription knows (domain §7.7); custom
    /// terms count towards the target of volunteers. Source: domain §7.1.
    package func limit(targetVolunteers: Int64, effectiveShare: Int64) -> Int64 {
        switch self {
        case .seats(let terms): terms.seats
        case .credits(let terms): terms.allocationMc
        case .iaas(let terms): terms.learners
        case .bundle: effectiveShare
        case .custom: targetVolunteers
        }
    }

    /// Whether a change to other terms may take effect in the middle of a month.
    ///
    /// Only other seats, another price of a seat, another share or a larger allocation may, each
    /// with everything else unchanged. Source: domain §9.1.
    package func mayBecomeMidMonth(_ other: Self) -> Bool {
        switch (self, other) {
        case (.seats(let old), .seats(let new)):
            old.overageRateBp == new.overageRateBp
        case (.credits(let old), .credits(let new)):
            new.allocationMc >= old.allocationMc && old.priceMinor == new.priceMinor
                && old.overagePriceMinor == new.overagePriceMinor && old.tariff == new.tariff
        case (.bundle(let old), .bundle(let new)):
            old.subscription == new.subscription
        case (.iaas, .iaas), (.custom, .custom):
            self == other.effective(from: effectiveFrom)
        case (.seats, _), (.credits, _), (.iaas, _), (.bundle, _), (.custom, _):
            false
        }
    }

    /// The same terms from another date on.
    package func effective(from date: CivilDate) -> Self {
        switch self {
        case .seats(let terms):
            .seats(
                SeatTerms(
                    effectiveFrom: date,
                    seats: terms.seats,
                    priceMinor: terms.priceMinor,
                    overageRateBp: terms.overageRateBp
                )
            )
        case .credits(let terms):
            .credits(
                CreditTerms(
                    effectiveFrom: date,
                    allocationMc: terms.allocationMc,
                    priceMinor: terms.priceMinor,
                    overagePriceMinor: terms.overagePriceMinor,
                    tariff: terms.tariff
                )
            )
        case .iaas(let terms):
            .iaas(
                LearnerTerms(
                    effectiveFrom: date,
                    learners: terms.learners,
                    priceMinor: terms.priceMinor,
                    overageRateBp: terms.overageRateBp,
                    guarantees: terms.guarantees,
                    guaranteeCapBp: terms.guaranteeCapBp
                )
            )
        case .bundle(let terms):
            .bundle(
                BundleTerms(
                    effectiveFrom: date,
                    subscription: terms.subscription,
                    shareBp: terms.shareBp
                )
            )
        case .custom(let terms):
            .custom(
                CustomTerms(
                    effectiveFrom: date,
                    fixedFeeMinor: terms.fixedFeeMinor,
                    feeSchedule: terms.feeSchedule,
                    components: terms.components,
                    milestones: terms.milestones
                )
            )
        }
    }
}
