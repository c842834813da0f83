import Contracts
import Domain

/// The alert records of a campaign beside the steps of its numbers.
///
/// Source: domain §8.2.
struct AlertHistory {
    /// A record with its place in the log.
    struct Record {
        /// The position of the input.
        let position: Int64
        /// How often the model had changed.
        let epoch: Int64
        /// What people read.
        let entry: AlertEntry
    }

    private let view: ReadView
    private let campaign: String
    private let scope: ExplanationScope

    init(_ view: ReadView, _ campaign: String, _ scope: ExplanationScope) {
        self.view = view
        self.campaign = campaign
        self.scope = scope
    }

    /// The record with an id.
    static func record(
        _ view: ReadView,
        id: String,
        position: Int64
    ) throws(StorageFault) -> Record? {
        try view.first(
            """
            SELECT seq, model_epoch, \(AlertEntry.columns) FROM alerts
            WHERE seq >= ?1 AND seq < ?2 AND id = ?3
            """,
            { binder in
                binder.add(RowNumber.first(ofRecord: position))
                binder.add(RowNumber.first(ofRecord: position + 1))
                binder.add(id)
            },
            read
        )
    }

    private static func read(_ columns: inout Columns) -> Record {
        Record(
            position: RowNumber.position(ofRow: columns.int()),
            epoch: columns.int(),
            entry: AlertEntry(&columns)
        )
    }

    func whyItCame(_ alert: Record) throws(StorageFault) -> Explanation {
        let entry = alert.entry
        var section = Explanation.Section("checks", "check", "seen", "result")
        for threshold in AlertThreshold.allCases where threshold.rawValue <= entry.threshold {
            let isReached = threshold.isReached(used: entry.used, limit: entry.limit)
            section.add(
                .string("\(threshold.rawValue) % reached"),
                .string(Self.products(threshold, used: entry.used, limit: entry.limit)),
                .string(isReached ? "reached" : "not by use alone")
            )
        }
        section.add(
            .string("beyond the cap"),
            .string("\(entry.used) against \(entry.cap)"),
            .string(entry.used > entry.cap ? "yes" : "no")
        )
        var said = "at \(entry.at.rfc3339), position \(alert.position)"
        switch entry.status {
        case AlertStatus.suppressed.rawValue:
            said += "; it was suppressed: \(entry.suppressReason ?? "")"
        case AlertStatus.passed.rawValue: said += "; a higher threshold spoke for it"
        default: said += "; \(entry.suppressedBefore) were suppressed before it"
        }
        var explanation = Explanation(
            "\(entry.id): \(entry.threshold) % of \(campaign) was crossed with \(entry.used) of"
                + " \(entry.limit) (cap \(entry.cap)) by \(entry.cause) \(said).",
            figures: entry.json(in: nil),
            sections: [section]
        )
        explanation.figures["position"] = .int(alert.position)
        if let step = try step(upTo: alert.position) { explanation.sections.append(step) }
        return explanation
    }

    /// Why an alert about a custom threshold or a quota came.
    static func whyItCame(_ alert: Record, in zone: ZoneTable) -> Explanation {
        let entry = alert.entry
        return Explanation(
            "\(entry.id): \(entry.subject.name) was crossed with \(entry.used) of \(entry.limit)"
                + " by \(entry.cause) at \(entry.at.rfc3339), position \(alert.position);"
                + " \(entry.explanation.sentence(in: zone)).",
            figures: entry.json(in: zone)
        )
    }

    func whyItDidNot(
        _ threshold: AlertThreshold,
        _ counters: CapacityRow
    ) throws(StorageFault) -> Explanation {
        let steps = try view.first(
            """
            SELECT \(CapacityStepRow.columns) FROM capacity_steps
            WHERE campaign = ?1 AND seq < ?2 AND at <= ?3 ORDER BY seq DESC LIMIT 1
            """,
            bind,
            { CapacityStepRow(&$0) }
        )
        let room = steps?.figures.room ?? counters.room
        let records = try self.records(threshold)
        let products = Self.products(threshold, used: room.used, limit: room.limit)
        var section = Explanation.Section(
            "records",
            "position",
            "time",
            "status",
            "used",
            "limit",
            "cause",
            "reason"
        )
        for record in records {
            let entry = record.entry
            section.add(
                .int(record.position),
                .string(entry.at.rfc3339),
                .string(entry.status),
                .int(entry.used),
                .int(entry.limit),
                .string(entry.cause),
                .string(entry.suppressReason ?? "")
            )
        }
        let reason = try self.reason(threshold, room, records, counters)
        return Explanation(
            "\(campaign) at \(threshold.rawValue) % \(scope.words): \(reason.text) (\(products)).",
            figures: [
                "campaignId": .string(campaign), "threshold": .int(threshold.rawValue),
                "reason": .string(reason.code), "used": .int(room.used),
                "limit": .int(room.limit), "cap": .int(room.cap),
            ],
            sections: [section]
        )
    }

