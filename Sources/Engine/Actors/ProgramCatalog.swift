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
    private var contents: [String: VersionContent] = [:]

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

    /// What a version says, read once; nil when it does not exist or cannot be made sense of.
    func content(_ versionId: String, _ tables: NodeTables) throws -> VersionContent? {
        if let known = contents[versionId] { return known }
        guard let row = try tables.catalog.version(versionId) else { return nil }
        do throws(InvalidConfiguration) {
            let content = try row.content()
            contents[versionId] = content
            return content
        } catch {
            return nil
        }
    }

    /// Writes a version.
    func save(_ row: TemplateVersionRow, _ tables: NodeTables) throws {
        contents[row.id] = nil
        try tables.catalog.save(row)
    }

    /// `company.register`: a company becomes known.
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
        if let conflict = FoldResult.conflict(expectedVersion, with: row.version) {
            return conflict
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
}
