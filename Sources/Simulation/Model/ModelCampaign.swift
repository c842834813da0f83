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
        let limit: Int64
        let cap: Int64
        let waiting: Int64
        let model: String
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
    var terms: [(id: String, from: CivilDate, seats: Int64)] = []
    /// When terms were last looked at; those of a later midnight are due.
    var termsSeen = Instant(ms: 0)
    var limit: Int64 = 0
    var model = "custom"
    var completedOn: CivilDate?
    /// What failed of the clock's moves since the last change of state, by target.
    var retries: [String: (attempts: Int64, next: Instant?)] = [:]
    var orders: [ModelOrder] = []
    var recurrence: ModelRecurrence?
    var hasLegalHold = false
    var overrides: ConfigurationDocument = [:]
    var audit: [String: ModelAudit] = [:]
    var provenance: ModelProvenance?
    var classes: [ModelClass] = []
    var enrollments: [ModelEnrollment] = []
    var entries: [ModelEntry] = []
    var levels: [Int64: Level] = [80: Level(), 90: Level(), 100: Level(), 110: Level()]
    var mutedUntil: Instant?
    var muted: Set<Int64> = []
    var peak: Int64 = 0
    /// The volunteers of the days on which their number changed: the most at once and the last.
    var days: [CivilDate: (peak: Int64, closing: Int64)] = [:]
    /// Who is served: the completed enrollments that say so, and the ledger record.
    var supports: [String: (enrollments: [String], usage: String)] = [:]

    init(id: String, company: String, fields: ModelFields) {
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
        days[date] = (max(carried, used), used)
    }

    var isLive: Bool { ["recruiting", "active", "paused"].contains(status) }
    var isOpen: Bool { status == "recruiting" || status == "active" }
    var cap: Int64 { limit + limit * fields.overbookPct / 100 }

    var used: Int64 { Int64(persons("volunteer").count) }

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
            limit: limit,
            cap: cap,
            waiting: Int64(entries.count { $0.status == "waiting" }),
            model: model
        )
    }

    func isActive(_ person: String, _ role: String) -> Bool {
        enrollments.contains { $0.isActive && $0.person == person && $0.role == role }
    }

    func members(_ place: String, _ role: String) -> Int64 {
        Int64(enrollments.count { $0.isActive && $0.place == place && $0.role == role })
    }

    func isFull(_ place: ModelClass) -> Bool {
        place.size > 0 && members(place.id, "beneficiary") >= place.size
    }

    /// Whether a further class opens when all are full: the newest one says so.
    var splits: Bool { classes.last?.splits ?? false }

    /// First and last day, unless one is missing or they are reversed.
    var dates: (start: CivilDate, end: CivilDate)? {
        guard let start = fields.start, let end = fields.end, start <= end else { return nil }
        return (start, end)
    }
}
