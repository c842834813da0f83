import Contracts
import Domain
import Storage

/// Commands on cohorts. Source: domain §5, §15.
extension CampaignActor {
    /// What the rules of cohorts must know that the campaign does not.
    struct CohortSurroundings: Sendable {
        /// The template version of the cohort, if it exists.
        var template: TemplateVersionRow?
        /// What that version says, if it can be made sense of.
        var content: VersionContent?
        /// The group, if it exists.
        var group: GroupRow?
        /// U, L and C.
        var room: Room
    }

    /// A cohort that is to be copied, with what its overrides stood on.
    struct CohortSource: Sendable {
        /// The cohort.
        var instance: InstanceRow
        /// The family of its template.
        var family: String?
        /// Its configuration without its own overrides.
        var parent: ConfigurationDocument
    }

    /// The campaign's dates, once it has both.
    var dates: CivilRange? {
        guard let start = row.fields.startDate, let end = row.fields.endDate else { return nil }
        return CivilRange(start, through: end)
    }

    /// `instance.create`: a further cohort, planned.
    func create(
        _ wish: InstanceCreate,
        as id: String,
        _ around: CohortSurroundings,
        by: String,
        _ company: CompanyRow,
        _ context: FoldContext
    ) throws -> CommandOutcome {
        let overrides: ConfigurationDocument
        var wrong: [ConfigurationError] = []
        do throws(InvalidConfiguration) {
            overrides = try newLayer(wish.overrides, around.content)
        } catch {
            overrides = [:]
            wrong = error.errors
        }
        var facts = InstanceCreation.Facts(
            campaignStatus: row.status,
            campaignDates: dates,
            startDate: wish.startDate,
            endDate: wish.endDate,
            used: around.room.used,
            cap: around.room.cap
        )
        facts.incompatibilities = Self.incompatibilities(around)
        facts.isConfigInvalid = around.template != nil && around.content == nil
        let failing = InstanceCreation.failing(facts) + ConfigurationError.reasons(wrong)
        guard failing.isEmpty, let version = around.template?.id, let content = around.content,
            let range = CivilRange(wish.startDate, through: wish.endDate)
        else {
            return .refused(failing, wrong.isEmpty ? [:] : ["errors": ProgramCatalog.list(wrong)])
        }
        let parent = effective(content)
        let layers = Layers(overrides: overrides, config: parent.merged(with: overrides))
        let plan = InstancePlan.manual(
            campaign: row.fields.name ?? row.id,
            chosenName: wish.name,
            highestOrdinal: instances.last?.ordinal ?? 0,
            dates: range
        )
        let provenance = Provenance(kind: plan.kind, at: context.clock, by: by)
        let order = try add(
            planned(plan, as: id, version, layers, provenance),
            over: parent,
            by: by,
            context
        )
        try schedule(company, context)
        return .applied(
            ["id": .string(id), "version": .int(1), "ordinal": .int(plan.ordinal)],
            [order]
        )
    }

    private static func incompatibilities(_ around: CohortSurroundings) -> [ReasonCode] {
        guard let template = around.template else { return [.missingTemplate] }
        guard let group = around.group else { return [.missingGroup] }
        return compatibility(template, group, allowsDeprecated: true).reasons.map { reason in
            let isArchived = reason == .templateNotActive && template.status == .archived
            return isArchived ? .templateArchived : reason
        }
    }

    /// What a new cohort overrides.
    private func newLayer(
        _ patch: JSONObject?,
        _ content: VersionContent?
    ) throws(InvalidConfiguration) -> ConfigurationDocument {
        guard let patch, let content else { return [:] }
        return try OverridePatch(patch)
            .applied(to: [:], .instance, over: effective(content), content.rules)
    }

    private func planned(
        _ plan: InstancePlan,
        as id: String,
        _ version: String,
        _ layers: Layers,
        _ provenance: Provenance
    ) -> InstanceRow {
        InstanceRow(
            id: id,
            campaign: row.id,
            ordinal: plan.ordinal,
            name: plan.name,
            startDate: plan.dates.first,
            endDate: plan.dates.last,
            status: plan.status,
            templateVersion: version,
            provenance: provenance,
            campaignOverrides: row.overrides,
            overrides: layers.overrides,
            config: StoredConfiguration(layers.config)
        )
    }

