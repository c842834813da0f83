import Contracts
import Domain
import Storage

/// Commands on cohorts and copies. Source: domain §5, §15.
extension RecordFold {
    /// Applies a command on cohorts, or one that copies.
    mutating func applyToCohorts(
        _ command: Command,
        by principal: Principal,
        _ company: CompanyRow
    ) throws -> FoldResult {
        switch command.body {
        case .instanceCreate(let wish): return try create(wish, command, principal, company)
        case .instanceUpdate(let wish):
            return try changeInstance(wish.instanceId, command, company) {
                try $0.update(wish, $1, company, $2)
            }
        case .instanceTransition(let wish):
            guard let (_, instance) = try instance(wish.instanceId, company) else {
                return .refused(.notFound)
            }
            let content = try program(instance.templateVersion, for: company)?.content
            return try changeInstance(wish.instanceId, command, company) {
                try $0.move(wish, $1, content, reason: command.reason, company, $2)
            }
        case .instanceClone(let wish): return try clone(wish, command, principal, company)
        case .campaignClone(let wish): return try clone(wish, command, principal, company)
        case .campaignSetLegalHold(let id, let on):
            return try change(id, command, company) { campaign, _, context in
                try campaign.setLegalHold(on, context)
            }
        default: return .refused(.notFound)
        }
    }

    private func isTaken(instance id: String?) throws -> Bool {
        guard let id else { return false }
        return try context.tables.instances.campaign(ofInstance: id) != nil
    }

    private mutating func create(
        _ wish: InstanceCreate,
        _ command: Command,
        _ principal: Principal,
        _ company: CompanyRow
    ) throws -> FoldResult {
        if try isTaken(instance: wish.id) { return .refused(.idTaken) }
        guard let pair = try owned(wish.campaignId, company) else { return .refused(.notFound) }
        let fields = pair.campaign.assumeIsolated { $0.row.fields }
        let around = try surroundings(fields.templateVersionId, pair, company)
        return try change(wish.campaignId, command, company) { campaign, company, context in
            try campaign.create(
                wish,
                as: wish.id ?? context.id("ins", company: company.id),
                around,
                by: principal.id,
                company,
                context
            )
        }
    }

    private func surroundings(
        _ version: String?,
        _ pair: Pair,
        _ company: CompanyRow
    ) throws -> CampaignActor.CohortSurroundings {
        let program = try program(version, for: company)
        let group = pair.campaign.assumeIsolated { $0.row.fields.groupId }
        let tables = context.tables
        return CampaignActor.CohortSurroundings(
            template: program?.version,
            content: program?.content,
            group: try group.flatMap { try tables.catalog.group($0) },
            room: pair.capacity.assumeIsolated { $0.room }
        )
    }

    /// A cohort of a company with its campaign; one of another company is not found.
    mutating func instance(
        _ id: String,
        _ company: CompanyRow
    ) throws -> (pair: Pair, row: InstanceRow)? {
        guard let campaign = try context.tables.instances.campaign(ofInstance: id),
            let pair = try owned(campaign, company),
            let row = pair.campaign.assumeIsolated({ actor in
                actor.instances.first { $0.id == id }
            })
        else { return nil }
        return (pair, row)
    }

    private mutating func changeInstance(
        _ id: String,
        _ command: Command,
        _ company: CompanyRow,
        _ body: @Sendable (isolated CampaignActor, Int, FoldContext) throws -> CommandOutcome
    ) throws -> FoldResult {
        guard let (pair, row) = try instance(id, company) else { return .refused(.notFound) }
        if let conflict = FoldResult.conflict(command.expectedVersion, with: row.version) {
            return conflict
        }
        let context = context
        let outcome = try pair.campaign.assumeIsolated { campaign -> CommandOutcome in
            guard let index = campaign.instances.firstIndex(where: { $0.id == id }) else {
                return .refused([.notFound], [:])
            }
            return try body(campaign, index, context)
        }
        return try conclude(outcome, pair, company)
    }

    private mutating func clone(
        _ wish: InstanceCloneFields,
        _ command: Command,
        _ principal: Principal,
        _ company: CompanyRow
    ) throws -> FoldResult {
        if try isTaken(instance: wish.id) { return .refused(.idTaken) }
        guard let source = try instance(wish.instanceId, company)?.row,
            let pair = try owned(wish.targetCampaignId ?? source.campaign, company)
        else { return .refused(.notFound) }
        if let conflict = FoldResult.conflict(command.expectedVersion, with: source.version) {
            return conflict
        }
        let old = try program(source.templateVersion, for: company)
        var pin = source.templateVersion
        if wish.repin, let family = old?.version.templateId {
            guard let newest = try newestVersion(ofTemplate: family) else {
                return .refused(.versionNotActive)
            }
            pin = newest
        }
        let around = try surroundings(pin, pair, company)
        let version = pair.campaign.assumeIsolated { $0.row.fields.templateVersionId }
        let family = try program(version, for: company)?.version.templateId
        let parent = old?.content?.defaultConfig ?? [:]
        let cohort = CampaignActor.CohortSource(
            instance: source,
            family: old?.version.templateId,
            parent: parent.merged(with: source.campaignOverrides)
        )
        let context = context
        let outcome = try pair.campaign.assumeIsolated {
            try $0.copy(
                wish,
                of: cohort,
                around,
                family: family,
                by: principal.id,
                company,
                context
            )
        }
        return try conclude(outcome, pair, company)
    }

