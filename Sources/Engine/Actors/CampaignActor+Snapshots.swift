import Contracts
import Domain
import Storage

/// Snapshots of the campaign's figures. Source: domain §12.2.
extension CampaignActor {
    /// Plans the next snapshot; a campaign that came into a state with snapshots has its first one
    /// at the next local midnight.
    func scheduleSnapshot(_ zone: ZoneTable, _ context: FoldContext) throws {
        let tally = try context.metrics.tally(row.id, context)
        guard SnapshotPace.isSnapshotted(row.status) else {
            if tally.head.snapshotAt != nil {
                tally.head.snapshotAt = nil
                tally.head.pace = .daily
            }
            return
        }
        let last = tally.head.snapshotAt ?? context.clock
        if tally.head.snapshotAt == nil { tally.head.snapshotAt = last }
        try context.tables.due.schedule(
            DueRow(
                entity: row.id,
                kind: .snapshot,
                dueAt: tally.head.pace.next(after: last, in: zone),
                company: row.company
            )
        )
    }

    /// The snapshot that is due: at local midnight it sets the pace of the date.
    func takeDueSnapshot(
        _ capacity: CapacityRow,
        _ company: CompanyRow,
        _ context: FoldContext
    ) throws {
        guard SnapshotPace.isSnapshotted(row.status) else { return }
        let zone = company.zoneTable
        let tally = try context.metrics.tally(row.id, context)
        let today = zone.dayBegun(at: context.clock)
        if zone.localMidnight(of: today) == context.clock {
            try context.metrics.save(row.id, context.tables)
            let recent = try context.tables.metrics.desk.recentSessions(
                row.id,
                through: context.windowEnd(in: zone)
            )
            let pace = SnapshotPace(status: row.status, recentSessions: recent)
            if pace != tally.head.pace { tally.head.pace = pace }
        }
        tally.head.snapshotAt = context.clock
        try takeSnapshot(isFinal: false, capacity, company, context)
        try scheduleSnapshot(zone, context)
    }

    /// Keeps the figures as they are, and says so.
    func takeSnapshot(
        isFinal: Bool,
        _ capacity: CapacityRow,
        _ company: CompanyRow,
        _ context: FoldContext
    ) throws {
        let (tables, zone) = (context.tables, company.zoneTable)
        try context.metrics.save(row.id, tables)
        guard let subject = try tables.rating.subject(row.id, counters: capacity) else { return }
        let report = try tables.metrics.desk.report(
            subject,
            zone: zone,
            clock: context.clock,
            windowEnd: context.windowEnd(in: zone)
        )
        let today = zone.dayBegun(at: context.clock)
        let best = try tables.evidence.best(campaign: row.id, on: today, zone: zone)
        let snapshot = SnapshotRow(
            seq: context.rowNumber(),
            id: context.id("snp", company: row.company),
            company: row.company,
            campaign: row.id,
            at: context.clock,
            day: today,
            isFinal: isFinal,
            status: row.status,
            body: report.body(
                alerts: Self.states(of: capacity.alerts),
                topEvidence: best.map(\.item.ref)
            )
        )
        try tables.metrics.snapshots.insert(snapshot)
        try context.emit(
            row.company,
            campaign: row.id,
            MetricsSnapshotCreated(
                campaign: row.id,
                snapshotId: snapshot.id,
                at: snapshot.at,
                isFinal: isFinal,
                status: row.status,
                currency: report.currency,
                values: report.values,
                instances: report.instances
            )
        )
        try Self.scheduleRetention(company, context)
    }

    /// Plans the next look at which snapshots of a company are kept, unless one is planned.
    private static func scheduleRetention(
        _ company: CompanyRow,
        _ context: FoldContext
    ) throws {
        let planned = try context.tables.due.instants(entity: company.id)
        guard planned[.snapshotRetention] == nil else { return }
        try context.tables.due.schedule(
            DueRow(
                entity: company.id,
                kind: .snapshotRetention,
                dueAt: company.zoneTable.nextLocalMidnight(after: context.clock),
                company: company.id
            )
        )
    }

    /// How the alerts stand: which thresholds are passed, and what was held back.
    private static func states(of alerts: AlertMemory) -> JSON {
        .array(
            AlertThreshold.allCases.map { threshold in
                let level = alerts[threshold]
                return .object([
                    "threshold": .int(threshold.rawValue), "armed": .bool(!level.passed),
                    "pendingSuppressed": .int(level.pendingSuppressed),
                ])
            }
        )
    }
}
