import Contracts
import Domain

/// Copies, by chapter 15.
extension Model {
    /// A copy of a campaign for the same or another company.
    func clone(
        _ source: ModelCampaign,
        _ wish: CampaignCloneFields,
        _ principal: Principal,
        _ company: ModelCompany
    ) -> ModelResult {
        var target = company
        let old = version(of: source)
        if let other = wish.companyId, other != company.id {
            guard principal.role == .platformAdmin || principal.role == .sales else {
                return .refused(["forbidden"])
            }
            guard old?.owner == nil else { return .refused(["tenant_mismatch"]) }
            guard isCovered(other, by: principal) else { return .refused(["forbidden"]) }
            guard let found = companies[other] else { return .refused(["company_unknown"]) }
            target = found
        }
        if let id = wish.id, campaigns[id] != nil { return .refused(["id_taken"]) }
        var pinned: (version: String, overrides: ConfigurationDocument)?
        if wish.repin, let old {
            guard let newest = newest(of: old.family), let content = newest.content else {
                return .refused(["version_not_active"])
            }
            let migration = OverrideMigration.preview(
                source.overrides,
                from: old.content?.defaultConfig ?? [:],
                to: content.defaultConfig,
                rules: content.rules
            )
            switch migration.resolved(by: [:]) {
            case .migrated(let overrides, _): pinned = (newest.id, overrides)
            case .unresolved: return .refused(["migration_conflict"])
            case .refused: return .refused(["config_invalid"])
            }
        }
        if let end = wish.endDate, end < wish.startDate {
            return .refused(["invalid_date_range"])
        }
        let length = source.dates.map { $0.end.days(since: $0.start) }
        let end = wish.endDate ?? length.map { wish.startDate.adding(days: $0) }
        let draft = copy(
            source,
            as: wish.id ?? make("cam", target.id),
            for: target,
            (wish.startDate, end),
            name: wish.name,
            by: principal.id
        )
        if let pinned {
            draft.fields.template = pinned.version
            draft.overrides = pinned.overrides
        }
        establish(draft, target)
        if target.id == source.company { copyQuotas(of: source, to: draft, target) }
        return .applied
    }

    private func newest(of family: String) -> ModelVersion? {
        families[family]?.last { $0.status == "active" }
    }

    /// A draft that takes over what a copy takes over.
    func copy(
        _ source: ModelCampaign,
        as id: String,
        for company: ModelCompany,
        _ dates: (start: CivilDate, end: CivilDate?),
        name: String? = nil,
        by: String
    ) -> ModelCampaign {
        let draft = ModelCampaign(
            id: id,
            company: company.id,
            fields: source.fields,
            loans: loans
        )
        draft.fields.terms = source.terms.last?.input ?? source.fields.terms
        draft.fields.start = dates.start
        draft.fields.end = dates.end
        draft.fields.name = name ?? source.fields.name.map { "\($0) (copy)" }
        draft.overrides = source.overrides
        var names = source.fields.names.union(["startDate", "currency"])
        names.remove("internalNotes")
        if dates.end == nil { names.remove("endDate") } else { names.insert("endDate") }
        if name != nil { names.insert("name") }
        if company.id == source.company {
            draft.provenance = ModelProvenance(
                kind: "clone",
                from: source.id,
                root: source.provenance?.root ?? source.id,
                at: clock,
                by: by
            )
        } else {
            draft.fields.terms = nil
            draft.fields.maxSessions = nil
            draft.fields.budget = 0
            draft.fields.budgetCurrency = nil
            draft.fields.currency = company.currency
            names.subtract(["maxSessions", "budgetAllocated"])
        }
        if draft.fields.terms == nil {
            names.subtract(["model", "terms"])
        } else {
            names.formUnion(["model", "terms"])
        }
        draft.fields.names = names
        return draft
    }

