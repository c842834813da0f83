import Contracts
import Domain
import Storage

/// Commands on the catalog: templates, groups, price books. Source: domain §3, §9.2, §21.3.
extension RecordFold {
    /// Applies a command that concerns no campaign.
    mutating func applyToCatalog(
        _ command: Command,
        by principal: Principal,
        partition: String
    ) throws -> FoldResult {
        let context = context
        let catalog = actors.catalog
        switch command.body {
        case .templateCreate(let fields):
            guard
                CommandRights.mayOwn(principal, fields.ownerCompanyId, partition: partition)
            else { return .refused(.forbidden) }
            return try catalog.assumeIsolated { try $0.create(fields, context) }
        case .templateCreateVersion(let id, let changelog):
            let newest = try context.tables.catalog.versions(ofTemplate: id).last
            guard CommandRights.mayOwn(principal, newest?.ownerCompanyId, partition: partition)
            else { return .refused(.forbidden) }
            return try catalog.assumeIsolated {
                try $0.createVersion(ofTemplate: id, changelog: changelog, context)
            }
        case .templateEditDraft(let id, let changes):
            return try changeVersion(id, command, by: principal, partition) {
                try $0.edit($1, changes, $2)
            }
        case .templatePublish(let wish):
            return try changeVersion(wish.versionId, command, by: principal, partition) {
                try $0.publish($1, wish, $2)
            }
        case .templateDeprecate(let id, let successor):
            return try changeVersion(id, command, by: principal, partition) {
                try $0.deprecate($1, supersededBy: successor, $2)
            }
        case .templateArchive(let id):
            return try changeVersion(id, command, by: principal, partition) {
                try $0.archive($1, $2)
            }
        case .groupCreate(let fields):
            return try catalog.assumeIsolated { try $0.create(fields, context) }
        case .groupUpdate(let id, let changes):
            return try changeGroup(id, command) { try $0.update($1, changes, $2) }
        case .groupSetActive(let id, let active):
            return try changeGroup(id, command) { try $0.setActive($1, active, $2) }
        case .pricebookPublish(let book):
            let result = try catalog.assumeIsolated { try $0.publish(book, context) }
            if case .applied = result { try context.metrics.reprice(book.currency, context) }
            return result
        default: return .refused(.notFound)
        }
    }

    private func changeVersion(
        _ id: String,
        _ command: Command,
        by principal: Principal,
        _ partition: String,
        _ change:
            @Sendable (isolated ProgramCatalog, TemplateVersionRow, FoldContext) throws ->
            FoldResult
    ) throws -> FoldResult {
        let row = try context.tables.catalog.version(id)
        guard CommandRights.mayOwn(principal, row?.ownerCompanyId, partition: partition) else {
            return .refused(.forbidden)
        }
        guard let row else { return .refused(.notFound) }
        if let conflict = FoldResult.conflict(command.expectedVersion, with: row.version) {
            return conflict
        }
        let context = context
        return try actors.catalog.assumeIsolated { try change($0, row, context) }
    }

    private func changeGroup(
        _ id: String,
        _ command: Command,
        _ change: @Sendable (isolated ProgramCatalog, GroupRow, FoldContext) throws -> FoldResult
    ) throws -> FoldResult {
        guard let row = try context.tables.catalog.group(id) else { return .refused(.notFound) }
        if let conflict = FoldResult.conflict(command.expectedVersion, with: row.version) {
            return conflict
        }
        let context = context
        return try actors.catalog.assumeIsolated { try change($0, row, context) }
    }
}
