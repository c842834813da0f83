import Contracts
import Domain

/// Why a request was accepted, is waiting, or was refused. Source: domain §7.3, §7.4.
extension NodeReader {
    /// What was decided about a request, by which checks with which numbers, and what would let in
    /// somebody who still waits; one answer for each company that knows the reference.
    package func explain(
        request id: String,
        _ scope: ExplanationScope
    ) async throws(StorageFault) -> AsOf<[Explanation]> {
        try await look { view in
            let companies = try view.all("SELECT id FROM companies ORDER BY id") { $0.text() }
            let requests = try RequestTable(view.connection)
            var found: [Explanation] = []
            for company in companies where scope.admits(company) {
                guard let request = try requests.find(company: company, requestId: id)
                else { continue }
                found.append(try RequestHistory(view, request, scope).explanation())
            }
            return found
        }
    }
}

/// The decisions about one request.
private struct RequestHistory {
    private let view: ReadView
    private let request: RequestRow
    private let scope: ExplanationScope

    init(_ view: ReadView, _ request: RequestRow, _ scope: ExplanationScope) {
        self.view = view
        self.request = request
        self.scope = scope
    }

    func explanation() throws(StorageFault) -> Explanation {
        let decisions = try view.all(
            """
            SELECT \(DecisionRow.columns) FROM decisions
            WHERE company = ?1 AND request_id = ?2 AND seq < ?3 AND at <= ?4 ORDER BY seq
            """,
            { binder in
                binder.add(request.company)
                binder.add(request.requestId)
                binder.add(scope.endSeq)
                binder.add(scope.lastMs)
            },
            { DecisionRow(&$0) }
        )
        guard let last = decisions.last else {
            return Explanation("\(request.requestId) had not been decided \(scope.words).")
        }
        var told = Explanation.Section(
            "decisions",
            "position",
            "time",
            "decision",
            "reasons",
            "place",
            "because"
        )
        for decision in decisions {
            told.add(
                .int(decision.position),
                .string(decision.at.rfc3339),
                .string(decision.decision),
                .string(decision.reasons.joined(separator: ", ")),
                decision.place.map { .int($0) } ?? .null,
                .string(Self.kind(of: decision))
            )
        }
        var sections = [told]
        // What waits, and then was let in, was decided twice by different numbers.
        for decision in decisions.suffix(2) where decision.checks != nil {
            if let section = checks(of: decision) { sections.append(section) }
        }
        if scope.moment == .now, let section = try opening() { sections.append(section) }
        let reasons = last.reasons.isEmpty ? "" : " [\(last.reasons.joined(separator: ", "))]"
        let answer =
            "\(request.requestId): \(request.participant) as \(request.role.rawValue) of"
            + " \(request.campaign) was \(last.decision)\(reasons) at position \(last.position),"
            + " \(last.at.rfc3339)."
        return Explanation(
            answer,
            figures: [
                "companyId": .string(request.company), "campaignId": .string(request.campaign),
                "requestId": .string(request.requestId), "decision": .string(last.decision),
                "reasons": .array(last.reasons.map { .string($0) }),
                "position": .int(last.position),
            ],
            sections: sections
        )
    }

    private static func kind(of decision: DecisionRow) -> String {
        if decision.promoted { return "promoted from the waiting list" }
        if decision.duplicate { return "already in, or waiting: nothing was checked" }
        return decision.checks == nil ? "no such campaign" : "checked as below"
    }

    /// The checks in the order of the rules, with the numbers of that moment.
    private func checks(of decision: DecisionRow) -> Explanation.Section? {
        guard let checks = decision.checks else { return nil }
        var section = Explanation.Section(
            "checksAt\(decision.position)",
            "check",
            "seen",
            "result"
        )
        for check in CheckList(checks, role: request.role).checks {
            section.add(.string(check.name), .string(check.seen), .string(check.result))
        }
        return section
    }

    /// What would let in somebody who waits now; nil for who does not.
    private func opening() throws(StorageFault) -> Explanation.Section? {
        guard let seq = request.entry,
            let entry = try WaitlistTable(view.connection).find(seq: seq),
            entry.status == .waiting,
            let counters = try CapacityTable(view.connection).find(campaign: entry.campaign)
        else { return nil }
        var section = Explanation.Section("wouldLetIn", "what", "now", "needed")
        let place = try WaitlistTable(view.connection).place(of: entry)
        section.add(
            .string("place in the queue"),
            .int(place),
            .string(place == 1 ? "next" : "those ahead go first, or may not be let in")
        )
        let room = counters.room
        let isServed =
            entry.role == .beneficiary
            ? try !SupportTable(view.connection)
                .find(campaign: entry.campaign, participant: entry.participant).isEmpty : false
        let need = room.need(role: entry.role, alreadyCounted: isServed)
        let short = room.model == .credits ? room.used - room.cap + 1 : room.used + need - room.cap
        section.add(
            .string("room"),
            .string("\(room.used) of \(room.cap) used, \(need) needed"),
            .string(
                room.admits(need: need)
                    ? "there is room"
                    : "\(max(short, 1)) must be given back, or the cap grow by as much"
            )
        )
        try addQuotas(entry, to: &section)
        section.add(
            .string("until"),
            .string(entry.expiresAt.rfc3339),
            .string("then the wait expires")
        )
        return section
    }

    private func addQuotas(
        _ entry: WaitlistRow,
        to section: inout Explanation.Section
    ) throws(StorageFault) {
        guard let zone = try CompanyTable(view.connection).find(entry.company)?.zoneTable else {
            return
        }
        var group = entry.groupId
        if group == nil {
            group = try CampaignTable(view.connection).find(entry.campaign)?.fields.groupId
        }
        let place = QuotaPlace(
            company: entry.company,
            campaign: entry.campaign,
            instance: entry.instance,
            group: group ?? "",
            roles: [entry.role]
        )
        let today = zone.dayBegun(at: try view.clock())
        let uses = try QuotaUseTable(view.connection)
        for row in try QuotaTable(view.connection).find(company: entry.company) {
            let quota = row.quota
            guard quota.covers(place) else { continue }
            let use = try uses.find(quota: quota.id, start: quota.period.start(of: today))?.use ?? 0
            guard quota.blocks(entry.role, use: use) else { continue }
            let next = quota.period.nextStart(after: today)
            section.add(
                .string("quota \(quota.id)"),
                .string("\(use) of \(quota.cap) used"),
                .string(
                    "less use, a larger limit"
                        + (next.map { ", or \($0.iso): it starts again" } ?? "")
                )
            )
        }
    }
}
