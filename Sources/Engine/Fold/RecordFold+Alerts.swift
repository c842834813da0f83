import Contracts
import Domain
import Storage

/// Alerts: commands on them, and what follows when nobody reacts. Source: domain §8, and the
/// article on alerts.
extension RecordFold {
    /// Applies a command on alerts.
    mutating func applyToAlerts(
        _ command: Command,
        by principal: Principal,
        _ company: CompanyRow
    ) throws -> FoldResult {
        switch command.body {
        case .alertAcknowledge(let id, let note):
            return try acknowledge(id, note, principal, company)
        case .alertMute(let wish):
            return try mute(wish, by: principal.id, reason: command.reason, company)
        case .alertUnmute(let id): return try order(.unmute, id, company)
        case .alertSetThresholds(let wish):
            return try setThresholds(wish, command, by: principal.id, company)
        case .alertSetPolicy(let wish):
            return try setPolicy(wish, command, by: principal.id, company)
        default: return .refused(.notFound)
        }
    }

    private func acknowledge(
        _ id: String,
        _ note: String?,
        _ principal: Principal,
        _ company: CompanyRow
    ) throws -> FoldResult {
        guard let alert = try context.tables.alerts.find(id: id), alert.company == company.id else {
            return .refused(.notFound)
        }
        guard alert.isAcknowledgeable else { return .refused(.notOpen) }
        try context.tables.alerts.acknowledge(
            seq: alert.seq,
            by: principal.id,
            at: context.clock,
            note: note
        )
        try context.tables.due.cancel(entity: id, kind: .alertEscalate)
        return .applied(["id": .string(id)])
    }

    private mutating func mute(
        _ wish: AlertMute,
        by: String,
        reason: String?,
        _ company: CompanyRow
    ) throws -> FoldResult {
        guard let reason else { return .refused(.reasonRequired) }
        guard try owned(wish.campaignId, company) != nil else { return .refused(.notFound) }
        let set = try context.alerts.thresholds(wish.campaignId, of: company.id, context.tables)
        var custom: [CustomThreshold] = []
        for key in wish.keys {
            guard let threshold = set?.active.first(where: { $0.key == key }) else {
                return .refused([.notFound], ["key": .string(key)])
            }
            custom.append(threshold)
        }
        let refusal = AlertRules.muteRefusal(
            until: wish.until,
            thresholds: Set(wish.thresholds),
            custom: custom,
            clock: context.clock
        )
        if let refusal { return .refused(refusal) }
        return try order(.mute(wish, by: by, reason: reason), wish.campaignId, company)
    }

    /// `alert.set_thresholds`: all custom thresholds of a campaign.
    private mutating func setThresholds(
        _ wish: AlertSetThresholds,
        _ command: Command,
        by: String,
        _ company: CompanyRow
    ) throws -> FoldResult {
        guard let pair = try owned(wish.campaignId, company) else { return .refused(.notFound) }
        let (context, tables) = (context, context.tables)
        let known = try context.alerts.thresholds(wish.campaignId, of: company.id, tables)
        if let conflict = FoldResult.conflict(command.expectedVersion, with: known?.version ?? 0) {
            return conflict
        }
        let old = known?.levels ?? []
        var levels = wish.thresholds.map { threshold in
            guard var level = old.first(where: { $0.threshold.key == threshold.key }) else {
                return CustomThresholdLevel(threshold)
            }
            level.set(threshold)
            return level
        }
        for var level in old
        where !wish.thresholds.contains(where: { $0.key == level.threshold.key }) {
            level.retire()
            levels.append(level)
        }
        let row = AlertThresholdsRow(
            campaign: wish.campaignId,
            company: company.id,
            version: (known?.version ?? 0) + 1,
            levels: levels,
            at: context.clock,
            by: by,
            reason: command.reason
        )
        try context.alerts.save(row, tables)
        let still = Set(levels.compactMap(\.memory.openAlert))
        try pair.capacity.assumeIsolated { capacity in
            for level in old {
                guard let open = level.memory.openAlert, !still.contains(open) else { continue }
                try context.resolve(alert: open, for: .replaced)
                try capacity.arm(level.threshold, open, context)
            }
            capacity.judgeThresholds(context)
        }
        try planQuietEnd(wish.campaignId, company)
        return .applied(["id": .string(wish.campaignId), "version": .int(row.version)])
    }

    /// `alert.set_policy`: quiet hours, digests and escalation of a company.
    private mutating func setPolicy(
        _ wish: AlertSetPolicy,
        _ command: Command,
        by: String,
        _ company: CompanyRow
    ) throws -> FoldResult {
        guard wish.companyId == company.id else {
            return .rejected(Defect(.tenantMismatch, "companyId must be the partition key"))
        }
        let known = try context.alerts.policy(company.id, context.tables)
        if let conflict = FoldResult.conflict(command.expectedVersion, with: known?.version ?? 0) {
            return conflict
        }
        let row = AlertPolicyRow(
            company: company.id,
            version: (known?.version ?? 0) + 1,
            wish.policy,
            at: context.clock,
            by: by,
            reason: command.reason
        )
        try context.alerts.save(row, context.tables)
        try replanAlerts(company.id)
        return .applied(["id": .string(company.id), "version": .int(row.version)])
    }

