/// The line of a share of a bundle, which costs nothing.
///
/// Source: domain §11.2.
enum ShareLines {
    /// One line with the report for a month with a billable day under bundle terms, or with
    /// learners served under them; nil when a number does not fit.
    static func lines(_ facts: RatingFacts) -> [InvoiceLine]? {
        guard let served = facts.quantity(of: .learnerServed, .bundle),
            let part = served.delta({ $0 })
        else { return nil }
        let isBilled = facts.billableDays.contains { date in
            date.month == facts.month && date <= facts.asOf
                && facts.terms.inForce(on: date)?.model == .bundle
        }
        let hasRecords = part.quantity != 0 || part.late != 0 || part.reversed != 0
        guard isBilled || hasRecords else { return [] }
        let standing =
            facts.share ?? ShareStanding(own: 0, borrowed: 0, lent: 0, utilizationBp: nil)
        let line = InvoiceLine(
            campaign: facts.campaign,
            kind: .bundleZero,
            code: .bundleShare,
            quantity: part.quantity,
            late: part.late,
            reversed: part.reversed,
            unit: .learner,
            unitPriceMinor: 0,
            amountMinor: 0,
            periodFrom: facts.month.firstDay,
            periodTo: facts.asOf,
            share: ShareReport(
                servedInMonth: part.quantity,
                servedToDate: served.end,
                standing: standing
            )
        )
        return [line]
    }
}