    /// The newest version of a family that campaigns may start from.
    private func newestVersion(ofTemplate family: String) throws -> String? {
        try context.tables.catalog.versions(ofTemplate: family).last { $0.status == .active }?.id
    }

    private mutating func clone(
        _ wish: CampaignCloneFields,
        _ command: Command,
        _ principal: Principal,
        _ company: CompanyRow
    ) throws -> FoldResult {
        guard let pair = try owned(wish.campaignId, company) else { return .refused(.notFound) }
        let source = pair.campaign.assumeIsolated { $0.row }
        if let conflict = FoldResult.conflict(command.expectedVersion, with: source.version) {
            return conflict
        }
        var target = company
        let old = try program(source.fields.templateVersionId, for: company)
        if let other = wish.companyId, other != company.id {
            let failing = CampaignClone.failing(
                toOtherCompany: true,
                isIssuerSalesOrPlatform: CommandRights.mayAgreeTerms(principal),
                isTemplateOfPlatform: old?.version.ownerCompanyId == nil
            )
            guard failing.isEmpty else { return .refused(failing, [:]) }
            guard principal.covers(other) else { return .refused(.forbidden) }
            guard let found = try self.company(other) else { return .refused(.companyUnknown) }
            target = found
        }
        if let id = wish.id, try context.tables.campaigns.company(of: id) != nil {
            return .refused(.idTaken)
        }
        var copy = CampaignActor.Copy(
            id: "",
            startDate: wish.startDate,
            endDate: wish.endDate,
            name: wish.name,
            by: principal.id
        )
        if wish.repin, let old {
            switch try repin(source, old, company) {
            case .refused(let codes, let object): return .refused(codes, object)
            case .pinned(let version, let overrides): copy.repinned = (version, overrides)
            }
        }
        if let end = wish.endDate, end < wish.startDate { return .refused(.invalidDateRange) }
        copy.id = wish.id ?? context.id("cam", company: target.id)
        guard try establish(copy, of: pair, for: target) != nil else {
            return .refused(.invalidDateRange)
        }
        return .applied([
            "id": .string(copy.id), "version": .int(1), "companyId": .string(target.id),
        ])
    }

    private enum Repinned {
        case pinned(version: String, overrides: ConfigurationDocument)
        case refused([ReasonCode], JSONObject)
    }

    /// What of a campaign's overrides holds under the newest version.
    ///
    /// Source: domain §14, §15.
    private func repin(
        _ source: CampaignRow,
        _ old: Program,
        _ company: CompanyRow
    ) throws -> Repinned {
        guard let newest = try newestVersion(ofTemplate: old.version.templateId),
            let new = try program(newest, for: company)?.content
        else { return .refused([.versionNotActive], [:]) }
        let migration = OverrideMigration.preview(
            source.overrides,
            from: old.content?.defaultConfig ?? [:],
            to: new.defaultConfig,
            rules: new.rules
        )
        switch migration.resolved(by: [:]) {
        case .migrated(let overrides, _): return .pinned(version: newest, overrides: overrides)
        case .unresolved(let paths):
            return .refused(
                [.migrationConflict],
                ["paths": .array(paths.map { .string($0) })]
            )
        case .refused(let errors):
            return .refused([.configInvalid], ["errors": ProgramCatalog.list(errors)])
        }
    }

    /// Makes a copy of a campaign; nil when its dates are reversed.
    mutating func establish(
        _ copy: CampaignActor.Copy,
        of pair: Pair,
        for company: CompanyRow
    ) throws -> Pair? {
        let clock = context.clock
        guard let row = pair.campaign.assumeIsolated({ $0.copied(copy, for: company, clock) })
        else { return nil }
        let made = try establish(row, company)
        let (source, home) = pair.campaign.assumeIsolated { ($0.row.id, $0.row.company) }
        if home == company.id {
            try copyQuotas(
                of: source,
                to: row.id,
                maxSessions: row.fields.maxSessions,
                by: copy.by,
                company
            )
        }
        return made
    }
}
