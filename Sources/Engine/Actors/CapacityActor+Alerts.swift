import Contracts
import Domain
import Storage

/// Step 8, second half: the alerts. Source: domain §8, and the article on alerts.
extension CapacityActor {
    /// Quiet hours that kept alerts back are over: they are looked at again at the record's end.
    func endQuietHours(_ context: FoldContext) {
        touch(context)
        marks?.areQuietHoursOver = true
    }

    /// The custom thresholds were set: they are looked at when the record is over.
    func judgeThresholds(_ context: FoldContext) {
        touch(context)
        marks?.areThresholdsSet = true
    }

    /// Whether something waits for the end of quiet hours.
    func isWaitingForQuietEnd(_ context: FoldContext) throws -> Bool {
        let custom = try context.alerts.thresholds(row.campaign, of: row.company, context.tables)
        return AlertThreshold.allCases.contains {
            row.alerts[$0].suppressedFor == .quietHours
        } || custom?.levels.contains { $0.memory.suppressedFor == .quietHours } == true
    }

    /// Judges all thresholds; returns whether one of the four was sent.
    func evaluateAlerts(
        _ view: CampaignView,
        _ catalog: ProgramCatalog,
        _ context: FoldContext
    ) throws -> Bool {
        guard let marks else { return false }
        self.marks = nil
        let cap = row.room.cap
        let hasModelChanged = marks.figures.model != row.model
        let isDue =
            (row.used, row.limit, cap) != (marks.before.used, marks.before.limit, marks.before.cap)
            || hasModelChanged || marks.refusal || marks.flaggedOverbooked
            || marks.areQuietHoursOver
        guard isDue || marks.areThresholdsSet else { return false }
        var observation = AlertObservation(
            used: row.used,
            limit: row.limit,
            cap: cap,
            live: view.status.isLive,
            clock: context.clock
        )
        observation.refusal = marks.refusal
        observation.flaggedOverbooked = marks.flaggedOverbooked
        observation.limitChanged = marks.limitChanged
        observation.modelChanged = hasModelChanged
        let policy = try context.alerts.policy(row.company, context.tables)?.policy
        let id = row.company
        if let quiet = policy?.quietHours {
            observation.quietUntil = try catalog.assumeIsolated {
                try $0.company(id, context.tables).flatMap {
                    quiet.end(at: context.clock, in: $0.zoneTable)
                }
            }
        }
        let telling = Telling(view: view, catalog: catalog, policy: policy, observation)
        let wasSent = try isDue && judge(telling, context)
        try judgeCustom(telling, context)
        return wasSent
    }

    /// What the alerts of one record have in common.
    private struct Telling {
        let view: CampaignView
        let catalog: ProgramCatalog
        let policy: AlertPolicy?
        let observation: AlertObservation

        init(
            view: CampaignView,
            catalog: ProgramCatalog,
            policy: AlertPolicy?,
            _ observation: AlertObservation
        ) {
            self.view = view
            self.catalog = catalog
            self.policy = policy
            self.observation = observation
        }

        func recipients(
            _ kinds: [ContactKind],
            _ company: String,
            _ context: FoldContext
        ) throws -> [Recipient] {
            try catalog.assumeIsolated {
                try $0.company(company, context.tables)?.recipients(kinds) ?? []
            }
        }
    }

    /// The four thresholds of domain §8.1.
    private func judge(_ telling: Telling, _ context: FoldContext) throws -> Bool {
        var wasSent = false
        for event in AlertRules.decide(telling.observation, row.alerts) {
            let before = row.alerts
            row.alerts = AlertRules.evolve(before, event, at: context.clock)
            switch event {
            case .forgotten:
                for threshold in AlertThreshold.allCases {
                    guard let id = before[threshold].openAlert else { continue }
                    try context.resolve(alert: id, for: .modelChanged)
                }
            case .rearmed(let threshold):
                let open = before[threshold].openAlert
                if let open { try context.resolve(alert: open, for: .rearmed) }
                guard telling.observation.live else { continue }
                try context.emit(
                    row.company,
                    campaign: row.campaign,
                    CapacityThresholdRearmed(
                        campaign: row.campaign,
                        threshold: threshold,
                        room: row.room,
                        alertId: open
                    )
                )
            case .recorded(let alert):
                let sent = try record(alert, telling, context)
                if let sent { row.alerts[alert.threshold].openAlert = sent }
                wasSent = wasSent || sent != nil
            }
        }
        return wasSent
    }