    /// `instance.update`: another name or other dates for a planned cohort.
    func update(
        _ wish: InstanceUpdate,
        _ index: Int,
        _ company: CompanyRow,
        _ context: FoldContext
    ) throws -> CommandOutcome {
        var instance = instances[index]
        var names: [String] = []
        if wish.name != nil { names.append("name") }
        if wish.startDate != nil { names.append("startDate") }
        if wish.endDate != nil { names.append("endDate") }
        let frozen = InstanceFieldRules.frozen(fields: names, in: instance.status)
        guard frozen.isEmpty else {
            return .refused([.fieldFrozen], ["fields": .array(frozen.map { .string($0) })])
        }
        // What changes nothing makes no version.
        guard !names.isEmpty else {
            return .applied(["id": .string(instance.id), "version": .int(instance.version)], [])
        }
        instance.name = wish.name ?? instance.name
        instance.startDate = wish.startDate ?? instance.startDate
        instance.endDate = wish.endDate ?? instance.endDate
        if wish.startDate != nil || wish.endDate != nil {
            // A draft may lack dates, and then its cohorts may have any.
            let around = dates ?? instance.dates
            let failing = InstanceCreation.datesFailing(
                instance.startDate,
                instance.endDate,
                inside: around
            )
            guard failing.isEmpty else { return .refused(failing, [:]) }
        }
        instance.version += 1
        instances[index] = instance
        try context.tables.instances.save(instance)
        try schedule(company, context)
        return .applied(["id": .string(instance.id), "version": .int(instance.version)], [])
    }

    /// `instance.transition`: a cohort moves on by hand.
    func move(
        _ wish: InstanceTransition,
        _ index: Int,
        _ content: VersionContent?,
        reason: String?,
        _ company: CompanyRow,
        _ context: FoldContext
    ) throws -> CommandOutcome {
        let instance = instances[index]
        let isSound = content.map { $0.rules.errors(in: instance.config.document).isEmpty }
        let failing = InstanceGuards.failing(
            from: instance.status,
            to: wish.target,
            InstanceGuardFacts(
                isCampaignActive: row.status == .active,
                today: company.zoneTable.localDate(at: context.clock),
                startDate: instance.startDate,
                earlyStart: wish.earlyStart,
                isConfigInvalid: isSound != true,
                hasReason: reason?.contains { !$0.isWhitespace } ?? false
            )
        )
        guard failing.isEmpty else {
            guard failing == [.invalidTransition] else { return .refused(failing, [:]) }
            let allowed = InstanceGuards.allowedTargets(from: instance.status)
            return .refused(
                failing,
                ["allowed": .array(allowed.map { .string($0.rawValue) })]
            )
        }
        instances[index].pausedByCascade = false
        let orders = try move(
            index,
            to: wish.target,
            cascade: false,
            trigger: .manual,
            context
        )
        try schedule(company, context)
        return .applied(
            [
                "id": .string(instance.id), "version": .int(instances[index].version),
                "status": .string(wish.target.rawValue),
            ],
            orders
        )
    }

    private func copied(
        from source: InstanceRow,
        by: String,
        _ context: FoldContext
    ) -> Provenance {
        .derived(
            .clone,
            from: source.id,
            whichCameFrom: source.provenance,
            at: context.clock,
            by: by
        )
    }

    /// What becomes of a cohort's overrides over this campaign's configuration.
    private func preview(_ source: CohortSource, over content: VersionContent) -> OverrideMigration
    {
        OverrideMigration.preview(
            source.instance.overrides,
            from: source.parent,
            to: effective(content),
            rules: content.rules
        )
    }

    /// `instance.clone`: copies of a cohort of this or another campaign, all of them or none.
    ///
    /// `around` tells of the version that the copies keep; `family` is that of this campaign.
    func copy(
        _ wish: InstanceCloneFields,
        of source: CohortSource,
        _ around: CohortSurroundings,
        family: String?,
        by: String,
        _ company: CompanyRow,
        _ context: FoldContext
    ) throws -> CommandOutcome {
        guard let range = source.instance.dates, let version = around.template,
            let content = around.content
        else { return .refused([.configInvalid], [:]) }
        var failing = wish.copies.failing(
            source: range,
            target: row.status,
            targetDates: dates,
            isSameFamily: family != nil && family == source.family
        )
        if version.status == .archived { failing.append(.templateArchived) }
        var details = JSONObject()
        var layers = Layers(overrides: [:], config: [:])
        switch preview(source, over: content).resolved(by: [:]) {
        case .migrated(let overrides, let effective):
            layers = Layers(overrides: overrides, config: effective)
        case .unresolved(let paths):
            failing.append(.migrationConflict)
            details["paths"] = .array(paths.map { .string($0) })
        case .refused(let errors):
            failing.append(.configInvalid)
            details["errors"] = ProgramCatalog.list(errors)
        }
        guard failing.isEmpty else { return .refused(failing, details) }
        let plans = InstancePlan.clones(
            campaign: row.fields.name ?? row.id,
            chosenName: wish.name,
            highestOrdinal: instances.last?.ordinal ?? 0,
            dates: wish.copies.dates(of: range)
        )
        let provenance = copied(from: source.instance, by: by, context)
        var orders: [CapacityOrder] = []
        var ids: [String] = []
        for plan in plans {
            let id = wish.id ?? context.id("ins", company: row.company)
            ids.append(id)
            let copy = planned(plan, as: id, version.id, layers, provenance)
            orders.append(try add(copy, over: effective(content), by: by, context))
        }
        try schedule(company, context)
        return .applied(
            [
                "id": ids.first.map { .string($0) } ?? .null, "version": .int(1),
                "ids": .array(ids.map { .string($0) }), "campaignId": .string(row.id),
            ],
            orders
        )
    }
}
