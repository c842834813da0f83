import Domain

/// A quota as the model keeps it; what is used of it is counted anew each time.
final class ModelQuota {
    let id: String
    let company: String
    /// The campaign that it holds in, unless it is the company's or a group's.
    var campaign: String?
    var isAutomatic = false
    var rule: Quota
    var version: Int64 = 1
    /// The percentages that were told, by the first day of the period.
    var told: [CivilDate?: Set<Int64>] = [:]
    /// When its period was last looked at.
    var seen: Instant

    init(_ rule: Quota, company: String, campaign: String?, at clock: Instant) {
        id = rule.id
        self.rule = rule
        self.company = company
        self.campaign = campaign
        seen = clock
    }

    /// The first day of the period that a date is in; nil for one that never ends.
    func start(_ date: CivilDate) -> CivilDate? {
        switch rule.period {
        case .total: nil
        case .month: date.month.firstDay
        case .week: date.adding(days: 1 - date.isoWeekday)
        }
    }

    /// The first day of the period after that of a date.
    func next(_ date: CivilDate) -> CivilDate? {
        switch rule.period {
        case .total: nil
        case .month: date.month.next.firstDay
        case .week: date.adding(days: 8 - date.isoWeekday)
        }
    }

    var role: String? {
        switch rule.metric {
        case .volunteers: "volunteer"
        case .beneficiaries: "beneficiary"
        default: nil
        }
    }

    var most: Int64 { rule.limit + rule.limit * rule.overbookPct / 100 }
}
