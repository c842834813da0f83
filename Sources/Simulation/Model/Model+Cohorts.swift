import Contracts
import Domain

/// Cohorts, by chapter 5.
extension Model {
    func applyToCohorts(
        _ command: Command,
        _ principal: Principal,
        _ company: ModelCompany
    ) -> ModelResult {
        switch command.body {
        case .instanceCreate(let wish):
            if let id = wish.id, place(id) != nil { return .refused(["id_taken"]) }
            return change(wish.campaignId, command, company) {
                create(wish, $0, by: principal.id, company)
            }
        case .instanceUpdate(let wish):
            return change(place: wish.instanceId, command, company) { update(wish, $0, $1) }
        case .instanceTransition(let wish):
            return change(place: wish.instanceId, command, company) {
                move($0, wish, command.reason, $1, company)
            }
        case .instanceClone(let wish): return clone(wish, command, principal, company)
        case .campaignClone(let wish):
            return change(wish.campaignId, command, company) {
                clone($0, wish, principal, company)
            }
        case .campaignSetLegalHold(let id, let on):
            return change(id, command, company) { campaign in
                guard campaign.hasLegalHold != on else { return .applied }
                campaign.hasLegalHold = on
                campaign.version += 1
                tell(campaign, "campaign.updated", ["legalHold"])
                return .applied
            }
        default: return .refused(["not_found"])
        }
    }

    func place(_ id: String) -> (place: ModelClass, campaign: ModelCampaign)? {
        for campaign in campaigns.values {
            if let place = campaign.classes.first(where: { $0.id == id }) {
                return (place, campaign)
            }
        }
        return nil
    }

    func change(
        place id: String,
        _ command: Command,
        _ company: ModelCompany,
        _ body: (ModelClass, ModelCampaign) -> ModelResult
    ) -> ModelResult {
        guard let (place, campaign) = place(id), campaign.company == company.id else {
            return .refused(["not_found"])
        }
        if let expected = command.expectedVersion, expected != place.version {
            return .refused(["version_conflict"])
        }
        return body(place, campaign)
    }

    private func create(
        _ wish: InstanceCreate,
        _ campaign: ModelCampaign,
        by: String,
        _ company: ModelCompany
    ) -> ModelResult {
        var failing: [String] = []
        if !["planned", "recruiting", "active"].contains(campaign.status) {
            failing.append("campaign_state")
        }
        failing += outside(wish.startDate, wish.endDate, campaign.dates)
        let version = version(of: campaign)
        if let version, let group = group(of: campaign) {
            failing += misfit(version, group, takesOld: true)
        } else {
            failing.append(version == nil ? "missing_template" : "missing_group")
        }
        let content = version?.content
        if version != nil, content == nil { failing.append("config_invalid") }
        if campaign.used >= campaign.cap { failing.append("capacity_exhausted") }
        var layers = ModelLayers(
            campaign: campaign.overrides,
            parent: ModelConfiguration.merge(content?.defaultConfig ?? [:], campaign.overrides)
        )
        if let patch = wish.overrides, let content {
            let (stored, codes) = ModelConfiguration.patched(
                patch,
                [:],
                over: layers.parent,
                content.rules
            )
            layers.own = stored
            failing += codes
        }
        guard failing.isEmpty, let version else { return .refused(failing) }
        add(
            ModelClass(
                id: wish.id ?? make("ins", company.id),
                ordinal: (campaign.classes.last?.ordinal ?? 0) + 1,
                name: wish.name ?? name(ofNext: 1, campaign),
                (wish.startDate, wish.endDate),
                status: "planned",
                ModelProvenance(kind: "manual", at: clock, by: by),
                version: version.id,
                layers
            ),
            to: campaign,
            over: layers.parent
        )
        placeUnassigned(campaign, company)
        return .applied
    }

    /// What the cohort is called that comes so many places after the last one.
    func name(ofNext step: Int64, _ campaign: ModelCampaign, _ chosen: String? = nil) -> String {
        let ordinal = (campaign.classes.last?.ordinal ?? 0) + step
        return "\(chosen ?? campaign.fields.name ?? campaign.id) – Cohort \(ordinal)"
    }

    func outside(
        _ start: CivilDate,
        _ end: CivilDate,
        _ dates: (start: CivilDate, end: CivilDate)?
    ) -> [String] {
        guard start <= end else { return ["invalid_date_range"] }
        guard let dates, dates.start <= start, end <= dates.end else {
            return ["dates_outside_campaign"]
        }
        return []
    }

