/// The line of credits used beyond the bought ones.
///
/// Source: domain §11.2.
enum CreditLines {
    /// Overage, which may be negative when more credits were bought; nil when a number does not
    /// fit.
    static func lines(_ facts: RatingFacts) -> [InvoiceLine]? {
        guard case .credits(let terms) = facts.terms.latest(of: .credits, through: facts.asOf)
        else { return [] }
        let dayBefore = facts.month.firstDay.adding(days: -1)
        let boughtBefore = facts.credits.bought(on: dayBefore, terms: facts.terms)
        let bought = facts.credits.bought(on: facts.asOf, terms: facts.terms)
        // The parts are those of what is bought now; only the whole knows what was bought before.
        guard let used = facts.quantity(of: .creditsConsumed, .credits),
            let part = used.delta({ over($0, bought) }),
            let quantity = LedgerMovement.difference(
                over(used.end, bought),
                over(used.start, boughtBefore)
            ),
            let amount = Arithmetic.roundHalfAway(
                product: quantity,
                terms.overagePriceMinor,
                over: 1000
            )
        else { return nil }
        let line = InvoiceLine(
            campaign: facts.campaign,
            kind: .overage,
            code: .creditOverage,
            quantity: quantity,
            late: part.late,
            reversed: part.reversed,
            unit: .milliCredit,
            unitPriceMinor: terms.overagePriceMinor,
            amountMinor: amount,
            periodFrom: facts.month.firstDay,
            periodTo: facts.asOf
        )
        return line.isEmpty ? [] : [line]
    }

    private static func over(_ used: Int64, _ bought: Int64) -> Int64 {
        max(0, Arithmetic.saturatingSum(used, -bought))
    }
}
