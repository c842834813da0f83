/// The lines of ledger records that carry their amount.
///
/// Source: domain §11.1, §11.2, §11.4.
enum AmountLines {
    /// One line for each record of a campaign; nil when a number does not fit.
    ///
    /// An overage record only repeats the line of its month, so of these only reversals make a
    /// line.
    static func lines(_ facts: RatingFacts) -> [InvoiceLine]? {
        var lines: [InvoiceLine] = []
        for record in facts.amounts {
            switch record.type {
            case .fixedFee:
                let bought = record.key.flatMap(CreditPurchase.level(ofKey:))
                lines.append(bought.map { purchase(record, $0, facts) } ?? fee(record, facts))
            case .milestone:
                lines.append(
                    line(record, .milestone, .milestoneReached, unit: .milestone, facts.campaign)
                )
            case .overage where record.isReversal:
                let unit = record.type.unit(of: record.model)
                lines.append(line(record, .overage, .overageReversed, unit: unit, facts.campaign))
            case .overage: break
            case .seatAssigned, .seatReleased, .creditsConsumed, .learnerServed, .session: break
            }
        }
        return lines
    }

    /// The line of a bundle subscription, which belongs to no campaign.
    static func subscription(_ record: LedgerAmount) -> InvoiceLine {
        let isRaised = record.key.map(SubscriptionCharge.isRaise(key:)) ?? false
        return line(
            record,
            .bundleSubscription,
            isRaised ? .bundleQuantityRaised : .bundlePeriod,
            unit: .fee,
            nil
        )
    }

    private static func fee(_ record: LedgerAmount, _ facts: RatingFacts) -> InvoiceLine {
        let isMonthly = record.key.map(FixedFees.isMonthly(key:)) ?? false
        let code: InvoiceLineCode = isMonthly ? .feeMonthly : .feeOnce
        return line(record, .fixedFee, code, unit: .fee, facts.campaign)
    }

    /// Credits bought, with what the purchase added as the quantity.
    private static func purchase(
        _ record: LedgerAmount,
        _ level: Int64,
        _ facts: RatingFacts
    ) -> InvoiceLine {
        let added = facts.credits.added(reaching: level)
        let quantity = record.isReversal ? -added : added
        return InvoiceLine(
            campaign: facts.campaign,
            kind: .creditPurchase,
            code: .creditsPurchased,
            quantity: quantity,
            late: record.isLate ? quantity : 0,
            reversed: record.isReversal ? quantity : 0,
            unit: .milliCredit,
            unitPriceMinor: creditPrice(on: record.date, facts),
            amountMinor: record.amountMinor,
            periodFrom: record.date,
            periodTo: record.date,
            key: record.key
        )
    }

    private static func creditPrice(on date: CivilDate, _ facts: RatingFacts) -> Int64? {
        guard case .credits(let terms) = facts.terms.latest(of: .credits, through: date) else {
            return nil
        }
        return terms.priceMinor
    }

    private static func line(
        _ record: LedgerAmount,
        _ kind: InvoiceLineKind,
        _ code: InvoiceLineCode,
        unit: BillingUnit,
        _ campaign: String?
    ) -> InvoiceLine {
        InvoiceLine(
            campaign: campaign,
            kind: kind,
            code: code,
            quantity: record.quantity,
            late: record.isLate ? record.quantity : 0,
            reversed: record.isReversal ? record.quantity : 0,
            unit: unit,
            unitPriceMinor: unitPrice(record),
            amountMinor: record.amountMinor,
            periodFrom: record.date,
            periodTo: record.date,
            key: record.key
        )
    }

    /// The price of one fee or milestone; an overage taken back has none of its own.
    private static func unitPrice(_ record: LedgerAmount) -> Int64? {
        guard record.quantity.magnitude == 1, record.type != .overage else { return nil }
        return Arithmetic.saturatingProduct(record.amountMinor, record.quantity)
    }
}
