import Contracts
import Domain
import Storage

/// What must hold of counters, ledger, bundles and bills by themselves.
extension StateCheck {
    /// I1 to I4: U is who is in or what was charged, and the ledger says the same.
    func counters() throws -> [String] {
        var violations: [String] = []
        let enrollments = try digest.rows(of: "enrollments").filter {
            $0["status"] == .string("active")
        }
        let (inside, lines) = (Self.byCampaign(enrollments), Self.byCampaign(try usage()))
        let supports = Self.byCampaign(try digest.rows(of: "supports"))
        let facts = Self.byCampaign(
            try digest.rows(of: "facts").filter { $0["voided"] == .int(0) }
        )
        for row in try digest.rows(of: "capacity") {
            let name = row["campaign"]?.string ?? ""
            func people(_ role: String) -> Set<String> {
                let own = (inside[name] ?? []).filter { $0["role"] == .string(role) }
                return Set(own.compactMap { $0["participant"]?.string })
            }
            func sum(_ type: String) -> Int64 {
                Self.sum((lines[name] ?? []).filter { $0["type"] == .string(type) }, "quantity")
            }
            let served = Set((supports[name] ?? []).compactMap { $0["participant"]?.string })
            let mc = Self.sum(facts[name] ?? [], "mc")
            let seats = Int64(people("volunteer").count)
            let learners = Int64(people("beneficiary").union(served).count)
            let used =
                switch row["model"]?.string ?? "" {
                case "credits": mc
                case "iaas", "bundle": learners
                default: seats
                }
            if row["used"]?.int != used || used < 0 {
                violations.append("U of \(name) is not \(used)")
            }
            let sessions = (facts[name] ?? []).filter { $0["kind"] == .string("session") }.count
            for (what, ledger, count) in [
                ("seats", sum("seat_assigned") - sum("seat_released"), seats),
                ("served", sum("learner_served"), Int64(served.count)),
                ("credits", sum("credits_consumed"), mc),
                ("sessions", sum("session"), Int64(sessions)),
            ] where ledger != count {
                violations.append("the \(what) of \(name) are not what the ledger says")
            }
        }
        return violations
    }

    /// I19: segments make lines, lines make statements and invoices, each of one currency.
    func bills() throws -> [String] {
        var violations: [String] = []
        let all = try digest.rows(of: "statements") + digest.rows(of: "invoices")
        for row in all {
            let name = row["id"]?.string ?? "\(row["campaign"] ?? .null) \(row["month"] ?? .null)"
            let body = Self.object(row["body"]) ?? [:]
            let lines = (body["lines"]?.array ?? []).compactMap(\.object)
            var total: Int64 = 0
            for line in lines {
                let amount = line["amount"]?.object?["amount"]?.int ?? 0
                total += amount
                let segments = (line["segments"]?.array ?? []).compactMap(\.object)
                let parts = segments.reduce(0) {
                    $0 + ($1["amount"]?.object?["amount"]?.int ?? 0)
                }
                if !segments.isEmpty, parts != amount {
                    violations.append("the segments of \(name) are not their line")
                }
                if line["amount"]?.object?["currency"] != row["currency"] {
                    violations.append("\(name) has two currencies")
                }
            }
            if row["total"]?.int != total {
                violations.append("the lines of \(name) are not its total")
            }
        }
        return violations
    }

    /// I20: what siblings lend each other adds up, and nobody borrows who has room.
    func bundles() throws -> [String] {
        var violations: [String] = []
        let loans = try digest.rows(of: "loans")
        let rows = try digest.rows(of: "capacity")
        for row in rows {
            let name = row["campaign"]?.string ?? ""
            let borrowed = Int64(loans.count { $0["borrower"] == row["campaign"] })
            let lent = Int64(loans.count { $0["lender"] == row["campaign"] })
            let limit = row["limit_count"]?.int ?? 0
            if row["borrowed"]?.int != borrowed || row["lent"]?.int != lent {
                violations.append("the loans of \(name) are miscounted")
            }
            if limit != (row["own_limit"]?.int ?? 0) + borrowed - lent || limit < 0 {
                violations.append("L of \(name) is not its own and what it borrowed")
            }
            // A loan stays for whom a unit is kept.
            let kept = row["held_learners"]?.int ?? 0
            if borrowed > 0, (row["used"]?.int ?? 0) + kept < limit {
                violations.append("\(name) borrows and has room")
            }
        }
        for row in try digest.rows(of: "subscriptions") {
            let shares = Self.object(row["body"])?["shares"]?.object ?? [:]
            let members = rows.filter { $0["subscription"] == row["id"] }
            if shares.members.reduce(0, { $0 + ($1.value.int ?? 0) }) > 10_000 {
                violations.append("the shares of \(row["id"]?.string ?? "") are more than all")
            }
            if Self.sum(members, "limit_count") != Self.sum(members, "own_limit") {
                violations.append("the limits of \(row["id"]?.string ?? "") do not add up")
            }
        }
        return violations
    }

    /// I25: ledger, counters and statements agreed whenever they were compared.
    func reconciliations(_ rows: [OutboxRow]) throws -> [String] {
        let told = rows.compactMap { Told($0) }.filter { $0.name == "billing.reconciled" }
        let stored = try digest.rows(of: "reconciliations")
        let isMatched =
            told.allSatisfy { $0["status"] == .string("matched") }
            && stored.allSatisfy { $0["status"] == .string("matched") }
        return isMatched ? [] : ["ledger, counters and statements do not agree"]
    }

    /// I5: nobody was let in where nothing was sold, and no volunteer beyond the cap of seats.
    func admissions(_ rows: [OutboxRow]) throws -> [String] {
        var violations: [String] = []
        var seats: [String: String] = [:]
        for line in try usage() where line["type"] == .string("seat_assigned") {
            let key = [line["company"], line["ref"]].map { $0?.string ?? "" }
            seats[key.joined(separator: "/")] = line["model"]?.string
        }
        let all = rows.compactMap { Told($0) }
        // Whoever had a place kept takes it whatever room there is by then.
        var kept = Set<JSON?>()
        for told in all where told.name == "enrollment.hold_ended" {
            kept.insert(told["enrollmentId"])
        }
        for told in all where told.name == "enrollment.offered" { kept.insert(told["requestId"]) }
        for told in all where told.name == "enrollment.decided" {
            guard told["decision"] == .string("accepted"), told["duplicate"] == .bool(false),
                !kept.contains(told["enrollmentId"]), !kept.contains(told["requestId"])
            else { continue }
            let request = told["requestId"]?.string ?? ""
            if told["limit"]?.int ?? 0 <= 0 {
                violations.append("\(request) was let in without anything sold")
            }
            let model = seats["\(told.row.partition)/\(request)"]
            guard model == "seats" || model == "custom" else { continue }
            if told["used"]?.int ?? 0 > told["cap"]?.int ?? 0 {
                violations.append("\(request) was let in beyond the cap")
            }
        }
        return violations
    }

    private func usage() throws -> [JSONObject] { try digest.rows(of: "usage") }

    private static func byCampaign(_ rows: [JSONObject]) -> [String: [JSONObject]] {
        Dictionary(grouping: rows) { $0["campaign"]?.string ?? "" }
    }

    private static func sum(_ rows: [JSONObject], _ column: String) -> Int64 {
        rows.reduce(0) { $0 + ($1[column]?.int ?? 0) }
    }
}
