import Contracts
import Domain
import Storage

/// Overrides of the configuration and moves to another version. Source: domain §6, §14.
extension RecordFold {
    /// A template version that a company may use, with what it says.
    typealias Program = (version: TemplateVersionRow, content: VersionContent?)

    /// The version with an id; nil when it does not exist or belongs to another company.
    func program(_ id: String?, for company: CompanyRow) throws -> Program? {
        let tables = context.tables
        guard let id, let version = try tables.catalog.version(id),
            version.ownerCompanyId.map({ $0 == company.id }) ?? true
        else { return nil }
        let content = try actors.catalog.assumeIsolated { try $0.content(id, tables) }
        return (version, content)
    }

    /// Applies a command on overrides, or one that moves a campaign to another version.
    mutating func applyToConfiguration(
        _ command: Command,
        by principal: Principal,
        _ company: CompanyRow
    ) throws -> FoldResult {
        switch command.body {
        case .campaignSetOverrides(let id, let patch):
            guard let pair = try owned(id, company) else { return .refused(.notFound) }
            let version = pair.campaign.assumeIsolated { $0.row.fields.templateVersionId }
            let content = try program(version, for: company)?.content
            return try change(id, command, company) { campaign, _, context in
                try campaign.setOverrides(patch, content, by: principal.id, context)
            }
        case .instanceSetOverrides(let id, let patch):
            return try setOverrides(ofInstance: id, patch, command, principal, company)
        case .campaignMigrate(let wish): return try migrate(wish, command, principal, company)
        case .campaignRollbackMigration(let id):
            return try rollBack(id, command, principal, company)
        default: return .refused(.notFound)
        }
    }

    /// `campaign.update`: another template version puts the overrides over other defaults.
    mutating func update(
        _ id: String,
        _ changes: CampaignFields,
        _ command: Command,
        _ principal: Principal,
        _ company: CompanyRow
    ) throws -> FoldResult {
        if changes.terms != nil, !CommandRights.mayAgreeTerms(principal) {
            return .refused(.forbidden)
        }
        let content = try program(changes.templateVersionId, for: company)?.content
        let result = try change(id, command, company) { campaign, company, context in
            let outcome = try campaign.update(changes, company, context)
            if case .applied = outcome, changes.templateVersionId != nil {
                try campaign.rebase(content, by: principal.id, context)
            }
            return outcome
        }
        if case .applied = result {
            try followFields(id, changes, by: principal.id, company)
            if changes.startDate != nil { try reprice(id) }
        }
        return result
    }

    private mutating func setOverrides(
        ofInstance id: String,
        _ patch: JSONObject,
        _ command: Command,
        _ principal: Principal,
        _ company: CompanyRow
    ) throws -> FoldResult {
        guard let (pair, row) = try instance(id, company) else { return .refused(.notFound) }
        if let conflict = FoldResult.conflict(command.expectedVersion, with: row.version) {
            return conflict
        }
        guard let content = try program(row.templateVersion, for: company)?.content else {
            return .refused(.configInvalid)
        }
        let context = context
        let outcome = try pair.campaign.assumeIsolated {
            try $0.setOverrides(ofInstance: id, patch, content, by: principal.id, context)
        }
        return try conclude(outcome, pair, company)
    }

    private mutating func migrate(
        _ wish: CampaignMigrate,
        _ command: Command,
        _ principal: Principal,
        _ company: CompanyRow
    ) throws -> FoldResult {
        guard let pair = try owned(wish.campaignId, company) else { return .refused(.notFound) }
        let version = pair.campaign.assumeIsolated { $0.row.fields.templateVersionId }
        guard let old = try program(version, for: company) else {
            return .refused(.missingTemplate)
        }
        guard CommandRights.mayMigrate(principal, old.version.ownerCompanyId, company.id) else {
            return .refused(.forbidden)
        }
        guard let new = try program(wish.toVersionId, for: company) else {
            return .refused(.notFound)
        }
        if let id = wish.id, try context.tables.migrations.find(id) != nil {
            return .refused(.idTaken)
        }
        guard let versions = Self.versions(old, new) else { return .refused(.versionNotActive) }
        return try change(wish.campaignId, command, company) { campaign, company, context in
            let id = wish.id ?? context.id("mig", company: company.id)
            return try campaign.migrate(wish, as: id, versions, by: principal.id, context)
        }
    }

    private mutating func rollBack(
        _ id: String,
        _ command: Command,
        _ principal: Principal,
        _ company: CompanyRow
    ) throws -> FoldResult {
        guard let migration = try context.tables.migrations.find(id),
            try owned(migration.campaign, company) != nil,
            let old = try program(migration.to, for: company),
            let new = try program(migration.from, for: company),
            let versions = Self.versions(old, new)
        else { return .refused(.notFound) }
        guard CommandRights.mayMigrate(principal, old.version.ownerCompanyId, company.id) else {
            return .refused(.forbidden)
        }
        var contents: [String: VersionContent] = [:]
        for cohort in migration.cohorts {
            contents[cohort.oldVersion] = try program(cohort.oldVersion, for: company)?.content
        }
        let kept = contents
        return try change(migration.campaign, command, company) { campaign, _, context in
            try campaign.rollBack(
                migration,
                versions,
                contents: kept,
                by: principal.id,
                context
            )
        }
    }

    /// Two versions, if both can be made sense of; published ones always can.
    private static func versions(_ old: Program, _ new: Program) -> CampaignActor.Versions? {
        guard let before = old.content, let after = new.content else { return nil }
        return CampaignActor.Versions(
            old: (old.version, before),
            new: (new.version, after)
        )
    }
}
