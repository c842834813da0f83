import Contracts
import Domain

/// Configurations, their overrides and the moves between versions. Source: domain §6, §14.
extension NodeReader {
    /// A campaign's configuration, explained; nil when there is no such campaign.
    package func configuration(
        campaign id: String
    ) async throws(StorageFault) -> AsOf<ConfigurationExplanation?> {
        try await look { view in
            guard let row = try CampaignTable(view.connection).find(id) else { return nil }
            let version = try Self.content(row.fields.templateVersionId, view)
            return ConfigurationExplanation(
                row,
                version: version?.content.defaultConfig ?? [:],
                try OverrideAuditTable(view.connection).all(campaign: id)
            )
        }
    }

    /// A cohort's snapshot, explained; nil when there is no such cohort.
    package func configuration(
        instance id: String
    ) async throws(StorageFault) -> AsOf<ConfigurationExplanation?> {
        try await look { view in
            let table = try InstanceTable(view.connection)
            guard let campaign = try table.campaign(ofInstance: id),
                let row = try table.find(campaign: campaign).first(where: { $0.id == id })
            else { return nil }
            let version = try Self.content(row.templateVersion, view)
            return ConfigurationExplanation(
                row,
                version: version?.content.defaultConfig ?? [:],
                try OverrideAuditTable(view.connection).all(campaign: campaign)
            )
        }
    }

    /// Every override of a campaign and its cohorts, oldest first; those taken back as well.
    package func overrideAudit(
        campaign id: String
    ) async throws(StorageFault) -> AsOf<[OverrideAuditRow]> {
        try await look { try OverrideAuditTable($0.connection).all(campaign: id) }
    }

    /// The moves of a campaign to other versions, oldest first.
    package func migrations(
        campaign id: String
    ) async throws(StorageFault) -> AsOf<[MigrationRow]> {
        try await look { try MigrationTable($0.connection).all(campaign: id) }
    }

    /// What would become of a campaign under another version.
    ///
    /// Nil when there is no such campaign or version, or the campaign has none yet.
    /// `includesPlanned` says whether planned cohorts would go along.
    package func migrationPreview(
        campaign id: String,
        to version: String,
        includesPlanned: Bool
    ) async throws(StorageFault) -> AsOf<MigrationPreview?> {
        try await look { view in
            guard let row = try CampaignTable(view.connection).find(id),
                let old = try Self.content(row.fields.templateVersionId, view),
                let new = try Self.content(version, view)
            else { return nil }
            let instances = try InstanceTable(view.connection).find(campaign: id)
                .filter { includesPlanned && $0.status == .planned }
                .map { instance in
                    let own = try Self.content(instance.templateVersion, view) ?? old
                    return MigrationPlan.Instance(
                        id: instance.id,
                        overrides: instance.overrides,
                        parent: own.content.defaultConfig.merged(with: instance.campaignOverrides)
                    )
                }
            return MigrationPreview(
                campaign: id,
                from: old.row.id,
                to: new.row.id,
                refusals: CampaignMigration.refusals(
                    fromTemplate: old.row.templateId,
                    version: old.row.id,
                    toTemplate: new.row.templateId,
                    version: new.row.id,
                    status: new.row.status
                ),
                plan: MigrationPlan(
                    from: old.content,
                    to: new.content,
                    overrides: row.overrides,
                    instances: instances
                )
            )
        }
    }

    /// A version with what it says; nil when it does not exist or cannot be made sense of.
    static func content(
        _ id: String?,
        _ view: ReadView
    ) throws(StorageFault) -> (row: TemplateVersionRow, content: VersionContent)? {
        guard let id, let row = try CatalogTable(view.connection).version(id) else { return nil }
        do throws(InvalidConfiguration) {
            return (row, try row.content())
        } catch {
            return nil
        }
    }
}
