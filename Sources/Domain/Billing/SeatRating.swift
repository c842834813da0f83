/// What a month of seats costs.
///
/// Source: domain §11.2, §11.3.
///
/// A day is worth one part of the days of its own month; nothing is rounded per day, so that the
/// segments add up to the rounded month.
package enum SeatRating {
    /// The rating of a month from its billable days, given in ascending order.
    ///
    /// For a month that is not over it is the amount to date. nil when an amount does not fit.
    package static func rate(month: CivilMonth, days: [SeatDay]) -> SeatStatement? {
        let runs = runs(of: days)
        let exact = runs.compactMap { $0.value(inMonthOf: month.dayCount) }
        guard exact.count == runs.count, let amounts = Arithmetic.largestRemainder(exact),
            let commitment = total(amounts), let overage = overage(month, days),
            let total = total([commitment, overage.amountMinor])
        else { return nil }
        let segments = zip(runs, amounts).map { run, amount in
            SeatSegment(
                from: run.from,
                to: run.to,
                seats: run.seats,
                priceMinor: run.priceMinor,
                amountMinor: amount
            )
        }
        return SeatStatement(
            month: month,
            segments: segments,
            commitmentMinor: commitment,
            overageSeatDays: overage.seatDays,
            overageMinor: overage.amountMinor,
            totalMinor: total,
            committedSeatDays: segments.reduce(0) { Arithmetic.saturatingSum($0, $1.seatDays) }
        )
    }

    /// The value of a contract: the rating with every day from the first to the last billable.
    ///
    /// 0 without terms or days; nil when an amount does not fit. Source: domain §9.1.
    package static func contractValue(
        from first: CivilDate,
        through last: CivilDate,
        terms versions: [SeatTerms]
    ) -> Int64? {
        guard first <= last else { return 0 }
        var amounts: [Int64] = []
        var month = first.month
        while month <= last.month {
            let from = max(first, month.firstDay)
            let days = planned(from: from, through: min(last, month.lastDay), terms: versions)
            guard let statement = rate(month: month, days: days) else { return nil }
            amounts.append(statement.commitmentMinor)
            month = month.next
        }
        return total(amounts)
    }

    /// The sum of amounts; nil when it does not fit.
    package static func total(_ amounts: [Int64]) -> Int64? {
        var sum: Int64 = 0
        for amount in amounts {
            let (next, overflow) = sum.addingReportingOverflow(amount)
            guard !overflow else { return nil }
            sum = next
        }
        return sum
    }

    /// All seats over the committed ones in one line, rounded once.
    private static func overage(
        _ month: CivilMonth,
        _ days: [SeatDay]
    ) -> (seatDays: Int64, amountMinor: Int64)? {
        var seatDays: Int64 = 0
        var weighted: Int128 = 0
        for day in days where day.peak > day.seats {
            let over = Arithmetic.saturatingSum(day.peak, -day.seats)
            let value = Int128(over) * Int128(day.priceMinor)
            let (part, first) = value.multipliedReportingOverflow(by: Int128(day.overageRateBp))
            let (sum, second) = weighted.addingReportingOverflow(part)
            if first || second { return nil }
            weighted = sum
            seatDays = Arithmetic.saturatingSum(seatDays, over)
        }
        let divisor = 10_000 * Int128(month.dayCount)
        guard let amount = Arithmetic.roundHalfAway(wide: weighted, over: divisor) else {
            return nil
        }
        return (seatDays, amount)
    }

    private static func runs(of days: [SeatDay]) -> [Run] {
        var runs: [Run] = []
        for day in days {
            if let last = runs.last, last.isContinued(by: day) {
                runs[runs.count - 1].to = day.date
            } else {
                runs.append(Run(day))
            }
        }
        return runs
    }

    private static func planned(
        from first: CivilDate,
        through last: CivilDate,
        terms versions: [SeatTerms]
    ) -> [SeatDay] {
        (first.dayNumber...last.dayNumber).compactMap { number in
            let date = CivilDate(dayNumber: number)
            guard let terms = SeatTerms.inForce(on: date, among: versions) else { return nil }
            return SeatDay(
                date: date,
                seats: terms.seats,
                priceMinor: terms.priceMinor,
                overageRateBp: terms.overageRateBp,
                peak: 0
            )
        }
    }

    /// Days that follow each other with the same seats and price.
    private struct Run {
        let from: CivilDate
        var to: CivilDate
        let seats: Int64
        let priceMinor: Int64

        init(_ day: SeatDay) {
            from = day.date
            to = day.date
            seats = day.seats
            priceMinor = day.priceMinor
        }

        private var days: Int64 { to.days(since: from) + 1 }

        /// The exact amount; nil when it is too large for any sum.
        func value(inMonthOf dayCount: Int64) -> Fraction? {
            let seatDays = Int128(days) * Int128(seats)
            let (value, overflow) = seatDays.multipliedReportingOverflow(by: Int128(priceMinor))
            return overflow ? nil : Fraction(value, over: dayCount)
        }

        func isContinued(by day: SeatDay) -> Bool {
            day.date == to.adding(days: 1) && day.seats == seats && day.priceMinor == priceMinor
        }
    }
}
