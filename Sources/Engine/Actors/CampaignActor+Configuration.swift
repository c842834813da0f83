import Contracts
import Domain
import Storage

/// The layers of configuration over the template version. Source: domain §6.
extension CampaignActor {
    /// A cohort's own layer with the snapshot that follows from it.
    struct Layers {
        /// What the cohort overrides.
        var overrides: ConfigurationDocument
        /// Version, campaign and cohort merged.
        var config: ConfigurationDocument
    }

    /// The campaign's configuration: the version's with the campaign's overrides over it.
    func effective(_ content: VersionContent) -> ConfigurationDocument {
        content.defaultConfig.merged(with: row.overrides)
    }

    /// The snapshot of a new cohort that takes over another one's overrides.
    ///
    /// What the campaign as it is now allows no more is left out: nobody is there to ask.
    func layers(
        _ content: VersionContent,
        keeping overrides: ConfigurationDocument
    ) -> Layers {
        let parent = effective(content)
        guard !overrides.isEmpty else { return Layers(overrides: [:], config: parent) }
        let rules = content.rules
        let preview = OverrideMigration.preview(overrides, from: parent, to: parent, rules: rules)
        let kept = preview.leaves.filter { $0.verdict == .keep }
            .reduce(into: ConfigurationDocument()) { document, leaf in
                let keys = ConfigurationPath.keys(leaf.path) ?? []
                document = document.setting(leaf.value, at: keys)
            }
        return Layers(overrides: kept, config: preview.newEffective)
    }

    /// `campaign.set_overrides`: changes the campaign's layer.
    ///
    /// Without a template version there is nothing to hold it against; E1 does it then.
    func setOverrides(
        _ patch: JSONObject,
        _ content: VersionContent?,
        by: String,
        _ context: FoldContext
    ) throws -> CommandOutcome {
        let field = "configOverrides"
        guard FieldRules.frozen(fields: [field], in: row.status).isEmpty else {
            return .refused([.fieldFrozen], ["fields": .array([.string(field)])])
        }
        let stored: ConfigurationDocument
        do throws(InvalidConfiguration) {
            stored = try OverridePatch(patch)
                .applied(to: row.overrides, .campaign, over: content?.defaultConfig, content?.rules)
        } catch {
            return error.refusal
        }
        guard stored != row.overrides else { return .applied(result(changed: false), []) }
        let before = row.overrides
        let parent = content?.defaultConfig ?? [:]
        row.overrides = stored
        try save(changedBy: context)
        try audit(stored, over: parent, by: by, context)
        try tell(from: before, to: stored, over: parent, context)
        return .applied(result(changed: true), [])
    }

    /// `instance.set_overrides`: changes the layer of a planned cohort and takes its snapshot anew,
    /// over the version and the campaign's overrides of its creation.
    func setOverrides(
        ofInstance id: String,
        _ patch: JSONObject,
        _ content: VersionContent,
        by: String,
        _ context: FoldContext
    ) throws -> CommandOutcome {
        guard let index = instances.firstIndex(where: { $0.id == id }) else {
            return .refused([.notFound], [:])
        }
        var instance = instances[index]
        let field = "configOverrides"
        guard InstanceFieldRules.frozen(fields: [field], in: instance.status).isEmpty else {
            return .refused([.fieldFrozen], ["fields": .array([.string(field)])])
        }
        let parent = content.defaultConfig.merged(with: instance.campaignOverrides)
        let stored: ConfigurationDocument
        do throws(InvalidConfiguration) {
            stored = try OverridePatch(patch)
                .applied(to: instance.overrides, .instance, over: parent, content.rules)
        } catch {
            return error.refusal
        }
        guard stored != instance.overrides else {
            return .applied(Self.result(instance, changed: false), [])
        }
        let before = instance.overrides
        instance.overrides = stored
        instance.config = StoredConfiguration(parent.merged(with: stored))
        instance.version += 1
        instances[index] = instance
        try context.tables.instances.save(instance)
        try audit(stored, over: parent, of: id, by: by, context)
        try tell(from: before, to: stored, over: parent, of: id, context)
        let size = CapacityOrder.cohortSize(id: id, instance.cohort)
        return .applied(Self.result(instance, changed: true), [size])
    }

    /// What a new campaign overrides from the start.
    func tellFirstOverrides(_ content: VersionContent?, _ context: FoldContext) throws {
        let parent = content?.defaultConfig ?? [:]
        try rebase(content, by: row.createdBy, context)
        try tell(from: [:], to: row.overrides, over: parent, context)
    }

    /// Lets the audit follow another template version, or a draft that was edited meanwhile.
    ///
    /// What is overridden stays; only what it lies over is another.
    func rebase(_ content: VersionContent?, by: String, _ context: FoldContext) throws {
        guard !row.overrides.isEmpty else { return }
        try audit(row.overrides, over: content?.defaultConfig ?? [:], by: by, context)
    }

    /// Brings the audit of a layer up to its document.
    func audit(
        _ overrides: ConfigurationDocument,
        over parent: ConfigurationDocument,
        of instance: String? = nil,
        by: String,
        _ context: FoldContext
    ) throws {
        let table = context.tables.overrides
        let step = OverrideAudit.step(
            from: try table.open(campaign: row.id, instance: instance).map(\.row),
            to: OverrideRow.rows(
                of: overrides,
                over: parent,
                layer: instance == nil ? .campaign : .instance
            )
        )
        for closed in step.closed {
            try table.close(
                campaign: row.id,
                instance: instance,
                path: closed.path,
                by: by,
                at: context.clock
            )
        }
        for opened in step.opened {
            try table.insert(
                OverrideAuditRow(
                    seq: context.rowNumber(),
                    campaign: row.id,
                    instance: instance,
                    opened,
                    by: by,
                    at: context.clock,
                    position: context.position
                )
            )
        }
    }

    /// Says which paths of a layer are others than before; one that was taken back has no value.
    func tell(
        from old: ConfigurationDocument,
        to new: ConfigurationDocument,
        over parent: ConfigurationDocument,
        of instance: String? = nil,
        _ context: FoldContext
    ) throws {
        let (before, after) = (Set(old.leaves), Set(new.leaves))
        let said = after.subtracting(before)
        let taken = before.subtracting(after).filter { leaf in
            !said.contains { $0.path == leaf.path }
        }
        let rows =
            said.map { Self.row($0, $0.value, parent) } + taken.map { Self.row($0, nil, parent) }
        guard !rows.isEmpty else { return }
        try context.emit(
            row.company,
            campaign: row.id,
            CampaignConfigOverridden(
                campaign: row.id,
                layer: instance == nil ? .campaign : .instance,
                instanceId: instance,
                rows: rows.sorted { Identifier.isBefore($0.path, $1.path) }
            )
        )
    }

    private static func row(
        _ leaf: ConfigurationLeaf,
        _ value: ConfigurationValue?,
        _ parent: ConfigurationDocument
    ) -> CampaignConfigOverridden.Row {
        let base = parent.value(at: leaf.keys)
        return CampaignConfigOverridden.Row(
            path: leaf.path,
            baseValue: base.map { JSON($0) },
            value: value.map { JSON($0) },
            changed: value != nil && value != base
        )
    }

    private func result(changed: Bool) -> JSONObject {
        ["id": .string(row.id), "version": .int(row.version), "changed": .bool(changed)]
    }

    private static func result(_ instance: InstanceRow, changed: Bool) -> JSONObject {
        [
            "id": .string(instance.id), "campaignId": .string(instance.campaign),
            "version": .int(instance.version), "changed": .bool(changed),
        ]
    }
}
