import Contracts
import Domain
import Storage

/// Moves to another version of the template, and back. Source: domain §14.
extension CampaignActor {
    /// The two versions of a move, with what they say.
    struct Versions: Sendable {
        /// The version to leave.
        var old: (version: TemplateVersionRow, content: VersionContent)
        /// The version to go to.
        var new: (version: TemplateVersionRow, content: VersionContent)
    }

    /// `campaign.migrate`: the campaign, and with `includePlanned` its planned cohorts, take
    /// another version of the same family.
    func migrate(
        _ wish: CampaignMigrate,
        as id: String,
        _ versions: Versions,
        by: String,
        _ context: FoldContext
    ) throws -> CommandOutcome {
        guard row.status.mayMigrate else { return .refused([.campaignState], [:]) }
        let (old, new) = (versions.old, versions.new)
        let refusals = CampaignMigration.refusals(
            fromTemplate: old.version.templateId,
            version: old.version.id,
            toTemplate: new.version.templateId,
            version: new.version.id,
            status: new.version.status
        )
        guard refusals.isEmpty else { return .refused(refusals, [:]) }
        let cohorts = wish.includePlanned ? instances.filter { $0.status == .planned } : []
        let plan = plan(versions, with: cohorts)
        let outcome: MigrationPlan.Outcome
        do throws(InvalidConfiguration) {
            outcome = plan.resolved(by: try wish.decodedResolutions())
        } catch {
            return error.refusal
        }
        switch outcome {
        case .refused(let errors): return InvalidConfiguration(errors: errors).refusal
        case .unresolved(let paths):
            return .refused([.migrationConflict], ["paths": .array(paths.map { .string($0) })])
        case .migrated(let layer, let layers):
            var migration = MigrationRow(
                id: id,
                campaign: row.id,
                from: old.version.id,
                to: new.version.id,
                diffClass: plan.diff.class,
                oldOverrides: row.overrides,
                newOverrides: layer.overrides,
                by: by,
                at: context.clock,
                position: context.position,
                notes: wish.notes
            )
            migration.cohorts = cohorts.map { Self.moved($0, layers[$0.id]) }
            return try carryOut(migration, plan.diff.class, new, by: by, context) { cohort in
                layers[cohort.id].map { own in
                    Snapshot(
                        version: new.version.id,
                        campaignOverrides: layer.overrides,
                        overrides: own.overrides,
                        parent: layer.effective
                    )
                }
            }
        }
    }

    private func plan(_ versions: Versions, with cohorts: [InstanceRow]) -> MigrationPlan {
        let old = versions.old.content
        return MigrationPlan(
            from: old,
            to: versions.new.content,
            overrides: row.overrides,
            instances: cohorts.map { cohort in
                MigrationPlan.Instance(
                    id: cohort.id,
                    overrides: cohort.overrides,
                    parent: old.defaultConfig.merged(with: cohort.campaignOverrides)
                )
            }
        )
    }

    private static func moved(
        _ cohort: InstanceRow,
        _ layer: MigrationPlan.Layer?
    ) -> MigrationRow.Cohort {
        MigrationRow.Cohort(
            id: cohort.id,
            oldVersion: cohort.templateVersion,
            oldCampaignOverrides: cohort.campaignOverrides,
            oldOverrides: cohort.overrides,
            newOverrides: layer?.overrides ?? [:]
        )
    }

    /// `campaign.rollback_migration`: version and overrides as they were before.
    ///
    /// `contents` are those of the versions that planned cohorts had before.
    func rollBack(
        _ migration: MigrationRow,
        _ versions: Versions,
        contents: [String: VersionContent],
        by: String,
        _ context: FoldContext
    ) throws -> CommandOutcome {
        guard migration.rolledBackAt == nil else { return .refused([.notOpen], [:]) }
        guard row.status.mayMigrate else { return .refused([.campaignState], [:]) }
        let new = versions.new
        var snapshots: [String: Snapshot] = [:]
        var hasNewOverrides =
            row.fields.templateVersionId != migration.to || row.overrides != migration.newOverrides
        for cohort in instances
        where cohort.status == .planned && cohort.templateVersion == migration.to {
            guard let snapshot = earlier(cohort, migration, new.content, contents) else {
                hasNewOverrides = true
                continue
            }
            snapshots[cohort.id] = snapshot
        }
        let refusals = CampaignMigration.rollbackRefusals(
            migratedAt: migration.at,
            now: context.clock,
            hasNewOverrides: hasNewOverrides
        )
        guard refusals.isEmpty else { return .refused(refusals, [:]) }
        var undone = migration
        undone.rolledBackBy = by
        undone.rolledBackAt = context.clock
        let diff = VersionDiff.between(versions.old.content, new.content)
        return try carryOut(undone, diff.class, new, by: by, context) { snapshots[$0.id] }
    }

