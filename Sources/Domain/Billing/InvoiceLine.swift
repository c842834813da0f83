/// One line of a statement or an invoice.
///
/// Source: domain §11.4.
package struct InvoiceLine: Hashable, Sendable {
    /// The campaign; nil for what the company owes as a whole.
    package let campaign: String?
    /// The kind.
    package let kind: InvoiceLineKind
    /// The description as a code.
    package let code: InvoiceLineCode
    /// How much, signed.
    package let quantity: Int64
    /// How much of it came after its month was closed, with its sign.
    package let late: Int64
    /// How much of it takes back other records, with its sign.
    package let reversed: Int64
    /// The unit of the quantities.
    package let unit: BillingUnit
    /// The price of a seat per month, a credit, a learner, a session, an hour or one of the thing
    /// itself, in minor units; nil where it changes within the line.
    package let unitPriceMinor: Int64?
    /// The amount in minor units.
    package let amountMinor: Int64
    /// The first day it is about.
    package let periodFrom: CivilDate
    /// The last day it is about.
    package let periodTo: CivilDate
    /// The parts of a commitment in the order of their days; empty for other kinds.
    package let segments: [SeatSegment]
    /// The key of a fee, a milestone or a component.
    package let key: String?
    /// What became of a share of a bundle; only on its line.
    package let share: ShareReport?

    /// A line; late and reversed are 0 where nothing is given.
    package init(
        campaign: String?,
        kind: InvoiceLineKind,
        code: InvoiceLineCode,
        quantity: Int64,
        late: Int64 = 0,
        reversed: Int64 = 0,
        unit: BillingUnit,
        unitPriceMinor: Int64?,
        amountMinor: Int64,
        periodFrom: CivilDate,
        periodTo: CivilDate,
        segments: [SeatSegment] = [],
        key: String? = nil,
        share: ShareReport? = nil
    ) {
        self.campaign = campaign
        self.kind = kind
        self.code = code
        self.quantity = quantity
        self.late = late
        self.reversed = reversed
        self.unit = unit
        self.unitPriceMinor = unitPriceMinor
        self.amountMinor = amountMinor
        self.periodFrom = periodFrom
        self.periodTo = periodTo
        self.segments = segments
        self.key = key
        self.share = share
    }

    /// Whether it says nothing, so that it is left out.
    var isEmpty: Bool { quantity == 0 && late == 0 && reversed == 0 && amountMinor == 0 }

    /// The lines in the order of an invoice.
    ///
    /// By campaign, none first, kind, first day and key, none first; texts by their bytes. Lines
    /// that agree in all of these go by code, and otherwise keep their order.
    package static func sorted(_ lines: [Self]) -> [Self] {
        lines.enumerated()
            .sorted { first, second in
                switch order(first.element, second.element) {
                case .before: true
                case .after: false
                case .same: first.offset < second.offset
                }
            }
            .map(\.element)
    }

    private enum Order {
        case before
        case after
        case same
    }

    private static func order(_ first: Self, _ second: Self) -> Order {
        if first.campaign != second.campaign {
            return isBefore(first.campaign, second.campaign) ? .before : .after
        }
        if first.kind != second.kind { return first.kind < second.kind ? .before : .after }
        if first.periodFrom != second.periodFrom {
            return first.periodFrom < second.periodFrom ? .before : .after
        }
        if first.key != second.key {
            return isBefore(first.key, second.key) ? .before : .after
        }
        if first.code != second.code {
            return isBefore(first.code.rawValue, second.code.rawValue) ? .before : .after
        }
        return .same
    }

    private static func isBefore(_ first: String?, _ second: String?) -> Bool {
        guard let second else { return false }
        guard let first else { return true }
        return first.utf8.lexicographicallyPrecedes(second.utf8)
    }
}
