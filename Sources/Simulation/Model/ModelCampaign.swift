import Domain

/// A campaign as the model keeps it: everything is counted anew from what it holds.
final class ModelCampaign {
    /// What is remembered of one alert threshold.
    struct Level {
        var isPassed = false
        var lastSent: Instant?
        var pending: Int64 = 0
        var heldFor: String?
    }

    /// What the end of a record is compared with.
    struct Numbers: Equatable {
        let used: Int64
        let held: Int64
        let limit: Int64
        let cap: Int64
        let waiting: Int64
        let model: String
        let volunteers: Int64
    }

    let id: String
    let company: String
    var fields: ModelFields
    var status = "draft"
    var version: Int64 = 1
    var plannedBy: String?
    var wasActive = false
    var isSettled = false
    var settledOn: CivilDate?
    var terms: [ModelTerms] = []
    /// The terms in effect when they were last looked at.
    var current: ModelTerms?
    /// When terms were last looked at; those of a later midnight are due.
    var termsSeen = Instant(ms: 0)
    /// L without what siblings lend each other.
    var ownLimit: Int64 = 0
    var model = "custom"
    /// The share that it kept at its end.
    var keptShareBp: Int64?
    /// When fees and milestones were last looked for.
    var feesSeen = Instant(ms: 0)
    /// Sessions, served learners, milestones and costs.
    var facts: [ModelFact] = []
    private let loans: ModelLoans
    var completedOn: CivilDate?
    /// What failed of the clock's moves since the last change of state, by target.
    var retries: [String: (attempts: Int64, next: Instant?)] = [:]
    /// Until when days off hold back what is overdue, by target and moment.
    var heldBack: [String: Instant] = [:]
    var orders: [ModelOrder] = []
    var recurrence: ModelRecurrence?
    var hasLegalHold = false
    var overrides: ConfigurationDocument = [:]
    var audit: [String: ModelAudit] = [:]
    var provenance: ModelProvenance?
    var classes: [ModelClass] = []
    var enrollments: [ModelEnrollment] = []
    var entries: [ModelEntry] = []
    /// Holds and offers, in the order in which they were placed.
    var holds: [ModelHold] = []
    var levels: [Int64: Level] = [80: Level(), 90: Level(), 100: Level(), 110: Level()]
    var mutedUntil: Instant?
    var muted: Set<Int64> = []
    var peak: Int64 = 0
    /// The volunteers of the days on which their number changed: the most at once and the last.
    var days: [CivilDate: (peak: Int64, closing: Int64)] = [:]
    /// Who is served: the enrollments and facts that say so, and the ledger record.
    var supports: [String: (by: [String], usage: String)] = [:]

    init(id: String, company: String, fields: ModelFields, loans: ModelLoans = ModelLoans()) {
        self.loans = loans
        self.id = id
        self.company = company
        self.fields = fields
    }

    /// The most volunteers at once on a date: counted that day, or carried into it.
    func peak(on date: CivilDate) -> Int64 {
        if let day = days[date] { return day.peak }
        return days.filter { $0.key < date }.max { $0.key < $1.key }?.value.closing ?? 0
    }

    /// Keeps the number of volunteers at the end of a record.
    func note(_ date: CivilDate, before: Int64) {
        let carried = days[date]?.peak ?? before
        days[date] = (max(carried, volunteers), volunteers)
    }

    var isLive: Bool { ["recruiting", "active", "paused"].contains(status) }
    var isOpen: Bool { status == "recruiting" || status == "active" }
    var cap: Int64 { limit + limit * fields.overbookPct / 100 }

    var borrowed: Int64 { loans.borrowed(id) }
    var lent: Int64 { loans.lent(id) }
    var limit: Int64 { ownLimit + borrowed - lent }

    var volunteers: Int64 { Int64(persons("volunteer").count) }
    var learners: Set<String> { persons("beneficiary").union(supports.keys) }
    var credits: Int64 { facts.reduce(0) { $0 + ($1.isVoided ? 0 : $1.mc) } }
    var sessions: Int64 { Int64(facts.count { $0.kind == "session" && !$0.isVoided }) }

    /// U, by 7.1.
    var used: Int64 {
        switch model {
        case "credits": credits
        case "iaas", "bundle": Int64(learners.count)
        default: volunteers
        }
    }

    /// H, by "Holds and offers".
    var held: Int64 {
        let standing = holds.filter(\.stands)
        switch model {
        case "credits": return 0
        case "iaas", "bundle":
            let asked = standing.filter { $0.role == "beneficiary" }
            return Int64(asked.count { supports[$0.person] == nil })
        default: return Int64(standing.count { $0.role == "volunteer" })
        }
    }

    /// What keeps a place for somebody.
    func standing(_ person: String, _ role: String) -> ModelHold? {
        holds.first { $0.stands && $0.isOf(id, person, role) }
    }

    /// What somebody takes who is not in yet, by 7.1.
    func need(_ person: String, _ role: String) -> Int64 {
        switch model {
        case "credits": 0
        case "iaas", "bundle": role == "beneficiary" && supports[person] == nil ? 1 : 0
        default: role == "volunteer" ? 1 : 0
        }
    }

    /// The terms in effect on a date; what is dated after the end never is.
    func terms(on date: CivilDate) -> ModelTerms? {
        if status == "draft" {
            guard let input = fields.terms, ModelTerms.isComplete(input, fields.currency) else {
                return nil
            }
            return ModelTerms(id: "", from: date, input: input)
        }
        let day = [fields.end, settledOn].compactMap { $0 }.reduce(date) { min($0, $1) }
        return terms.last { $0.from <= day } ?? terms.first
    }

    /// Whether a request with a need fits beside what is kept, by 7.1.
    func admits(_ need: Int64, limit: Int64, besides held: Int64? = nil) -> Bool {
        let cap = limit + limit * fields.overbookPct / 100
        guard limit > 0 else { return false }
        return need > 0
            ? used + (held ?? self.held) + need <= cap : model != "credits" || used < cap
    }

    func persons(_ role: String) -> Set<String> {
        Set(enrollments.filter { $0.isActive && $0.role == role }.map(\.person))
    }

    var waiting: [ModelEntry] {
        entries.filter { $0.status == "waiting" }
            .sorted { ($1.priority, $0.order) < ($0.priority, $1.order) }
    }

    var numbers: Numbers {
        Numbers(
            used: used,
            held: held,
            limit: limit,
            cap: cap,
            waiting: Int64(entries.count { $0.status == "waiting" }),
            model: model,
            volunteers: volunteers
        )
    }

    func isActive(_ person: String, _ role: String) -> Bool {
        enrollments.contains { $0.isActive && $0.person == person && $0.role == role }
    }

    func members(_ place: String, _ role: String) -> Int64 {
        Int64(enrollments.count { $0.isActive && $0.place == place && $0.role == role })
    }

    /// Whether a class has no place left; one that is kept is free to its holder alone.
    func isFull(_ place: ModelClass, besides own: ModelHold? = nil) -> Bool {
        let kept = holds.count {
            $0.stands && $0 !== own && $0.role == "beneficiary" && $0.place == place.id
        }
        return place.size > 0 && members(place.id, "beneficiary") + Int64(kept) >= place.size
    }

    /// Whether a further class opens when all are full: the newest one says so.
    var splits: Bool { classes.last?.splits ?? false }

    /// First and last day, unless one is missing or they are reversed.
    var dates: (start: CivilDate, end: CivilDate)? {
        guard let start = fields.start, let end = fields.end, start <= end else { return nil }
        return (start, end)
    }
}