    /// What a planned cohort is to be again; nil when its own overrides stand against it.
    private func earlier(
        _ cohort: InstanceRow,
        _ migration: MigrationRow,
        _ content: VersionContent,
        _ contents: [String: VersionContent]
    ) -> Snapshot? {
        guard let moved = migration.cohorts.first(where: { $0.id == cohort.id }) else {
            // It was made since, and goes back with the campaign.
            let parent = content.defaultConfig.merged(with: migration.oldOverrides)
            let preview = OverrideMigration.preview(
                cohort.overrides,
                from: parent,
                to: parent,
                rules: content.rules
            )
            guard preview.leaves.allSatisfy({ $0.verdict == .keep }) else { return nil }
            return Snapshot(
                version: migration.from,
                campaignOverrides: migration.oldOverrides,
                overrides: cohort.overrides,
                parent: parent
            )
        }
        guard cohort.overrides == moved.newOverrides, let old = contents[moved.oldVersion] else {
            return nil
        }
        return Snapshot(
            version: moved.oldVersion,
            campaignOverrides: moved.oldCampaignOverrides,
            overrides: moved.oldOverrides,
            parent: old.defaultConfig.merged(with: moved.oldCampaignOverrides)
        )
    }

    /// What a planned cohort keeps from now on.
    private struct Snapshot {
        /// The version.
        var version: String
        /// What the campaign overrides in it.
        var campaignOverrides: ConfigurationDocument
        /// What it overrides itself.
        var overrides: ConfigurationDocument
        /// The configuration that its overrides lie over.
        var parent: ConfigurationDocument
    }

    /// Writes a move, or the way back of one that is rolled back, and says so.
    private func carryOut(
        _ migration: MigrationRow,
        _ diffClass: VersionDiff.Class,
        _ target: (version: TemplateVersionRow, content: VersionContent),
        by: String,
        _ context: FoldContext,
        _ snapshot: (InstanceRow) -> Snapshot?
    ) throws -> CommandOutcome {
        let isBack = migration.rolledBackAt != nil
        let parent = target.content.defaultConfig
        let before = row.overrides
        try context.tables.migrations.save(migration)
        row.overrides = isBack ? migration.oldOverrides : migration.newOverrides
        row.fields.templateVersionId = target.version.id
        try save(changedBy: context)
        try context.emit(
            row.company,
            campaign: row.id,
            CampaignMigrated(
                campaign: row.id,
                migrationId: migration.id,
                fromVersion: isBack ? migration.to : migration.from,
                toVersion: target.version.id,
                diffClass: diffClass,
                rollback: isBack
            )
        )
        try audit(row.overrides, over: parent, by: by, context)
        try tell(from: before, to: row.overrides, over: parent, context)
        var orders: [CapacityOrder] = []
        for index in instances.indices {
            guard let snapshot = snapshot(instances[index]) else { continue }
            orders.append(try take(snapshot, index, by: by, context))
        }
        return .applied(
            [
                "id": .string(migration.id), "campaignId": .string(row.id),
                "version": .int(row.version), "versionId": .string(target.version.id),
                "class": .string(diffClass.rawValue),
                "instances": .int(Int64(orders.count)),
            ],
            orders
        )
    }

    private func take(
        _ snapshot: Snapshot,
        _ index: Int,
        by: String,
        _ context: FoldContext
    ) throws -> CapacityOrder {
        var cohort = instances[index]
        let before = cohort.overrides
        cohort.templateVersion = snapshot.version
        cohort.campaignOverrides = snapshot.campaignOverrides
        cohort.overrides = snapshot.overrides
        cohort.config = StoredConfiguration(snapshot.parent.merged(with: snapshot.overrides))
        cohort.version += 1
        instances[index] = cohort
        try context.tables.instances.save(cohort)
        try audit(cohort.overrides, over: snapshot.parent, of: cohort.id, by: by, context)
        try tell(
            from: before,
            to: cohort.overrides,
            over: snapshot.parent,
            of: cohort.id,
            context
        )
        return .cohortSize(id: cohort.id, cohort.cohort)
    }
}

extension CampaignStatus {
    /// Whether a campaign in this state may take another version.
    ///
    /// Source: domain §14.
    fileprivate var mayMigrate: Bool {
        switch self {
        case .draft, .planned, .recruiting, .active, .paused: true
        case .completed, .closed: false
        }
    }
}

extension CampaignMigrate {
    /// What was said about paths.
    ///
    /// - Throws: The values that no configuration can hold.
    fileprivate func decodedResolutions() throws(InvalidConfiguration)
        -> [String: OverrideMigration.Resolution]
    {
        var decoded: [String: OverrideMigration.Resolution] = [:]
        for resolution in resolutions {
            switch resolution.action {
            case .drop: decoded[resolution.path] = .drop
            case .set(let json):
                do throws(InvalidConfiguration) {
                    let document = try ConfigurationDecoder.document(.object(["value": json]))
                    decoded[resolution.path] = document["value"].map { .set($0) }
                } catch {
                    throw InvalidConfiguration(
                        errors: [ConfigurationError(resolution.path, .wrongType)]
                    )
                }
            }
        }
        return decoded
    }
}
