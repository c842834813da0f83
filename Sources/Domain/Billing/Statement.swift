/// The rating of one campaign and month.
///
/// Source: domain §11.2, §11.4.
package struct Statement: Hashable, Sendable {
    /// The campaign.
    package let campaign: String
    /// The currency of all amounts.
    package let currency: Currency
    /// The month.
    package let month: CivilMonth
    /// The lines in their order.
    package let lines: [InvoiceLine]
    /// The month's ledger quantities by type and unit, whatever the model, in the order of the
    /// types; a type without records is left out.
    package let ledger: [LedgerTotal]
    /// The sum of the lines in minor units.
    package let totalMinor: Int64

    /// A statement of its parts, stored ones too; lines in any order, throws when their sum does
    /// not fit.
    package init(
        campaign: String,
        currency: Currency,
        month: CivilMonth,
        lines: [InvoiceLine],
        ledger: [LedgerTotal]
    ) throws(MoneyFault) {
        guard let total = SeatRating.total(lines.map(\.amountMinor)) else { throw .outOfRange }
        self.campaign = campaign
        self.currency = currency
        self.month = month
        self.lines = InvoiceLine.sorted(lines)
        self.ledger = ledger
        totalMinor = total
    }

    /// The statement with the overage records of its closing month among its ledger quantities.
    ///
    /// Only for a ledger that was summed before they were written. Throws when a sum does not fit.
    package func including(_ records: [OverageRecord]) throws(MoneyFault) -> Self {
        var totals = ledger
        for record in records {
            let place = totals.firstIndex { $0.type == .overage && $0.unit == record.unit }
            let known = place.map { totals.remove(at: $0) }
            guard let quantity = SeatRating.total([known?.quantity ?? 0, record.quantity]) else {
                throw .outOfRange
            }
            let total = LedgerTotal(
                type: .overage,
                unit: record.unit,
                quantity: quantity,
                late: known?.late ?? 0,
                reversed: known?.reversed ?? 0
            )
            totals.insert(total, at: place ?? totals.endIndex)
        }
        return try Self(
            campaign: campaign,
            currency: currency,
            month: month,
            lines: lines,
            ledger: totals
        )
    }

    /// The ledger quantity of a type, over all its units.
    package func quantity(of type: LedgerType) -> Int64 {
        ledger.reduce(0) { sum, total in
            total.type == type ? Arithmetic.saturatingSum(sum, total.quantity) : sum
        }
    }

    /// The committed seats over the days of the segments.
    package var seatDays: Int64 {
        lines.reduce(0) { sum, line in
            line.segments.reduce(sum) { Arithmetic.saturatingSum($0, $1.seatDays) }
        }
    }

    /// What the learners of iaas terms cost, within the commitment and over it, in minor units;
    /// what a guarantee credit is a part of.
    package var learnerChargeMinor: Int64 {
        lines.reduce(0) { sum, line in
            let isOfLearners = line.kind == .overage && line.unit == .learner
            guard line.kind == .learners || isOfLearners else { return sum }
            return Arithmetic.saturatingSum(sum, line.amountMinor)
        }
    }
}
