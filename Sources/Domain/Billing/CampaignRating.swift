/// What a campaign's month costs, whatever was sold.
///
/// Every model that ever was agreed is rated by what its own records say, so that late facts and
/// reversals of a model no longer in effect cost what they should. Source: domain §11.2.
package enum CampaignRating {
    /// The statement of a month, to date when it is not over; throws when a number does not fit.
    ///
    /// The same facts give the same statement, so that a closed month can be rated again.
    package static func rate(_ facts: RatingFacts) throws(MoneyFault) -> Statement {
        let parts = [
            SeatLines.lines(facts), CreditLines.lines(facts), LearnerLines.lines(facts),
            ShareLines.lines(facts), ComponentLines.lines(facts), AmountLines.lines(facts),
            guaranteeCredit(facts),
        ]
        var lines: [InvoiceLine] = []
        for part in parts {
            guard let part else { throw .outOfRange }
            lines += part
        }
        guard let ledger = totals(facts) else { throw .outOfRange }
        return try Statement(
            campaign: facts.campaign,
            currency: facts.currency,
            month: facts.month,
            lines: lines,
            ledger: ledger
        )
    }

    private static func guaranteeCredit(_ facts: RatingFacts) -> [InvoiceLine]? {
        guard let credit = facts.guaranteeCredit, credit.amountMinor != 0 else { return [] }
        let line = InvoiceLine(
            campaign: facts.campaign,
            kind: .guaranteeCredit,
            code: .guaranteeMissed,
            quantity: 1,
            unit: .guarantee,
            unitPriceMinor: credit.amountMinor,
            amountMinor: credit.amountMinor,
            periodFrom: credit.date,
            periodTo: credit.date
        )
        return [line]
    }

    /// The month's records by type and unit.
    private static func totals(_ facts: RatingFacts) -> [LedgerTotal]? {
        let month = facts.ledger.filter { $0.period == facts.month }
        var totals: [LedgerTotal] = []
        for type in LedgerType.allCases {
            for unit in BillingUnit.allCases {
                let sums = month.filter { $0.type == type && type.unit(of: $0.model) == unit }
                guard !sums.isEmpty else { continue }
                guard let quantity = SeatRating.total(sums.map(\.quantity)),
                    let minutes = SeatRating.total(sums.map(\.minutes)),
                    let late = SeatRating.total(sums.map(\.late)),
                    let reversed = SeatRating.total(sums.map(\.reversed))
                else { return nil }
                totals.append(
                    LedgerTotal(
                        type: type,
                        unit: unit,
                        quantity: quantity,
                        minutes: minutes,
                        late: late,
                        reversed: reversed
                    )
                )
            }
        }
        return totals
    }
}
