/// Complete terms out of entered ones.
extension TermsInput {
    /// The terms from a date on; nil when anything is missing or wrong.
    package func terms(effectiveFrom date: CivilDate, in currency: Currency) -> CommercialTerms? {
        guard let model, isComplete(in: currency) else { return nil }
        return switch model {
        case .seats: seats(date)
        case .credits: credits(date)
        case .iaas: learners(date)
        case .bundle: bundle(date)
        case .custom: custom(date)
        }
    }

    private func seats(_ date: CivilDate) -> CommercialTerms? {
        guard let committedSeats, let seatPricePerMonth else { return nil }
        return .seats(
            SeatTerms(
                effectiveFrom: date,
                seats: committedSeats,
                priceMinor: seatPricePerMonth.amount,
                overageRateBp: overageRateBp ?? 10_000
            )
        )
    }

    private func credits(_ date: CivilDate) -> CommercialTerms? {
        guard let creditAllocationMc, let creditPrice else { return nil }
        return .credits(
            CreditTerms(
                effectiveFrom: date,
                allocationMc: creditAllocationMc,
                priceMinor: creditPrice.amount,
                overagePriceMinor: overageCreditPrice?.amount,
                tariff: tariff.map { entries in
                    entries.compactMap { entry in
                        guard let activity = entry.activity, let basis = entry.basis,
                            let mc = entry.mc
                        else { return nil }
                        return CreditTariff(activity: activity, basis: basis, mc: mc)
                    }
                }
            )
        )
    }

    private func learners(_ date: CivilDate) -> CommercialTerms? {
        guard let learnersCommitted, let pricePerLearner else { return nil }
        return .iaas(
            LearnerTerms(
                effectiveFrom: date,
                learners: learnersCommitted,
                priceMinor: pricePerLearner.amount,
                overageRateBp: overageRateBp ?? 10_000,
                guarantees: (guarantees ?? []).compactMap { promise in
                    guard let metric = promise.metric, let threshold = promise.threshold else {
                        return nil
                    }
                    return Guarantee(metric: metric, threshold: threshold)
                },
                guaranteeCapBp: guaranteeCapBp ?? 3000
            )
        )
    }

    private func bundle(_ date: CivilDate) -> CommercialTerms? {
        guard let subscriptionId, let shareBp else { return nil }
        return .bundle(
            BundleTerms(effectiveFrom: date, subscription: subscriptionId, shareBp: shareBp)
        )
    }

    private func custom(_ date: CivilDate) -> CommercialTerms {
        .custom(
            CustomTerms(
                effectiveFrom: date,
                fixedFeeMinor: fixedFee?.amount,
                feeSchedule: fixedFeeSchedule ?? .once,
                components: (components ?? []).compactMap { part in
                    guard let name = part.name, let unit = part.unit, let rate = part.rate else {
                        return nil
                    }
                    return CustomComponent(
                        name: name,
                        unit: unit,
                        rateMinor: rate.amount,
                        cap: part.cap
                    )
                },
                milestones: (milestones ?? []).compactMap { part in
                    guard let key = part.key, let amount = part.amount else { return nil }
                    return CustomMilestone(
                        key: key,
                        amountMinor: amount.amount,
                        dueDate: part.dueDate
                    )
                }
            )
        )
    }
}
