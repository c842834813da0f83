/// The ledger record that keeps a month's overage when the month closes.
///
/// Source: domain §11.1.
package struct OverageRecord: Hashable, Sendable {
    /// The model whose overage it is.
    package let model: PricingModel
    /// Its quantity, signed.
    package let quantity: Int64
    /// Seat-days, thousandths of a credit or learners.
    package let unit: BillingUnit
    /// The amount in minor units, signed.
    package let amountMinor: Int64

    /// A record.
    package init(model: PricingModel, quantity: Int64, unit: BillingUnit, amountMinor: Int64) {
        self.model = model
        self.quantity = quantity
        self.unit = unit
        self.amountMinor = amountMinor
    }

    /// The records of a month that closes: one for each model with an overage line, reversals of
    /// earlier months left out.
    package static func records(of statement: Statement) -> [Self] {
        statement.lines.compactMap { line in
            guard line.kind == .overage, let model = model(of: line.code),
                line.quantity != 0 || line.amountMinor != 0
            else { return nil }
            return Self(
                model: model,
                quantity: line.quantity,
                unit: line.unit,
                amountMinor: line.amountMinor
            )
        }
    }

    private static func model(of code: InvoiceLineCode) -> PricingModel? {
        switch code {
        case .seatOverage: .seats
        case .creditOverage: .credits
        case .learnerOverage: .iaas
        case .seatsCommitted, .overageReversed, .creditsPurchased, .learnersServed, .bundleShare,
            .bundlePeriod, .bundleQuantityRaised, .feeOnce, .feeMonthly, .componentHours,
            .componentSessions, .componentLearners, .milestoneReached, .guaranteeMissed:
            nil
        }
    }
}
