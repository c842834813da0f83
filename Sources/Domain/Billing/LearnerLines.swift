/// The lines of learners served under iaas terms.
///
/// Source: domain §11.2.
enum LearnerLines {
    /// Learners within the commitment and over it; nil when a number does not fit.
    static func lines(_ facts: RatingFacts) -> [InvoiceLine]? {
        guard case .iaas(let terms) = facts.terms.latest(of: .iaas, through: facts.asOf) else {
            return []
        }
        let price = Arithmetic.roundHalfAway(
            product: terms.priceMinor,
            terms.overageRateBp,
            over: 10_000
        )
        guard let served = facts.quantity(of: .learnerServed, .iaas),
            let within = served.delta({ min($0, terms.learners) }),
            let over = served.delta({ max(0, Arithmetic.saturatingSum($0, -terms.learners)) }),
            let amount = Arithmetic.roundHalfAway(
                product: within.quantity,
                terms.priceMinor,
                over: 1
            ),
            let overage = overageMinor(over.quantity, terms)
        else { return nil }
        let lines = [
            line(facts, .learners, .learnersServed, within, terms.priceMinor, amount),
            line(facts, .overage, .learnerOverage, over, price, overage),
        ]
        return lines.filter { !$0.isEmpty }
    }

    private static func overageMinor(_ learners: Int64, _ terms: LearnerTerms) -> Int64? {
        let value = Int128(learners) * Int128(terms.priceMinor)
        let (wide, overflow) = value.multipliedReportingOverflow(by: Int128(terms.overageRateBp))
        return overflow ? nil : Arithmetic.roundHalfAway(wide: wide, over: 10_000)
    }

    private static func line(
        _ facts: RatingFacts,
        _ kind: InvoiceLineKind,
        _ code: InvoiceLineCode,
        _ part: LedgerMovement.Part,
        _ priceMinor: Int64?,
        _ amountMinor: Int64
    ) -> InvoiceLine {
        InvoiceLine(
            campaign: facts.campaign,
            kind: kind,
            code: code,
            quantity: part.quantity,
            late: part.late,
            reversed: part.reversed,
            unit: .learner,
            unitPriceMinor: priceMinor,
            amountMinor: amountMinor,
            periodFrom: facts.month.firstDay,
            periodTo: facts.asOf
        )
    }
}