    /// Adds a cohort, and says so and what it overrides.
    func add(_ place: ModelClass, to campaign: ModelCampaign, over parent: ConfigurationDocument) {
        touch(campaign)
        campaign.classes.append(place)
        say(
            campaign,
            "instance.created",
            [
                "instanceId": .string(place.id), "ordinal": .int(place.ordinal),
                "name": .string(place.name), "status": .string(place.status),
                "startDate": .string(place.start.iso), "endDate": .string(place.end.iso),
                "templateVersionId": .string(place.templateVersion),
                "provenance": place.provenance.json,
            ]
        )
        place.audit = Self.audit(place.overrides, over: parent)
        tellOverrides(place, campaign, from: [:], over: parent)
    }

    /// Opens a class by itself: the first one, or one more.
    ///
    /// By 5.2.
    func open(_ campaign: ModelCampaign, kind: String, isActive: Bool) {
        guard let version = version(of: campaign), let content = version.content,
            let start = campaign.classes.last?.start ?? campaign.fields.start,
            let end = campaign.classes.last?.end ?? campaign.fields.end
        else { return }
        let newest = campaign.classes.last
        let parent = ModelConfiguration.merge(content.defaultConfig, campaign.overrides)
        let own = kept(newest?.overrides ?? [:], over: parent, content.rules)
        let layers = ModelLayers(campaign: campaign.overrides, parent: parent, own: own)
        let provenance = ModelProvenance(
            kind: kind,
            from: newest?.id,
            root: newest.map { $0.provenance.root ?? $0.id },
            at: clock,
            by: "system"
        )
        let place = ModelClass(
            id: make("ins", campaign.company),
            ordinal: (newest?.ordinal ?? 0) + 1,
            name: name(ofNext: 1, campaign),
            (start, end),
            status: isActive ? "active" : "planned",
            provenance,
            version: version.id,
            layers
        )
        add(place, to: campaign, over: parent)
    }

    /// What of overrides a configuration still takes.
    private func kept(
        _ overrides: ConfigurationDocument,
        over parent: ConfigurationDocument,
        _ rules: ConfigurationRules
    ) -> ConfigurationDocument {
        let preview = OverrideMigration.preview(overrides, from: parent, to: parent, rules: rules)
        return preview.leaves.filter { $0.verdict == .keep }.reduce(into: [:]) { document, leaf in
            document = document.setting(leaf.value, at: ConfigurationPath.keys(leaf.path) ?? [])
        }
    }

    private func update(
        _ wish: InstanceUpdate,
        _ place: ModelClass,
        _ campaign: ModelCampaign
    ) -> ModelResult {
        let isEmpty = wish.name == nil && wish.startDate == nil && wish.endDate == nil
        guard !isEmpty else { return .applied }
        guard place.status == "planned" else { return .refused(["field_frozen"]) }
        let start = wish.startDate ?? place.start
        let end = wish.endDate ?? place.end
        if wish.startDate != nil || wish.endDate != nil {
            let failing = outside(start, end, campaign.dates ?? (start, end))
            guard failing.isEmpty else { return .refused(failing) }
        }
        place.name = wish.name ?? place.name
        (place.start, place.end) = (start, end)
        place.version += 1
        return .applied
    }

    /// Moves a cohort by hand, by 5.1.
    private func move(
        _ place: ModelClass,
        _ wish: InstanceTransition,
        _ reason: String?,
        _ campaign: ModelCampaign,
        _ company: ModelCompany
    ) -> ModelResult {
        var failing: [String] = []
        switch (place.status, wish.target.rawValue) {
        case ("planned", "active"):
            if campaign.status != "active" { failing.append("campaign_not_active") }
            if company.date(clock) < place.start, !wish.earlyStart {
                failing.append("start_not_reached")
            }
            let rules = version(place.templateVersion, for: company.id)?.content?.rules
            if rules.map({ !$0.errors(in: place.config).isEmpty }) ?? true {
                failing.append("config_invalid")
            }
        case ("active", "paused"): if reason == nil { failing.append("reason_required") }
        case ("paused", "active"):
            if campaign.status != "active" { failing.append("campaign_not_active") }
        case ("planned", "completed"), ("active", "completed"), ("paused", "completed"): break
        default: failing.append("invalid_transition")
        }
        guard failing.isEmpty else { return .refused(failing) }
        place.isPausedByCampaign = false
        change(place, to: wish.target.rawValue, campaign, "manual", isCascade: false)
        if place.isOpen { placeUnassigned(campaign, company) }
        return .applied
    }
}
