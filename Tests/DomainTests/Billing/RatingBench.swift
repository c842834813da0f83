import Domain
import Testing

/// Facts of a campaign's month, built from what a test cares about.
enum RatingBench {
    /// A month in which every day is billable, unless told otherwise, seen after its end.
    static func facts(
        _ month: String,
        campaign: String = "c-one",
        currency: Currency = .eur,
        today: String? = nil,
        from first: String? = nil,
        through last: String? = nil,
        _ terms: [CommercialTerms],
        endDate: String? = nil
    ) throws -> RatingFacts {
        let rated = try Given.month(month)
        var facts = RatingFacts(
            campaign: campaign,
            currency: currency,
            month: rated,
            today: try today.map(Given.day) ?? rated.next.firstDay,
            terms: EffectiveTerms(
                history: TermsHistory(terms),
                endDate: try endDate.map(Given.day)
            )
        )
        let start = try first.map(Given.day) ?? rated.firstDay
        let end = try last.map(Given.day) ?? rated.lastDay
        facts.billableDays = (start.dayNumber...end.dayNumber).map(CivilDate.init(dayNumber:))
        return facts
    }

    /// One sum of the ledger.
    static func sum(
        _ type: LedgerType,
        _ model: PricingModel,
        _ period: String,
        _ quantity: Int64,
        minutes: Int64 = 0,
        late: Int64 = 0,
        lateMinutes: Int64 = 0,
        reversed: Int64 = 0,
        reversedMinutes: Int64 = 0
    ) throws -> LedgerSum {
        LedgerSum(
            type: type,
            model: model,
            period: try Given.month(period),
            quantity: quantity,
            minutes: minutes,
            late: late,
            lateMinutes: lateMinutes,
            reversed: reversed,
            reversedMinutes: reversedMinutes
        )
    }

    /// Seat terms.
    static func seats(
        _ from: String,
        _ seats: Int64,
        price: Int64 = 50_000,
        rateBp: Int64 = 10_000
    ) throws -> CommercialTerms {
        .seats(
            SeatTerms(
                effectiveFrom: try Given.day(from),
                seats: seats,
                priceMinor: price,
                overageRateBp: rateBp
            )
        )
    }

    /// Credit terms.
    static func credits(
        _ from: String,
        _ mc: Int64,
        price: Int64 = 1000,
        overagePrice: Int64? = nil
    ) throws -> CommercialTerms {
        .credits(
            CreditTerms(
                effectiveFrom: try Given.day(from),
                allocationMc: mc,
                priceMinor: price,
                overagePriceMinor: overagePrice
            )
        )
    }

    /// Terms for learners.
    static func learners(
        _ from: String,
        _ learners: Int64,
        price: Int64 = 120_000,
        rateBp: Int64 = 10_000
    ) throws -> CommercialTerms {
        .iaas(
            LearnerTerms(
                effectiveFrom: try Given.day(from),
                learners: learners,
                priceMinor: price,
                overageRateBp: rateBp
            )
        )
    }

    /// A share of a bundle.
    static func bundle(_ from: String, shareBp: Int64) throws -> CommercialTerms {
        .bundle(
            BundleTerms(
                effectiveFrom: try Given.day(from),
                subscription: "sub-veridia",
                shareBp: shareBp
            )
        )
    }

    /// Custom terms.
    static func custom(
        _ from: String,
        fee: Int64? = nil,
        _ schedule: CustomTerms.FeeSchedule = .once,
        _ components: [CustomComponent] = [],
        milestones: [CustomMilestone] = []
    ) throws -> CommercialTerms {
        .custom(
            CustomTerms(
                effectiveFrom: try Given.day(from),
                fixedFeeMinor: fee,
                feeSchedule: schedule,
                components: components,
                milestones: milestones
            )
        )
    }

    /// A day on which the number of volunteers changed.
    static func volunteers(
        _ date: String,
        peak: Int64,
        closing: Int64? = nil
    ) throws -> VolunteerDay {
        VolunteerDay(date: try Given.day(date), peak: peak, closing: closing ?? peak)
    }
}
