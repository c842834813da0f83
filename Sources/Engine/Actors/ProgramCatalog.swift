import Contracts
import Domain
import Storage
import Threading

/// Companies, templates and groups: what campaigns refer to and what changes rarely.
///
/// It keeps the companies it has seen, since every record asks for one. It runs on the engine's
/// thread, and forgets everything when a turn fails.
actor ProgramCatalog {
    private let executor: ThreadExecutor
    private var companies: [String: CompanyRow] = [:]

    /// The engine's thread.
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(executor: ThreadExecutor) {
        self.executor = executor
    }

    /// The company with an id.
    func company(_ id: String, _ tables: NodeTables) throws -> CompanyRow? {
        if let known = companies[id] { return known }
        guard let found = try tables.companies.find(id) else { return nil }
        companies[id] = found
        return found
    }

    /// Writes a company.
    func save(_ row: CompanyRow, _ tables: NodeTables) throws {
        companies[row.id] = row
        try tables.companies.save(row)
    }

    /// Which output it is: `company.register`.
    func register(
        _ fields: CompanyRegister,
        by: String,
        _ context: FoldContext
    ) throws -> FoldResult {
        guard try company(fields.id, context.tables) == nil else { return .refused(.idTaken) }
        try save(CompanyRow(fields, at: context.clock, by: by), context.tables)
        return .applied(["id": .string(fields.id), "version": .int(1)])
    }

    /// `company.update`, `company.update_zone_table` and `company.set_status`.
    func change(
        _ body: Command.Body,
        company id: String,
        expectedVersion: Int64?,
        _ context: FoldContext
    ) throws -> FoldResult {
        guard var row = try company(id, context.tables) else { return .refused(.notFound) }
        if let expectedVersion, expectedVersion != row.version {
            return .refused([.versionConflict], ["currentVersion": .int(row.version)])
        }
        switch body {
        case .companyUpdate(let changes):
            if let zone = changes.timeZone, zone != row.timeZone {
                if row.zoneIsFrozen { return .refused(.timeZoneFrozen) }
                row.timeZone = zone
            }
            row.name = changes.name ?? row.name
            row.country = changes.country ?? row.country
            row.industry = changes.industry ?? row.industry
            row.contacts = changes.contacts ?? row.contacts
            row.billingCurrency = changes.billingCurrency ?? row.billingCurrency
            row.closeGraceDays = changes.closeGraceDays ?? row.closeGraceDays
        case .companyUpdateZoneTable(let entries):
            do {
                row.zoneTable = try row.zoneTable.updated(with: entries, clock: context.clock)
            } catch {
                return .refused(.effectiveInPast)
            }
        case .companySetStatus(let suspended):
            row.status = suspended ? .suspended : .active
        default: return .refused(.notFound)
        }
        row.version += 1
        row.updatedAt = context.clock
        try save(row, context.tables)
        return .applied(["id": .string(id), "version": .int(row.version)])
    }

    /// `template.create`: a family with its first draft version.
    func create(_ fields: TemplateCreate, _ context: FoldContext) throws -> FoldResult {
        let tables = context.tables
        let owner = fields.ownerCompanyId
        if let owner, try company(owner, tables) == nil { return .refused(.notFound) }
        let id = fields.id ?? context.id("tpl", company: owner ?? Routes.platform)
        guard try !tables.catalog.hasTemplate(id: id),
            try !tables.catalog.hasTemplate(owner: owner, key: fields.key)
        else { return .refused(.idTaken) }
        try tables.catalog.insertTemplate(
            id: id,
            owner: owner,
            key: fields.key,
            name: fields.name,
            programType: fields.programType.rawValue,
            tags: fields.tags
        )
        let version = TemplateVersionRow(fields, templateId: id)
        try tables.catalog.save(version)
        return .applied(["id": .string(id), "versionId": .string(version.id), "version": .int(1)])
    }

    /// `template.publish`: a draft becomes active when it is complete.
    ///
    /// Source: domain §3.1.
    func publish(
        _ versionId: String,
        expectedVersion: Int64?,
        _ context: FoldContext
    ) throws -> FoldResult {
        guard var row = try context.tables.catalog.version(versionId) else {
            return .refused(.notFound)
        }
        if let expectedVersion, expectedVersion != row.version {
            return .refused([.versionConflict], ["currentVersion": .int(row.version)])
        }
        guard row.status == .draft else { return .refused(.versionNotDraft) }
        guard !row.outcomeMetrics.isEmpty, row.minParticipants <= row.maxParticipants else {
            return .refused(.versionIncomplete)
        }
        row.status = .active
        row.publishedAt = context.clock
        row.version += 1
        try context.tables.catalog.save(row)
        try context.emit(
            Output(
                partition: row.ownerCompanyId ?? Routes.platform,
                subject: "template/\(row.templateId)",
                body: ProgramVersionPublished(
                    templateId: row.templateId,
                    versionId: row.id,
                    programType: row.programType.rawValue
                )
            )
        )
        return .applied(["id": .string(row.id), "version": .int(row.version)])
    }

    /// Which output it is: `group.create`.
    func create(_ fields: GroupCreate, _ context: FoldContext) throws -> FoldResult {
        let id = fields.id ?? context.id("grp", company: Routes.platform)
        guard try context.tables.catalog.group(id) == nil else { return .refused(.idTaken) }
        try context.tables.catalog.save(GroupRow(fields, id: id))
        try context.emit(
            Output(
                partition: Routes.platform,
                subject: "group/\(id)",
                body: ProgramGroupChanged(groupId: id, active: fields.active)
            )
        )
        return .applied(["id": .string(id), "version": .int(1)])
    }
}
