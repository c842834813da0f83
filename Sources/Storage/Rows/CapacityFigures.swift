package import Domain

/// The numbers of a campaign that people ask the reason of, at the end of a record.
///
/// Source: domain §7.1.
package struct CapacityFigures: Sendable, Hashable {
    /// The pricing model, which says what is used.
    package var model: PricingModel
    /// U by that model.
    package var used: Int64
    /// L without loans.
    package var ownLimit: Int64
    /// Units borrowed from siblings.
    package var borrowed: Int64
    /// Units lent to siblings.
    package var lent: Int64
    /// Percent beyond the limit.
    package var overbookPct: Int64
    /// Distinct active volunteers.
    package var volunteers: Int64
    /// Distinct active beneficiaries.
    package var beneficiaries: Int64
    /// Distinct beneficiaries, active or served.
    package var learners: Int64
    /// Distinct beneficiaries served.
    package var served: Int64
    /// Thousandths of a credit charged.
    package var creditsMc: Int64
    /// Everybody who waits.
    package var waiting: Int64
    /// H: the units that holds and offers keep.
    package var held: Int64

    /// The numbers as the counters have them now.
    package init(_ row: CapacityRow) {
        model = row.model
        used = row.used
        ownLimit = row.ownLimit
        borrowed = row.borrowed
        lent = row.lent
        overbookPct = row.overbookPct
        volunteers = row.volunteers
        beneficiaries = row.beneficiaries
        learners = row.learners
        served = row.served
        creditsMc = row.creditsMc
        waiting = row.waiting
        held = row.held
    }

    /// L: with what was borrowed and without what was lent.
    package var limit: Int64 { ownLimit + borrowed - lent }

    /// U, H, L and C as the rules take them.
    package var room: Room {
        Room(model: model, limit: limit, overbookPct: overbookPct, used: used, held: held)
    }

    static let columns = """
        model, used, own_limit, borrowed, lent, overbook_pct, volunteers, beneficiaries, learners,
        served, credits_mc, waiting, held
        """

    init(_ row: inout Columns) {
        model = PricingModel(rawValue: row.text()) ?? .custom
        used = row.int()
        ownLimit = row.int()
        borrowed = row.int()
        lent = row.int()
        overbookPct = row.int()
        volunteers = row.int()
        beneficiaries = row.int()
        learners = row.int()
        served = row.int()
        creditsMc = row.int()
        waiting = row.int()
        held = row.int()
    }

    func bind(_ binder: inout Binder) {
        binder.add(model.rawValue)
        for value in [
            used, ownLimit, borrowed, lent, overbookPct, volunteers, beneficiaries, learners,
            served, creditsMc, waiting, held,
        ] { binder.add(value) }
    }
}