    /// Copies of a cohort: all of them or none.
    func clone(
        _ wish: InstanceCloneFields,
        _ command: Command,
        _ principal: Principal,
        _ company: ModelCompany
    ) -> ModelResult {
        if let id = wish.id, place(id) != nil { return .refused(["id_taken"]) }
        guard let (source, home) = place(wish.instanceId), home.company == company.id,
            let target = campaigns[wish.targetCampaignId ?? home.id], target.company == company.id
        else { return .refused(["not_found"]) }
        if let expected = command.expectedVersion, expected != source.version {
            return .refused(["version_conflict"])
        }
        let old = version(source.templateVersion, for: company.id)
        var pin = old
        if wish.repin, let old {
            guard let newest = newest(of: old.family) else {
                return .refused(["version_not_active"])
            }
            pin = newest
        }
        guard let pin, pin.content != nil else { return .refused(["config_invalid"]) }
        return add(wish, of: source, to: target, from: old, pin, by: principal.id, company)
    }

    private func add(
        _ wish: InstanceCloneFields,
        of source: ModelClass,
        to target: ModelCampaign,
        from old: ModelVersion?,
        _ pin: ModelVersion,
        by: String,
        _ company: ModelCompany
    ) -> ModelResult {
        let dates = copies(wish.copies, of: source)
        var failing: [String] = []
        if ["paused", "completed", "closed"].contains(target.status) {
            failing.append("campaign_state")
        }
        if version(of: target)?.family != old?.family { failing.append("template_mismatch") }
        if let around = target.dates,
            !dates.allSatisfy({ around.start <= $0.start && $0.end <= around.end })
        {
            failing.append("dates_outside_campaign")
        }
        if pin.status == "archived" { failing.append("template_archived") }
        let (layers, codes) = layers(of: source, in: target, from: old, pin)
        failing += codes
        guard failing.isEmpty else { return .refused(failing) }
        for (start, end) in dates {
            let numbered = name(ofNext: 1, target, wish.name)
            let place = ModelClass(
                id: wish.id ?? make("ins", company.id),
                ordinal: (target.classes.last?.ordinal ?? 0) + 1,
                name: dates.count == 1 ? wish.name ?? numbered : numbered,
                (start, end),
                status: "planned",
                ModelProvenance(
                    kind: "clone",
                    from: source.id,
                    root: source.provenance.root ?? source.id,
                    at: clock,
                    by: by
                ),
                version: pin.id,
                layers
            )
            add(place, to: target, over: layers.parent)
        }
        placeUnassigned(target, company)
        return .applied
    }

    /// What a copy of a cohort is made of in a campaign, or why it cannot be.
    private func layers(
        of source: ModelClass,
        in target: ModelCampaign,
        from old: ModelVersion?,
        _ pin: ModelVersion
    ) -> (ModelLayers, codes: [String]) {
        let content = pin.content ?? VersionContent(pin.type)
        let parent = ModelConfiguration.merge(content.defaultConfig, target.overrides)
        let migration = OverrideMigration.preview(
            source.overrides,
            from: ModelConfiguration.merge(
                old?.content?.defaultConfig ?? [:],
                source.campaignOverrides
            ),
            to: parent,
            rules: content.rules
        )
        var layers = ModelLayers(campaign: target.overrides, parent: parent)
        switch migration.resolved(by: [:]) {
        case .migrated(let overrides, _):
            layers.own = overrides
            return (layers, [])
        case .unresolved: return (layers, ["migration_conflict"])
        case .refused: return (layers, ["config_invalid"])
        }
    }

    private func copies(
        _ wish: InstanceClone,
        of source: ModelClass
    ) -> [(start: CivilDate, end: CivilDate)] {
        let length = source.end.days(since: source.start)
        let first =
            switch wish.start {
            case .date(let date): date
            case .shift(let days): source.start.adding(days: days)
            }
        return (0..<wish.count).map { number in
            let start = first.adding(days: number * (wish.gapDays ?? length + 1))
            return (start, start.adding(days: length))
        }
    }
}
