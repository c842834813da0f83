import Domain

/// A number of a campaign that somebody may ask the reason of.
///
/// Source: domain §7.1.
package enum CampaignNumber: String, Sendable, CaseIterable {
    /// U.
    case used
    /// L, with loans.
    case limit
    /// C.
    case cap
    /// W.
    case waiting
    /// Distinct active volunteers.
    case volunteers
    /// Distinct active beneficiaries.
    case beneficiaries
    /// Distinct beneficiaries, active or served.
    case learners
    /// Distinct beneficiaries served.
    case served
    /// Thousandths of a credit charged.
    case credits
    /// Units borrowed from siblings.
    case borrowed
    /// Units lent to siblings.
    case lent

    /// The number among those of a step.
    func value(of figures: CapacityFigures) -> Int64 {
        switch self {
        case .used: figures.used
        case .limit: figures.limit
        case .cap: figures.room.cap
        case .waiting: figures.waiting
        case .volunteers: figures.volunteers
        case .beneficiaries: figures.beneficiaries
        case .learners: figures.learners
        case .served: figures.served
        case .credits: figures.creditsMc
        case .borrowed: figures.borrowed
        case .lent: figures.lent
        }
    }

    /// The number as an expression over a row of `capacity_steps`.
    var expression: String {
        switch self {
        case .used: "used"
        case .limit: "(own_limit + borrowed - lent)"
        case .cap:
            "(own_limit + borrowed - lent + (own_limit + borrowed - lent) * overbook_pct / 100)"
        case .waiting: "waiting"
        case .volunteers: "volunteers"
        case .beneficiaries: "beneficiaries"
        case .learners: "learners"
        case .served: "served"
        case .credits: "credits_mc"
        case .borrowed: "borrowed"
        case .lent: "lent"
        }
    }

    /// What the number counts, from the rows themselves, for campaign `?1`; nil where only terms
    /// and loans decide.
    var recount: String? {
        switch self {
        case .limit, .cap: nil
        case .used: nil
        case .waiting:
            "SELECT count(*) FROM waitlist WHERE campaign = ?1 AND status = 'waiting'"
        case .volunteers: Self.active("volunteer")
        case .beneficiaries: Self.active("beneficiary")
        case .learners:
            """
            SELECT count(*) FROM (SELECT participant FROM enrollments WHERE campaign = ?1
                AND status = 'active' AND role = 'beneficiary'
                UNION SELECT participant FROM supports WHERE campaign = ?1)
            """
        case .served: "SELECT count(DISTINCT participant) FROM supports WHERE campaign = ?1"
        case .credits:
            """
            SELECT coalesce(sum(mc), 0) FROM facts WHERE campaign = ?1 AND voided = 0
                AND kind IN ('session', 'milestone')
            """
        case .borrowed: "SELECT count(*) FROM loans WHERE borrower = ?1"
        case .lent: "SELECT count(*) FROM loans WHERE lender = ?1"
        }
    }

    /// What the ledger adds up to, for campaign `?1` and rows before `?2`; nil where
    /// the ledger does not hold it.
    var ledger: String? {
        switch self {
        case .volunteers:
            """
            SELECT coalesce(sum(CASE type WHEN 'seat_assigned' THEN quantity ELSE -quantity END), 0)
            FROM usage WHERE campaign = ?1 AND seq < ?2
                AND type IN ('seat_assigned', 'seat_released')
            """
        case .served:
            """
            SELECT coalesce(sum(quantity), 0) FROM usage
            WHERE campaign = ?1 AND seq < ?2 AND type = 'learner_served'
            """
        case .credits:
            """
            SELECT coalesce(sum(quantity), 0) FROM usage
            WHERE campaign = ?1 AND seq < ?2 AND type = 'credits_consumed'
            """
        case .used, .limit, .cap, .waiting, .beneficiaries, .learners, .borrowed, .lent: nil
        }
    }

    /// The number that U is under a model.
    static func used(under model: PricingModel) -> Self {
        switch model {
        case .seats, .custom: .volunteers
        case .iaas, .bundle: .learners
        case .credits: .credits
        }
    }

    private static func active(_ role: String) -> String {
        """
        SELECT count(DISTINCT participant) FROM enrollments
        WHERE campaign = ?1 AND role = '\(role)' AND status = 'active'
        """
    }
}
