/// The lines of the days of a month on which seats were sold.
///
/// Source: domain §11.2.
enum SeatLines {
    /// Commitment and overage; nil when a number does not fit.
    static func lines(_ facts: RatingFacts) -> [InvoiceLine]? {
        let peaks = VolunteerPeaks(facts.volunteers)
        let days = facts.billableDays.compactMap { date -> SeatDay? in
            guard date.month == facts.month, date <= facts.asOf,
                case .seats(let terms) = facts.terms.inForce(on: date)
            else { return nil }
            return SeatDay(
                date: date,
                seats: terms.seats,
                priceMinor: terms.priceMinor,
                overageRateBp: terms.overageRateBp,
                peak: peaks.peak(on: date)
            )
        }
        guard let first = days.first, let last = days.last else { return [] }
        guard let statement = SeatRating.rate(month: facts.month, days: days) else { return nil }
        let prices = Set(statement.segments.map(\.priceMinor))
        let commitment = InvoiceLine(
            campaign: facts.campaign,
            kind: .commitment,
            code: .seatsCommitted,
            quantity: statement.committedSeatDays,
            unit: .seatDay,
            unitPriceMinor: prices.count == 1 ? prices.first : nil,
            amountMinor: statement.commitmentMinor,
            periodFrom: first.date,
            periodTo: last.date,
            segments: statement.segments
        )
        guard statement.overageSeatDays != 0 else { return [commitment] }
        return [commitment, overage(statement, days.filter { $0.peak > $0.seats }, facts)]
    }

    private static func overage(
        _ statement: SeatStatement,
        _ days: [SeatDay],
        _ facts: RatingFacts
    ) -> InvoiceLine {
        let prices = Set(
            days.map {
                Arithmetic.roundHalfAway(product: $0.priceMinor, $0.overageRateBp, over: 10_000)
            }
        )
        return InvoiceLine(
            campaign: facts.campaign,
            kind: .overage,
            code: .seatOverage,
            quantity: statement.overageSeatDays,
            unit: .seatDay,
            unitPriceMinor: prices.count == 1 ? prices.first.flatMap { $0 } : nil,
            amountMinor: statement.overageMinor,
            periodFrom: days.first?.date ?? facts.month.firstDay,
            periodTo: days.last?.date ?? facts.asOf
        )
    }
}