    /// What kept it quiet, as a code and as words.
    private func reason(
        _ threshold: AlertThreshold,
        _ room: Room,
        _ records: [Record],
        _ counters: CapacityRow
    ) throws(StorageFault) -> (code: String, text: String) {
        guard let last = records.last else {
            return threshold.isReached(used: room.used, limit: room.limit)
                ? ("not_evaluated", "it is reached, and nothing has been recorded yet")
                : ("never_reached", "it was never reached")
        }
        let entry = last.entry
        if let free = try rearmed(threshold, since: last) {
            return (
                "rearmed",
                "it was crossed last at position \(last.position), re-armed at position"
                    + " \(free.position) with \(free.figures.used) of \(free.figures.limit), and"
                    + " has not been reached since"
            )
        }
        let release = Self.release(threshold, room)
        let still = "still passed since position \(last.position), re-arms at \(release)"
        guard entry.status == AlertStatus.suppressed.rawValue else {
            return entry.status == AlertStatus.sent.rawValue
                ? ("sent", "the alert came at position \(last.position) (\(entry.id)); \(still)")
                : ("passed", "a higher threshold spoke at position \(last.position); \(still)")
        }
        switch entry.suppressReason.flatMap(AlertSuppression.init(rawValue:)) {
        case .notLive:
            return ("not_live", "the campaign was not live at position \(last.position)")
        case .muted:
            let until = counters.alerts.mutedUntil.map { " until \($0.rfc3339)" } ?? ""
            return ("muted", "it was muted\(until) at position \(last.position); \(still)")
        case .quietHours:
            let until = entry.explanation.notBefore.map { " until \($0.rfc3339)" } ?? ""
            return (
                "quiet_hours",
                "the company had quiet hours\(until) at position \(last.position); \(still)"
            )
        case .throttled: return ("throttled", try throttled(threshold, last, records, still))
        case nil:
            let code = entry.suppressReason ?? "suppressed"
            return (code, "it was suppressed for \(code) at position \(last.position); \(still)")
        }
    }

    private func throttled(
        _ threshold: AlertThreshold,
        _ last: Record,
        _ records: [Record],
        _ still: String
    ) throws(StorageFault) -> String {
        let sent = try view.first(
            """
            SELECT at FROM alerts WHERE campaign = ?1 AND kind = 'threshold' AND threshold = ?2
                AND status = 'sent' AND seq < ?3 ORDER BY seq DESC LIMIT 1
            """,
            { binder in
                binder.add(campaign)
                binder.add(threshold.rawValue)
                binder.add(RowNumber.first(ofRecord: last.position))
            },
            { Instant(ms: $0.int()) }
        )
        guard let sent else { return "it was throttled at position \(last.position); \(still)" }
        let minutes = last.entry.at.milliseconds(since: sent) / 60_000
        let next = sent.adding(milliseconds: threshold.windowMilliseconds)
        return "throttled at position \(last.position): raised \(minutes / 60) h"
            + " \(minutes % 60) min before, next not before \(next.rfc3339); \(still)"
    }

    /// The latest records of a threshold within the scope, oldest first.
    private func records(_ threshold: AlertThreshold) throws(StorageFault) -> [Record] {
        try view.all(
            """
            SELECT seq, model_epoch, \(AlertEntry.columns) FROM alerts
            WHERE campaign = ?1 AND seq < ?2 AND at <= ?3 AND kind = 'threshold'
                AND threshold = ?4
            ORDER BY seq DESC LIMIT ?5
            """,
            { binder in
                bind(&binder)
                binder.add(threshold.rawValue)
                binder.add(scope.limit)
            },
            Self.read
        ).reversed()
    }

    /// The first step after a record with which the threshold could fire again.
    private func rearmed(
        _ threshold: AlertThreshold,
        since record: Record
    ) throws(StorageFault) -> CapacityStepRow? {
        let limit = "(own_limit + borrowed - lent)"
        let cap = CampaignNumber.cap.expression
        let isHighest = threshold == .hundredTen
        let margin =
            isHighest ? "AND used < \(cap) AND (\(cap) - used) * 100 >= 5 * \(limit)" : ""
        return try view.first(
            """
            SELECT \(CapacityStepRow.columns) FROM capacity_steps
            WHERE campaign = ?1 AND seq < ?2 AND at <= ?3 AND seq >= ?4
                AND ((used * 100 <= \(limit) * ?5 \(margin)) OR model <> (
                    SELECT p.model FROM capacity_steps p WHERE p.campaign = ?1 AND p.seq < ?4
                    ORDER BY p.seq DESC LIMIT 1))
            ORDER BY seq LIMIT 1
            """,
            { binder in
                bind(&binder)
                binder.add(RowNumber.first(ofRecord: record.position + 1))
                binder.add(threshold.rawValue - 5)
            },
            { CapacityStepRow(&$0) }
        )
    }

    /// The step of a record as a table of one row.
    private func step(upTo position: Int64) throws(StorageFault) -> Explanation.Section? {
        let step = try view.first(
            """
            SELECT \(CapacityStepRow.columns) FROM capacity_steps
            WHERE campaign = ?1 AND seq < ?2 ORDER BY seq DESC LIMIT 1
            """,
            { binder in
                binder.add(campaign)
                binder.add(RowNumber.first(ofRecord: position + 1))
            },
            { CapacityStepRow(&$0) }
        )
        guard let step else { return nil }
        var section = Explanation.Section("record", "position", "cause", "ref", "what")
        section.add(
            .int(step.position),
            .string(step.cause),
            .string(step.ref),
            .string(try StepDetails(view, campaign: campaign).text(of: step))
        )
        return section
    }

    private func bind(_ binder: inout Binder) {
        binder.add(campaign)
        binder.add(scope.endSeq)
        binder.add(scope.lastMs)
    }

    /// The comparison of a threshold, as the rule makes it.
    private static func products(
        _ threshold: AlertThreshold,
        used: Int64,
        limit: Int64
    ) -> String {
        let sign = threshold.isReached(used: used, limit: limit) ? ">=" : "<"
        return "\(used)·100 \(sign) \(limit)·\(threshold.rawValue)"
    }

    /// The largest use at which a threshold is armed again.
    private static func release(_ threshold: AlertThreshold, _ room: Room) -> String {
        let most = threshold.rearmedUpTo(limit: room.limit, cap: room.cap)
        return "\(most) or less (\(threshold.rawValue - 5) %)"
    }
}