    /// Writes a record of one of the four; returns its id if people are told.
    private func record(
        _ alert: AlertRecord,
        _ telling: Telling,
        _ context: FoldContext
    ) throws -> String? {
        var written = draft(
            .threshold(alert.threshold.rawValue),
            alert.severity,
            alert.cause,
            alert.status,
            alert.threshold.recipients,
            context
        )
        written.suppressReason = alert.suppressReason
        written.suppressedBefore = alert.suppressedBefore
        written.windowMilliseconds = alert.threshold.windowMilliseconds
        written.lastSentAt = alert.lastSentAt
        written.notBefore = alert.notBefore
        try write(written, telling, context)
        guard alert.status == .sent else { return nil }
        try context.emit(
            row.company,
            campaign: row.campaign,
            CapacityThresholdCrossed(
                campaign: row.campaign,
                name: telling.view.name,
                alertId: written.id,
                alert: alert,
                recipients: telling.recipients(
                    alert.threshold.recipients,
                    row.company,
                    context
                ),
                model: row.model,
                room: row.room,
                waiting: row.waiting
            )
        )
        return written.id
    }

    /// The thresholds that people set for the campaign, in their order.
    private func judgeCustom(_ telling: Telling, _ context: FoldContext) throws {
        guard
            var set = try context.alerts.thresholds(row.campaign, of: row.company, context.tables)
        else { return }
        let before = set
        for index in set.levels.indices {
            let events = CustomThresholdRules.decide(
                telling.observation,
                set.levels[index],
                row.alerts
            )
            for event in events {
                let (level, open) = (set.levels[index], set.levels[index].memory.openAlert)
                set.levels[index] = CustomThresholdRules.evolve(level, event, at: context.clock)
                switch event {
                case .forgotten:
                    guard let open else { continue }
                    try context.resolve(alert: open, for: .modelChanged)
                    try arm(level.threshold, open, context)
                case .rearmed:
                    if let open { try context.resolve(alert: open, for: .rearmed) }
                    guard telling.observation.live || open != nil else { continue }
                    try arm(level.threshold, open, context)
                case .recorded(let alert):
                    set.levels[index].memory.openAlert = try record(alert, telling, context)
                }
            }
        }
        if set != before { try context.alerts.save(set, context.tables) }
    }

    /// Says that a custom threshold may fire again.
    func arm(_ threshold: CustomThreshold, _ open: String?, _ context: FoldContext) throws {
        try context.emit(
            row.company,
            campaign: row.campaign,
            CapacityCustomThresholdRearmed(
                campaign: row.campaign,
                threshold: threshold,
                room: row.room,
                alertId: open
            )
        )
    }

    /// Writes a record of a custom threshold; returns its id if people are told.
    private func record(
        _ alert: CustomThresholdRecord,
        _ telling: Telling,
        _ context: FoldContext
    ) throws -> String? {
        let threshold = alert.threshold
        var written = draft(
            .custom(key: threshold.key, kind: threshold.kind, value: threshold.value),
            threshold.severity,
            alert.cause,
            alert.status,
            threshold.recipients,
            context
        )
        written.suppressReason = alert.hold?.reason
        written.suppressedBefore = alert.suppressedBefore
        written.windowMilliseconds = threshold.windowMilliseconds
        written.lastSentAt = alert.hold?.lastSentAt
        written.notBefore = alert.hold?.notBefore
        try write(written, telling, context)
        guard alert.status == .sent else { return nil }
        try context.emit(
            row.company,
            campaign: row.campaign,
            CapacityCustomThresholdCrossed(
                campaign: row.campaign,
                name: telling.view.name,
                alertId: written.id,
                alert: alert,
                recipients: telling.recipients(
                    threshold.recipients,
                    row.company,
                    context
                ),
                room: row.room,
                waiting: row.waiting
            )
        )
        return written.id
    }

    private func draft(
        _ subject: AlertSubject,
        _ severity: AlertSeverity,
        _ cause: AlertCause,
        _ status: AlertStatus,
        _ recipients: [ContactKind],
        _ context: FoldContext
    ) -> AlertRow {
        var draft = AlertRow(
            seq: context.rowNumber(),
            id: context.id("alr", company: row.company),
            company: row.company,
            campaign: row.campaign,
            subject: subject,
            severity: severity,
            cause: cause,
            status: status,
            numbers: (row.used, row.limit, row.room.cap),
            at: context.clock,
            recipients: recipients
        )
        draft.modelEpoch = row.modelEpoch
        return draft
    }

    /// Writes a record and plans what may follow from it.
    private func write(
        _ draft: AlertRow,
        _ telling: Telling,
        _ context: FoldContext
    ) throws {
        var written = draft
        if written.suppressReason == .muted {
            written.mutedBy = row.alerts.mutedBy
            written.muteReason = row.alerts.muteReason
        }
        try context.raise(written, telling.policy)
        guard written.suppressReason == .quietHours, let end = written.notBefore else { return }
        try context.tables.due.schedule(.quietEnd(row.campaign, of: row.company, at: end))
    }
}
