/// A finer limit inside what was sold: how much of one thing may happen in one place and time.
///
/// Source: domain §16.
package struct Quota: Hashable, Sendable {
    /// The id.
    package let id: String
    /// The kind of place it holds in.
    package var scope: Scope
    /// The place: the id of the company, campaign or instance, or the pair of a group or role.
    package var scopeRef: String
    /// What is counted.
    package var metric: Metric
    /// How long is counted.
    package var period: Period
    /// How much may be used, 0 or more, in the unit of the metric.
    package var limit: Int64
    /// The currency of a budget; nil for every other metric.
    package var currency: Currency?
    /// Whether it stops requests.
    package var hardness: Hardness
    /// How far requests may go beyond the limit, 0–50 percent.
    package var overbookPct: Int64
    /// The percentages of the limit that people are told of, 1–150, ascending, none twice.
    package let alertPcts: [Int64]
    /// Whether it counts, blocks and tells.
    package var isActive: Bool

    /// A quota; percentages are put in order and named once, nothing else is checked here.
    package init(
        id: String,
        scope: Scope,
        scopeRef: String,
        metric: Metric,
        period: Period,
        limit: Int64,
        currency: Currency? = nil,
        hardness: Hardness,
        overbookPct: Int64 = 0,
        alertPcts: [Int64] = Self.standardAlertPcts,
        isActive: Bool = true
    ) {
        self.id = id
        self.scope = scope
        self.scopeRef = scopeRef
        self.metric = metric
        self.period = period
        self.limit = limit
        self.currency = currency
        self.hardness = hardness
        self.overbookPct = overbookPct
        self.alertPcts = Set(alertPcts).sorted()
        self.isActive = isActive
    }

    /// The percentages of a quota that names none.
    package static let standardAlertPcts: [Int64] = [80, 100]

    /// The limit of sessions that a campaign carries itself: all of them, and only told about.
    package static func maxSessions(_ count: Int64, campaign: String, id: String) -> Self {
        Self(
            id: id,
            scope: .campaign,
            scopeRef: campaign,
            metric: .sessions,
            period: .total,
            limit: count,
            hardness: .soft
        )
    }

    /// The quota of a campaign or of one of its roles, for another campaign.
    package func copied(as id: String, to campaign: String) -> Self {
        let role = scope == .role ? scopeRef.split(separator: "/").last : nil
        return Self(
            id: id,
            scope: scope,
            scopeRef: role.map { "\(campaign)/\($0)" } ?? campaign,
            metric: metric,
            period: period,
            limit: limit,
            currency: currency,
            hardness: hardness,
            overbookPct: overbookPct,
            alertPcts: alertPcts,
            isActive: isActive
        )
    }

    /// What requests may use: the limit and what may be overbooked, rounded down.
    package var cap: Int64 {
        let extra = Arithmetic.floorOfProduct(limit, overbookPct, over: 100) ?? 0
        return Arithmetic.saturatingSum(limit, extra)
    }

    /// Whether a request of a role finds no room in it; `use` is that of the current period.
    ///
    /// People are counted one by one, so there must be room for one more of the same role. The
    /// other role's people are no matter. Of anything else some must be left, as nobody knows yet
    /// how much the request will bring.
    package func blocks(_ role: ParticipantRole, use: Int64) -> Bool {
        guard isActive, hardness == .hard else { return false }
        return if let counted = metric.role { counted == role && use >= cap } else { use >= cap }
    }

    /// Whether facts have gone beyond it (`over_quota`); `use` is that after the fact.
    package func isExceeded(by use: Int64) -> Bool {
        isActive && hardness == .hard && use > cap
    }

    /// The ids of the quotas that block a request of a role, in their order; empty lets it through.
    package static func blocking(
        _ role: ParticipantRole,
        _ quotas: [(quota: Self, use: Int64)]
    ) -> [String] {
        quotas.filter { $0.quota.blocks(role, use: $0.use) }
            .map(\.quota.id)
            .sorted(by: Identifier.isBefore)
    }

    /// Whether what happens in a place counts, and is stopped, here.
    package func covers(_ place: QuotaPlace) -> Bool {
        place.references.contains { $0.scope == scope && $0.scopeRef == scopeRef }
    }

    /// How much of its metric a fact uses; a voided or undone fact gives it back.
    package func amount(of fact: QuotaFact) -> Int64 {
        switch (metric, fact) {
        case (.volunteers, .becameActive(.volunteer)): 1
        case (.beneficiaries, .becameActive(.beneficiary)): 1
        case (.sessions, .session): 1
        case (.hours, .session(let minutes, _)): minutes
        case (.credits, .session(_, let charged)), (.credits, .milestone(let charged)): charged
        case (.budget, .cost(let amount)): amount.currency == currency ? amount.amount : 0
        case (.volunteers, _), (.beneficiaries, _), (.sessions, _), (.hours, _), (.credits, _),
            (.budget, _):
            0
        }
    }

    /// The kinds of places a quota can hold in.
    package enum Scope: String, CaseIterable, Sendable {
        /// A company.
        case company
        /// A campaign.
        case campaign
        /// An instance of a campaign.
        case instance
        /// The enrollments of one group in a company: `<companyId>/<groupId>`.
        case group
        /// One side of a campaign: `<campaignId>/<role>`.
        case role
    }

    /// What a quota counts.
    package enum Metric: String, CaseIterable, Sendable {
        /// People who give time.
        case volunteers
        /// People who are helped.
        case beneficiaries
        /// Sessions held.
        case sessions
        /// The length of the sessions held; in minutes in spite of its name.
        case hours
        /// Credits charged, in thousandths.
        case credits
        /// Costs recorded in the currency of the limit, in minor units.
        case budget

        /// The role whose people it counts; nil when it counts no people.
        package var role: ParticipantRole? {
            switch self {
            case .volunteers: .volunteer
            case .beneficiaries: .beneficiary
            case .sessions, .hours, .credits, .budget: nil
            }
        }
    }

    /// How long a quota counts before it starts again.
    package enum Period: String, CaseIterable, Sendable {
        /// From the first to the last day.
        case total
        /// A month of the company's calendar.
        case month
        /// A week from Monday to Sunday of the company's calendar.
        case week

        /// The first day of the period a day lies in, in the company's calendar; nil for `total`.
        package func start(of day: CivilDate) -> CivilDate? {
            switch self {
            case .total: nil
            case .month: day.month.firstDay
            case .week: day.monday
            }
        }

        /// The first day of the period after the one a day lies in; nil for `total`.
        ///
        /// Its local midnight is the instant at which use starts again.
        package func nextStart(after day: CivilDate) -> CivilDate? {
            switch self {
            case .total: nil
            case .month: day.month.next.firstDay
            case .week: day.monday.adding(days: 7)
            }
        }
    }

    /// Whether a quota stops anybody.
    package enum Hardness: String, CaseIterable, Sendable {
        /// It is only told about.
        case soft
        /// Requests beyond it wait or are refused; facts count all the same.
        case hard
    }
}
