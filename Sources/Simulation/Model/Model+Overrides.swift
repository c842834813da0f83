import Contracts
import Domain

/// Layers of configuration and moves to another version, by chapters 6 and 14.
extension Model {
    func applyToConfiguration(
        _ command: Command,
        _ principal: Principal,
        _ company: ModelCompany
    ) -> ModelResult {
        switch command.body {
        case .campaignSetOverrides(let id, let patch):
            return change(id, command, company) { setOverrides($0, patch) }
        case .instanceSetOverrides(let id, let patch):
            return change(place: id, command, company) { setOverrides($0, patch, $1) }
        case .campaignMigrate(let wish): return migrate(wish, command, principal, company)
        case .campaignRollbackMigration(let id): return rollBack(id, command, principal, company)
        default: return .refused(["not_found"])
        }
    }

    private func setOverrides(_ campaign: ModelCampaign, _ patch: JSONObject) -> ModelResult {
        guard mayEdit(campaign, ["configOverrides"]) else { return .refused(["field_frozen"]) }
        let content = version(of: campaign)?.content
        let old = campaign.overrides
        let (stored, codes) = ModelConfiguration.patched(
            patch,
            old,
            over: content?.defaultConfig ?? [:],
            content?.rules
        )
        guard codes.isEmpty else { return .refused(codes) }
        guard stored != old else { return .applied }
        campaign.overrides = stored
        campaign.version += 1
        campaign.audit = Self.audit(stored, over: content?.defaultConfig ?? [:])
        tellOverrides(campaign, from: old)
        return .applied
    }

    private func setOverrides(
        _ place: ModelClass,
        _ patch: JSONObject,
        _ campaign: ModelCampaign
    ) -> ModelResult {
        guard let content = version(place.templateVersion, for: campaign.company)?.content else {
            return .refused(["config_invalid"])
        }
        guard place.status == "planned" else { return .refused(["field_frozen"]) }
        let parent = ModelConfiguration.merge(content.defaultConfig, place.campaignOverrides)
        let old = place.overrides
        let (stored, codes) = ModelConfiguration.patched(patch, old, over: parent, content.rules)
        guard codes.isEmpty else { return .refused(codes) }
        guard stored != old else { return .applied }
        place.overrides = stored
        place.config = ModelConfiguration.merge(parent, stored)
        place.version += 1
        place.audit = Self.audit(stored, over: parent)
        tellOverrides(place, campaign, from: old, over: parent)
        touch(campaign)
        if let company = companies[campaign.company] { placeUnassigned(campaign, company) }
        return .applied
    }

    /// The rows of the audit that are open for a layer.
    static func audit(
        _ overrides: ConfigurationDocument,
        over parent: ConfigurationDocument
    ) -> [String: ModelAudit] {
        var audit: [String: ModelAudit] = [:]
        for (path, value) in ModelConfiguration.lines(overrides) {
            let base = ModelConfiguration.value(path, in: parent)
            audit[path] = ModelAudit(base: base, value: value)
        }
        return audit
    }

    /// The audit follows another version, or a draft that was edited meanwhile.
    func rebase(_ campaign: ModelCampaign) {
        guard !campaign.overrides.members.isEmpty else { return }
        let parent = version(of: campaign)?.content?.defaultConfig ?? [:]
        campaign.audit = Self.audit(campaign.overrides, over: parent)
    }

    func tellOverrides(_ campaign: ModelCampaign, from old: ConfigurationDocument) {
        let parent = version(of: campaign)?.content?.defaultConfig ?? [:]
        let rows = ModelConfiguration.rows(from: old, to: campaign.overrides, over: parent)
        guard !rows.isEmpty else { return }
        say(
            campaign,
            "campaign.config_overridden",
            ["layer": .string("campaign"), "instanceId": .null, "rows": .array(rows)]
        )
    }

    func tellOverrides(
        _ place: ModelClass,
        _ campaign: ModelCampaign,
        from old: ConfigurationDocument,
        over parent: ConfigurationDocument
    ) {
        let rows = ModelConfiguration.rows(from: old, to: place.overrides, over: parent)
        guard !rows.isEmpty else { return }
        say(
            campaign,
            "campaign.config_overridden",
            [
                "layer": .string("instance"), "instanceId": .string(place.id),
                "rows": .array(rows),
            ]
        )
    }
}
