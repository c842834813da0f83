/// The lines of the components of custom terms, by use.
///
/// Source: domain §11.2.
enum ComponentLines {
    /// One line for each component that was used; nil when a number does not fit.
    static func lines(_ facts: RatingFacts) -> [InvoiceLine]? {
        guard case .custom(let terms) = facts.terms.latest(of: .custom, through: facts.asOf) else {
            return []
        }
        var lines: [InvoiceLine] = []
        for component in terms.components {
            guard let line = line(component, facts) else { return nil }
            if !line.isEmpty { lines.append(line) }
        }
        return lines
    }

    private static func line(_ component: CustomComponent, _ facts: RatingFacts) -> InvoiceLine? {
        let movement: LedgerMovement? =
            switch component.unit {
            case .hour: facts.minutes(.custom)
            case .session: facts.quantity(of: .session, .custom)
            case .learner: facts.quantity(of: .learnerServed, .custom)
            }
        guard let movement, let part = movement.delta({ capped($0, component) }),
            let end = amount(capped(movement.end, component), component),
            let start = amount(capped(movement.start, component), component),
            let amount = LedgerMovement.difference(end, start)
        else { return nil }
        return InvoiceLine(
            campaign: facts.campaign,
            kind: .component,
            code: code(component.unit),
            quantity: part.quantity,
            late: part.late,
            reversed: part.reversed,
            unit: unit(component.unit),
            unitPriceMinor: component.rateMinor,
            amountMinor: amount,
            periodFrom: facts.month.firstDay,
            periodTo: facts.asOf,
            key: component.name
        )
    }

    /// The units that are charged; hours in minutes.
    private static func capped(_ units: Int64, _ component: CustomComponent) -> Int64 {
        guard let cap = component.cap else { return units }
        return min(units, Arithmetic.saturatingProduct(cap, perUnit(component)))
    }

    /// The price of cumulative units, hours rounded; the difference of two makes a line, so that
    /// the rounding never adds up over months.
    private static func amount(_ units: Int64, _ component: CustomComponent) -> Int64? {
        Arithmetic.roundHalfAway(product: units, component.rateMinor, over: perUnit(component))
    }

    private static func perUnit(_ component: CustomComponent) -> Int64 {
        switch component.unit {
        case .hour: 60
        case .session, .learner: 1
        }
    }

    private static func unit(_ unit: CustomComponent.Unit) -> BillingUnit {
        switch unit {
        case .hour: .minute
        case .session: .session
        case .learner: .learner
        }
    }

    private static func code(_ unit: CustomComponent.Unit) -> InvoiceLineCode {
        switch unit {
        case .hour: .componentHours
        case .session: .componentSessions
        case .learner: .componentLearners
        }
    }
}