    /// A policy was settled, or local hours have moved: digests and the ends of quiet hours are due
    /// at other times.
    mutating func replanAlerts(_ id: String) throws {
        guard let company = try company(id) else { return }
        let policy = try context.alerts.policy(id, context.tables)?.policy
        for audience in ContactKind.allCases {
            let rule = policy?.digests.first { $0.audience == audience }
            try planDigest(rule, audience, company)
        }
        let waiting = try context.tables.due.entities(company: id, kind: .alertQuietEnd)
        for entity in waiting {
            try planQuietEnd(DueRow.campaign(ofQuietEnd: entity), company)
        }
    }

    private func planDigest(
        _ rule: AlertDigestRule?,
        _ audience: ContactKind,
        _ company: CompanyRow
    ) throws {
        let (tables, entity) = (context.tables, "\(company.id)/\(audience.rawValue)")
        guard let rule else {
            try tables.alertDigests.stop(company: company.id, audience)
            return try tables.due.cancel(entity: entity, kind: .alertDigest)
        }
        if try tables.alertDigests.since(company: company.id, audience) == nil {
            try tables.alertDigests.start(company: company.id, audience, since: context.clock)
        }
        try tables.due.schedule(
            DueRow(
                entity: entity,
                kind: .alertDigest,
                dueAt: rule.next(after: context.clock, in: company.zoneTable),
                company: company.id
            )
        )
    }

    /// What quiet hours keep back waits for their end, as it is now; without them it waits no more.
    private mutating func planQuietEnd(_ campaign: String, _ company: CompanyRow) throws {
        guard let pair = try actors.campaign(campaign, context) else { return }
        let (context, policy) = (context, try context.alerts.policy(company.id, context.tables))
        let end = policy?.policy.quietHours?.end(at: context.clock, in: company.zoneTable)
        try pair.capacity.assumeIsolated { capacity in
            let item = DueRow.quietEnd(campaign, of: company.id, at: end ?? context.clock)
            guard try capacity.isWaitingForQuietEnd(context), end != nil else {
                try context.tables.due.cancel(entity: item.entity, kind: item.kind)
                if try capacity.isWaitingForQuietEnd(context) { capacity.endQuietHours(context) }
                return
            }
            try context.tables.due.schedule(item)
        }
    }

    /// Quiet hours are over for a campaign whose alerts they kept back.
    mutating func endQuietHours(_ entity: String) throws {
        let id = DueRow.campaign(ofQuietEnd: entity)
        guard let (_, company) = try addressed(id) else { return }
        try planQuietEnd(id, company)
    }

    /// The time to react to an alert is over.
    mutating func escalate(_ id: String) throws {
        guard let alert = try context.tables.alerts.find(id: id), alert.isUnattended,
            let company = try company(alert.company),
            let rule = try context.alerts.policy(company.id, context.tables)?.policy.escalation
        else { return }
        let pair = try alert.campaign.flatMap { try actors.campaign($0, context) }
        let view = pair?.campaign.assumeIsolated { $0.view }
        if let view, !view.status.isLive { return }
        try context.tables.alerts.escalate(seq: alert.seq, at: context.clock)
        let minutes =
            context.clock.milliseconds(since: alert.at) / Instant.millisecondsPerMinute
        try context.emit(
            Output(
                partition: company.id,
                subject: alert.campaign.map { "campaign/\($0)" } ?? "company/\(company.id)",
                body: CapacityAlertEscalated(
                    name: view?.name,
                    alert: AlertLine(alert),
                    afterMinutes: minutes,
                    recipients: company.recipients(rule.recipients)
                )
            )
        )
    }

    /// A digest is due: says what happened since the last one, if anything did.
    mutating func tellDigest(_ entity: String) throws {
        let parts = entity.split(separator: "/").map(String.init)
        guard parts.count == 2, let audience = ContactKind(rawValue: parts[1]),
            let company = try company(parts[0]), let tables = Optional(context.tables),
            let policy = try context.alerts.policy(company.id, tables)?.policy,
            let rule = policy.digests.first(where: { $0.audience == audience }),
            let since = try tables.alertDigests.since(company: company.id, audience)
        else { return }
        let window = AlertTable.DigestWindow(
            company: company.id,
            audience: audience,
            since: since,
            until: context.clock
        )
        let longest = CapacityAlertDigest.longestList
        let sent = try tables.alerts.raised(.sent, window, limit: longest)
        let suppressed = try tables.alerts.raised(.suppressed, window, limit: longest)
        let resolved = try tables.alerts.resolved(window, limit: longest)
        try tables.alertDigests.start(company: company.id, audience, since: context.clock)
        try planDigest(rule, audience, company)
        guard sent.count + suppressed.count + resolved.count > 0 else { return }
        try tables.alertDigests.note(
            window,
            sent: sent.count,
            suppressed: suppressed.count,
            resolved: resolved.count
        )
        try context.emit(
            Output(
                partition: company.id,
                subject: "company/\(company.id)",
                body: CapacityAlertDigest(
                    audience: audience,
                    since: since,
                    until: context.clock,
                    sent: .init(count: sent.count, alerts: sent.first.map(AlertLine.init)),
                    suppressed: .init(
                        count: suppressed.count,
                        alerts: suppressed.first.map(AlertLine.init)
                    ),
                    resolved: .init(
                        count: resolved.count,
                        alerts: resolved.first.map(AlertLine.init)
                    ),
                    recipients: company.recipients([audience])
                )
            )
        )
    }
}

extension AlertLine {
    fileprivate init(_ row: AlertStateRow) {
        self.init(
            id: row.id,
            campaign: row.campaign,
            subject: row.subject,
            severity: row.severity.rawValue,
            at: row.at,
            used: row.used,
            limit: row.limit,
            suppressReason: row.suppressReason,
            resolvedAt: row.resolvedAt
        )
    }
}
