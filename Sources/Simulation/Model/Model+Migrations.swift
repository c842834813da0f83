import Contracts
import Domain

/// Moves to another version of a template and back, by chapter 14.
extension Model {
    func migrate(
        _ wish: CampaignMigrate,
        _ command: Command,
        _ principal: Principal,
        _ company: ModelCompany
    ) -> ModelResult {
        guard let campaign = campaigns[wish.campaignId], campaign.company == company.id else {
            return .refused(["not_found"])
        }
        guard let old = version(of: campaign) else { return .refused(["missing_template"]) }
        guard mayMigrate(principal, old, company) else { return .refused(["forbidden"]) }
        guard let new = version(wish.toVersionId, for: company.id) else {
            return .refused(["not_found"])
        }
        if let id = wish.id, migrations[id] != nil { return .refused(["id_taken"]) }
        guard let before = old.content, let after = new.content else {
            return .refused(["version_not_active"])
        }
        return change(wish.campaignId, command, company) { campaign in
            var failing: [String] = []
            if ["completed", "closed"].contains(campaign.status) {
                return .refused(["campaign_state"])
            }
            if old.family != new.family { failing.append("different_family") }
            if new.status != "active" { failing.append("version_not_active") }
            if old === new { failing.append("already_on_version") }
            guard failing.isEmpty else { return .refused(failing) }
            let along =
                wish.includePlanned ? campaign.classes.filter { $0.status == "planned" } : []
            let plan = MigrationPlan(
                from: before,
                to: after,
                overrides: campaign.overrides,
                instances: along.map { place in
                    MigrationPlan.Instance(
                        id: place.id,
                        overrides: place.overrides,
                        parent: ModelConfiguration.merge(
                            before.defaultConfig,
                            place.campaignOverrides
                        )
                    )
                }
            )
            guard let resolutions = resolutions(wish) else { return .refused(["config_invalid"]) }
            switch plan.resolved(by: resolutions) {
            case .refused(let errors): return .refused(ModelConfiguration.codes(errors))
            case .unresolved: return .refused(["migration_conflict"])
            case .migrated(let layer, let layers):
                carryOut(
                    campaign,
                    to: new,
                    record(wish, campaign, old, new, plan, layer, layers, along, company),
                    layer,
                    layers
                )
                return .applied
            }
        }
    }

    private func record(
        _ wish: CampaignMigrate,
        _ campaign: ModelCampaign,
        _ old: ModelVersion,
        _ new: ModelVersion,
        _ plan: MigrationPlan,
        _ layer: MigrationPlan.Layer,
        _ layers: [String: MigrationPlan.Layer],
        _ along: [ModelClass],
        _ company: ModelCompany
    ) -> ModelMigration {
        ModelMigration(
            id: wish.id ?? make("mig", company.id),
            campaign: campaign.id,
            from: old.id,
            to: new.id,
            diffClass: plan.diff.class.rawValue,
            old: campaign.overrides,
            new: layer.overrides,
            moved: along.map { place in
                ModelMigration.Moved(
                    id: place.id,
                    version: place.templateVersion,
                    campaignOverrides: place.campaignOverrides,
                    overrides: place.overrides,
                    newOverrides: layers[place.id]?.overrides ?? [:]
                )
            },
            at: clock
        )
    }

    private func resolutions(
        _ wish: CampaignMigrate
    ) -> [String: OverrideMigration.Resolution]? {
        var resolutions: [String: OverrideMigration.Resolution] = [:]
        for resolution in wish.resolutions {
            switch resolution.action {
            case .drop: resolutions[resolution.path] = .drop
            case .set(let json):
                let document = try? ConfigurationDecoder.document(.object(["value": json]))
                guard let value = document?["value"] else { return nil }
                resolutions[resolution.path] = .set(value)
            }
        }
        return resolutions
    }

    /// A company's administrator migrates what stands on own templates.
    private func mayMigrate(
        _ principal: Principal,
        _ version: ModelVersion,
        _ company: ModelCompany
    ) -> Bool {
        principal.role != .companyAdmin || version.owner == company.id
    }

    private func carryOut(
        _ campaign: ModelCampaign,
        to new: ModelVersion,
        _ migration: ModelMigration,
        _ layer: MigrationPlan.Layer,
        _ layers: [String: MigrationPlan.Layer]
    ) {
        migrations[migration.id] = migration
        take(new, layer.overrides, campaign, migration, isBack: false)
        for place in campaign.classes {
            guard let own = layers[place.id] else { continue }
            let layers = ModelLayers(
                campaign: layer.overrides,
                parent: layer.effective,
                own: own.overrides
            )
            take(new.id, layers, place, campaign)
        }
        if !layers.isEmpty, let company = companies[campaign.company] {
            placeUnassigned(campaign, company)
        }
    }

