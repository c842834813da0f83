import Domain
import Storage

/// The quotas of one company, found by the place they hold in.
///
/// A company without quotas has an empty one, so that a fact asks one flag.
final class QuotaShelf {
    private struct Place: Hashable {
        let scope: Quota.Scope
        let ref: String
    }

    /// The company's zone.
    let zone: ZoneTable
    /// Whether one of them counts people.
    let countsPeople: Bool
    /// Whether one of them counts sessions, credits or costs.
    let countsActivities: Bool
    /// Whether one of them may stop a request.
    let blocks: Bool
    /// Whether one of them holds for a group.
    let hasGroups: Bool
    private let rows: [String: QuotaRow]
    private let byPlace: [Place: [String]]

    init(_ quotas: [QuotaRow], zone: ZoneTable) {
        self.zone = zone
        countsPeople = quotas.contains { $0.quota.metric.role != nil }
        countsActivities = quotas.contains { $0.quota.metric.role == nil }
        blocks = quotas.contains { $0.quota.isActive && $0.quota.hardness == .hard }
        hasGroups = quotas.contains { $0.quota.scope == .group }
        var rows: [String: QuotaRow] = [:]
        var byPlace: [Place: [String]] = [:]
        for row in quotas {
            rows[row.quota.id] = row
            let place = Place(scope: row.quota.scope, ref: row.quota.scopeRef)
            byPlace[place, default: []].append(row.quota.id)
        }
        self.rows = rows
        self.byPlace = byPlace
    }

    /// The quota with an id.
    func row(_ id: String) -> QuotaRow? { rows[id] }

    /// The quotas that hold in a place.
    func quotas(at place: QuotaPlace) -> [QuotaRow] {
        place.references.flatMap { scope, ref in
            (byPlace[Place(scope: scope, ref: ref)] ?? []).compactMap { rows[$0] }
        }
    }

    /// The first day of the period of a quota that a moment lies in; nil for one that counts
    /// everything.
    func start(of quota: Quota, at moment: Instant) -> CivilDate? {
        quota.period.start(of: zone.dayBegun(at: moment))
    }
}
