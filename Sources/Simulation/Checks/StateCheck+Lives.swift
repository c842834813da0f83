import Contracts
import Domain
import Storage

/// What must hold of campaigns, cohorts and calendars by themselves.
extension StateCheck {
    /// I16: the history of a campaign is a path of 4.1, and each due move is there once, in order.
    func paths() throws -> [String] {
        var violations: [String] = []
        var status: [String: String] = [:]
        var time: [String: Int64] = [:]
        var moved: Set<[JSON?]> = []
        var due: [String: (position: Int64, dueAt: Int64, at: Int64)] = [:]
        for row in try digest.rows(of: "status_history") {
            let id = row["campaign"]?.string ?? ""
            let from = row["from_status"]?.string ?? ""
            let to = row["to_status"]?.string ?? ""
            if from != status[id] ?? "draft" { violations.append("the history of \(id) jumps") }
            if Model.edges[from]?.contains(to) != true {
                violations.append("\(id) went from \(from) to \(to)")
            }
            let at = row["at"]?.int ?? 0
            if at < time[id, default: 0] { violations.append("the history of \(id) goes back") }
            (status[id], time[id]) = (to, at)
            guard let dueAt = row["due_at"]?.int else {
                if row["trigger"] == .string("clock") {
                    violations.append("\(id) moved by the clock without being due")
                }
                continue
            }
            if at < dueAt { violations.append("\(id) moved before it was due") }
            if !moved.insert([row["campaign"], row["to_status"], row["due_at"]]).inserted {
                violations.append("a due move of \(id) happened twice")
            }
            // What one tick makes up for comes in the order in which it was due, unless it became
            // due by what came before.
            let position = row["position"]?.int ?? 0
            if let last = due[id], last.position == position, last.dueAt > dueAt, last.at < at {
                violations.append("due moves of \(id) are out of order")
            }
            due[id] = (position, dueAt, at)
        }
        for row in try digest.rows(of: "campaigns") {
            let id = row["id"]?.string ?? ""
            if row["status"]?.string != status[id] ?? "draft" {
                violations.append("\(id) is not in the state of its history")
            }
        }
        return violations
    }

    /// I17: after a tick nothing that is due by its dates has been left out.
    ///
    /// `clock` is that of the tick which was folded last; nil when something came behind it.
    func dueMoves(behind clock: Instant?) throws -> [String] {
        guard let clock else { return [] }
        let blackouts = try digest.rows(of: "blackouts")
        let zones = try zones()
        var violations: [String] = []
        for row in try digest.rows(of: "campaigns") {
            guard let id = row["id"]?.string, let zone = zones[row["company"]?.string ?? ""],
                let body = Self.object(row["body"]), let fields = body["fields"]?.object
            else { continue }
            func date(_ key: String) -> CivilDate? {
                fields[key]?.string.flatMap { CivilDate(iso: $0) }
            }
            let today = zone.localDate(at: clock)
            switch row["status"]?.string {
            case "active":
                if let end = date("endDate"), end < today {
                    violations.append("\(id) is active behind its last day")
                }
            case "planned", "recruiting":
                let isHeld = blackouts.contains { blackout in
                    Self.covers(blackout, id, row["company"], today)
                }
                guard let start = date("startDate"), start <= today, !isHeld,
                    body["attempts"]?.int ?? 0 == 0
                else { continue }
                violations.append("\(id) waits behind its first day and nobody tried")
            default: break
            }
        }
        return violations
    }

    private static func covers(
        _ blackout: JSONObject,
        _ campaign: String,
        _ company: JSON?,
        _ date: CivilDate
    ) -> Bool {
        guard blackout["company"] == company, let first = blackout["first"]?.string,
            let last = blackout["last"]?.string, first <= date.iso, date.iso <= last
        else { return false }
        let concerned = blackout["campaigns"]?.string?.split { " ,[]\"".contains($0) }
        return concerned.map { $0.contains(Substring(campaign)) } ?? true
    }

    private func zones() throws -> [String: ZoneTable] {
        var zones: [String: ZoneTable] = [:]
        for row in try digest.rows(of: "companies") {
            let entries = (Self.object(row["body"])?["zoneTable"]?.array ?? []).compactMap {
                entry -> ZoneTable.Entry? in
                guard let pair = entry.array, pair.count == 2, let from = pair[0].int,
                    let offset = pair[1].int
                else { return nil }
                return ZoneTable.Entry(fromMs: from, offsetSeconds: offset)
            }
            zones[row["id"]?.string ?? ""] = try? ZoneTable(entries: entries)
        }
        return zones
    }

    /// I18: cohorts stand to their campaign as they must.
    func cohorts() throws -> [String] {
        var status: [String: String] = [:]
        for row in try digest.rows(of: "campaigns") {
            status[row["id"]?.string ?? ""] = row["status"]?.string
        }
        var violations: [String] = []
        for row in try digest.rows(of: "instances") {
            let id = row["campaign"]?.string ?? ""
            if row["status"] == .string("active"), status[id] != "active" {
                violations.append("a cohort of \(id) is active and the campaign is not")
            }
            if row["status"] == .string("paused"), row["paused_by"] == .string("cascade"),
                status[id] != "paused"
            {
                violations.append("a cohort of \(id) is paused and the campaign is not")
            }
        }
        return violations
    }

    /// I26: at most one open signal per campaign, and one per company as a whole.
    func signals() throws -> [String] {
        let open = try digest.rows(of: "signals").filter { $0["status"] == .string("open") }
        let subjects = open.map { row in
            row["campaign"]?.string ?? "\(row["company"]?.string ?? "")/company"
        }
        return Set(subjects).count == subjects.count
            ? [] : ["a campaign or company has two open upsell signals"]
    }

    static func object(_ column: JSON?) -> JSONObject? {
        column?.string.flatMap { (try? JSONParser.parse(Array($0.utf8)))?.object }
    }
}