    private func take(
        _ version: ModelVersion,
        _ overrides: ConfigurationDocument,
        _ campaign: ModelCampaign,
        _ migration: ModelMigration,
        isBack: Bool
    ) {
        let before = campaign.overrides
        campaign.overrides = overrides
        campaign.fields.template = version.id
        campaign.version += 1
        touch(campaign)
        var diffClass = migration.diffClass
        if isBack, let from = versions[migration.to]?.content, let to = version.content {
            diffClass = VersionDiff.between(from, to).class.rawValue
        }
        say(
            campaign,
            "campaign.migrated",
            [
                "migrationId": .string(migration.id),
                "fromVersion": .string(isBack ? migration.to : migration.from),
                "toVersion": .string(version.id), "class": .string(diffClass),
                "rollback": .bool(isBack),
            ]
        )
        campaign.audit = Self.audit(overrides, over: version.content?.defaultConfig ?? [:])
        tellOverrides(campaign, from: before)
    }

    private func take(
        _ version: String,
        _ layers: ModelLayers,
        _ place: ModelClass,
        _ campaign: ModelCampaign
    ) {
        let before = place.overrides
        place.templateVersion = version
        place.campaignOverrides = layers.campaign
        place.overrides = layers.own
        place.config = ModelConfiguration.merge(layers.parent, layers.own)
        place.version += 1
        place.audit = Self.audit(layers.own, over: layers.parent)
        tellOverrides(place, campaign, from: before, over: layers.parent)
    }

    func rollBack(
        _ id: String,
        _ command: Command,
        _ principal: Principal,
        _ company: ModelCompany
    ) -> ModelResult {
        guard let migration = migrations[id],
            campaigns[migration.campaign]?.company == company.id,
            let new = version(migration.to, for: company.id),
            let old = version(migration.from, for: company.id), let content = old.content
        else { return .refused(["not_found"]) }
        guard mayMigrate(principal, new, company) else { return .refused(["forbidden"]) }
        return change(migration.campaign, command, company) { campaign in
            guard migration.backAt == nil else { return .refused(["not_open"]) }
            if ["completed", "closed"].contains(campaign.status) {
                return .refused(["campaign_state"])
            }
            var isChanged =
                campaign.fields.template != migration.to || campaign.overrides != migration.new
            var snapshots: [String: (version: String, layers: ModelLayers)] = [:]
            for place in campaign.classes
            where place.status == "planned" && place.templateVersion == migration.to {
                snapshots[place.id] = earlier(place, migration, content, company)
                if snapshots[place.id] == nil { isChanged = true }
            }
            var failing: [String] = []
            if clock > migration.at.adding(days: 30) { failing.append("rollback_expired") }
            if isChanged { failing.append("rollback_conflict") }
            guard failing.isEmpty else { return .refused(failing) }
            migration.backAt = clock
            take(old, migration.old, campaign, migration, isBack: true)
            for place in campaign.classes {
                guard let (version, layers) = snapshots[place.id] else { continue }
                take(version, layers, place, campaign)
            }
            if !snapshots.isEmpty { placeUnassigned(campaign, company) }
            return .applied
        }
    }

    /// What a planned cohort was before; nil when it was changed since.
    private func earlier(
        _ place: ModelClass,
        _ migration: ModelMigration,
        _ content: VersionContent,
        _ company: ModelCompany
    ) -> (version: String, layers: ModelLayers)? {
        guard let moved = migration.moved.first(where: { $0.id == place.id }) else {
            // It came since, and goes back with the campaign if it fits.
            let parent = ModelConfiguration.merge(content.defaultConfig, migration.old)
            let errors = content.rules.errors(in: place.overrides, over: parent)
            let layers = ModelLayers(campaign: migration.old, parent: parent, own: place.overrides)
            return errors.isEmpty ? (migration.from, layers) : nil
        }
        guard place.overrides == moved.newOverrides,
            let old = version(moved.version, for: company.id)?.content
        else { return nil }
        let parent = ModelConfiguration.merge(old.defaultConfig, moved.campaignOverrides)
        return (
            moved.version,
            ModelLayers(campaign: moved.campaignOverrides, parent: parent, own: moved.overrides)
        )
    }
}
