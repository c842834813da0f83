import Contracts
import Domain
import Storage

/// What must hold of the tables by themselves, whatever the model says.
///
/// Source: domain §25.
struct StateCheck {
    let digest: NodeDigest
    private let rows: [OutboxRow]
    private let lastTick: Instant?

    init(_ digest: NodeDigest, _ rows: [OutboxRow], _ history: History) {
        self.digest = digest
        self.rows = rows
        var tick: Instant?
        let position = Int64(history.messages.count)
        if let last = history.messages.last, !history.quarantined.contains(position),
            case .input(.clockTicked(let at)) =
                RecordDecoder.decode(position: position, message: last).content
        {
            tick = at
        }
        lastTick = tick
    }

    func violations() throws -> [String] {
        let clock = try digest.rows(of: "node").first?["clock"]?.int
        let tick = lastTick.flatMap { $0.ms == clock ? $0 : nil }
        return try counters() + bills() + bundles() + reconciliations(rows) + admissions(rows)
            + ledger() + alerts() + identities() + dispositions() + times()
            + paths() + dueMoves(behind: tick) + cohorts() + signals() + snapshots() + audits()
            + refusals(rows)
    }

    /// I6: one record of a type per fact, and each is reversed at most once.
    private func ledger() throws -> [String] {
        var seen: Set<[JSON?]> = []
        var reversed: Set<JSON> = []
        var violations: [String] = []
        for row in try digest.rows(of: "usage") {
            if let reverses = row["reverses"], reverses != .null {
                if !reversed.insert(reverses).inserted {
                    violations.append("\(reverses) is reversed twice")
                }
                // What has a key is charged once, whatever became of it.
                guard row["key"] == .null else { continue }
                seen.remove([row["company"], row["campaign"], row["type"], row["ref"]])
                continue
            }
            if !seen.insert([row["company"], row["campaign"], row["type"], row["ref"]]).inserted {
                violations.append("the ledger has two records for \(row["ref"] ?? .null)")
            }
        }
        return violations
    }

    /// I10, I11: windows are kept, and every suppressed alert is accounted for.
    private func alerts() throws -> [String] {
        var violations: [String] = []
        let windows: [Int64: Int64] = [80: 24, 90: 12, 100: 6, 110: 1]
        let rows = try digest.rows(of: "alerts").filter { $0["kind"] == .string("threshold") }
        for (key, same) in Dictionary(grouping: rows, by: { [$0["campaign"], $0["threshold"]] }) {
            let name = "\(key[0]?.string ?? "") \(key[1]?.int ?? 0)"
            let sent = same.filter { $0["status"] == .string("sent") }
            let times = sent.compactMap { $0["at"]?.int }
            let window = windows[key[1]?.int ?? 0, default: 0] * Instant.millisecondsPerHour
            if zip(times, times.dropFirst()).contains(where: { $1 - $0 < window }) {
                violations.append("alerts of \(name) are closer than their window")
            }
            let suppressed = same.count { $0["status"] == .string("suppressed") }
            let told = sent.reduce(0) { $0 + ($1["suppressed_before"]?.int ?? 0) }
            if told > Int64(suppressed) {
                violations.append("alerts of \(name) tell of more than was suppressed")
            }
        }
        for (_, same) in Dictionary(
            grouping: rows.filter { $0["status"] == .string("sent") },
            by: { [$0["campaign"], .int(($0["seq"]?.int ?? 0) >> 20)] }
        )
        where Set(same.compactMap { $0["at"]?.int }).count < same.count {
            violations.append("a record sent two alerts")
        }
        return violations
    }

    /// I6, I7: nobody is in twice by one reference, nobody waits twice.
    private func identities() throws -> [String] {
        var violations: [String] = []
        let open: [JSON] = [.string("waiting"), .string("offered")]
        let waiting = try digest.rows(of: "waitlist").filter {
            open.contains($0["status"] ?? .null)
        }
        let places = waiting.map { [$0["campaign"], $0["participant"], $0["role"]] }
        if Set(places).count != places.count { violations.append("somebody waits twice") }
        let inside = try digest.rows(of: "enrollments").filter { $0["status"] == .string("active") }
        let ids = Set(inside.map { [$0["campaign"], $0["participant"], $0["role"]] })
        if places.contains(where: ids.contains) {
            violations.append("somebody waits for a place that they have")
        }
        let kept = try digest.rows(of: "holds").filter { $0["status"] == .string("held") }
        let held = kept.map { [$0["campaign"], $0["participant"], $0["role"]] }
        if Set(held).count != held.count { violations.append("somebody holds twice") }
        if held.contains(where: ids.contains) {
            violations.append("somebody holds a place and has one")
        }
        return violations
    }

    /// I15: nothing is from the future.
    private func times() throws -> [String] {
        let clock = try digest.rows(of: "node").first?["clock"]?.int ?? 0
        let horizon = clock + 72 * Instant.millisecondsPerHour
        let stored = try digest.rows(of: "status_history") + digest.rows(of: "alerts")
        let effective = try digest.rows(of: "usage").compactMap { $0["effective_at"]?.int }
        let isSound =
            stored.allSatisfy { $0["at"]?.int ?? 0 <= clock }
            && effective.allSatisfy { $0 <= horizon }
        return isSound ? [] : ["something is from the future"]
    }

    /// I8: every input has exactly one disposition.
    private func dispositions() throws -> [String] {
        let position = try digest.rows(of: "node").first?["position"]?.int ?? 0
        let sum = try digest.rows(of: "tallies").reduce(0) { $0 + ($1["count"]?.int ?? 0) }
        return sum == position ? [] : ["\(position) inputs have \(sum) dispositions"]
    }
}
