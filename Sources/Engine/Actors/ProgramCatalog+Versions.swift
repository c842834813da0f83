import Contracts
import Domain
import Storage

/// Templates and their versions. Source: domain §3.1.
extension ProgramCatalog {
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
        try save(version, tables)
        return .applied(["id": .string(id), "versionId": .string(version.id), "version": .int(1)])
    }

    /// `template.create_version`: a draft that says what the newest version says.
    func createVersion(
        ofTemplate id: String,
        changelog: String,
        _ context: FoldContext
    ) throws -> FoldResult {
        guard let newest = try context.tables.catalog.versions(ofTemplate: id).last else {
            return .refused(.notFound)
        }
        let draft = TemplateVersionRow(copyOf: newest, n: newest.n + 1, changelog: changelog)
        try save(draft, context.tables)
        return .applied(["id": .string(draft.id), "templateId": .string(id), "version": .int(1)])
    }

    /// `template.edit_draft`: sets fields of a draft.
    func edit(
        _ row: TemplateVersionRow,
        _ changes: TemplateVersionFields,
        _ context: FoldContext
    ) throws -> FoldResult {
        if let refusal = row.status.editRefusal { return .refused(refusal) }
        var row = row
        row.fields = row.fields.changed(by: changes)
        return try changed(&row, context)
    }

    /// `template.publish`: a draft becomes active when it is complete.
    func publish(
        _ row: TemplateVersionRow,
        _ wish: TemplatePublish,
        _ context: FoldContext
    ) throws -> FoldResult {
        if let refusal = row.status.editRefusal { return .refused(refusal) }
        var row = row
        let check = Self.check(row)
        guard check.reasons.isEmpty else {
            return .refused(check.reasons, ["errors": Self.list(check.errors)])
        }
        let older = try context.tables.catalog.versions(ofTemplate: row.templateId)
            .filter { $0.n < row.n }
        row.status = .active
        row.publishedAt = context.clock
        let result = try changed(&row, context)
        var diff: VersionDiff?
        if let previous = older.last(where: { $0.publishedAt != nil }),
            let before = try content(previous.id, context.tables),
            let after = try content(row.id, context.tables)
        {
            diff = VersionDiff.between(before, after)
        }
        try tell(
            row,
            ProgramVersionPublished(
                templateId: row.templateId,
                versionId: row.id,
                programType: row.programType.rawValue,
                changelog: row.fields.changelog,
                diffClass: diff?.class
            ),
            context
        )
        if let plan = wish.deprecatePrevious,
            let previous = older.last(where: { $0.status == .active })
        {
            try retire(previous, plan, context)
        }
        return result
    }

    /// `template.deprecate`: an active version makes place for another one.
    func deprecate(
        _ row: TemplateVersionRow,
        supersededBy successor: String?,
        _ context: FoldContext
    ) throws -> FoldResult {
        if let refusal = row.status.refusal(to: .deprecated) { return .refused(refusal) }
        if let successor {
            guard let other = try context.tables.catalog.version(successor) else {
                return .refused(.notFound)
            }
            guard other.templateId == row.templateId, other.id != row.id else {
                return .refused(.differentFamily)
            }
        }
        var row = row
        row.status = .deprecated
        row.supersededBy = successor
        try context.tables.due.cancel(entity: row.id, kind: .versionDeprecate)
        let result = try changed(&row, context)
        try tell(
            row,
            ProgramVersionDeprecated(
                templateId: row.templateId,
                versionId: row.id,
                programType: row.programType.rawValue,
                supersededBy: successor
            ),
            context
        )
        return result
    }

    /// `template.archive`: a deprecated version starts no campaign and no cohort any more.
    func archive(_ row: TemplateVersionRow, _ context: FoldContext) throws -> FoldResult {
        if let refusal = row.status.refusal(to: .archived) { return .refused(refusal) }
        var row = row
        row.status = .archived
        try context.tables.due.cancel(entity: row.id, kind: .versionArchive)
        let result = try changed(&row, context)
        try tell(
            row,
            ProgramVersionArchived(
                templateId: row.templateId,
                versionId: row.id,
                programType: row.programType.rawValue,
                supersededBy: row.supersededBy
            ),
            context
        )
        return result
    }

    /// A version reached the end that was planned for it; one that was moved by hand stays.
    func retire(_ id: String, _ kind: DueRow.Kind, _ context: FoldContext) throws {
        guard let row = try context.tables.catalog.version(id) else { return }
        switch kind {
        case .versionDeprecate where row.status == .active:
            let successor = try context.tables.catalog.versions(ofTemplate: row.templateId)
                .last { $0.n > row.n && $0.status == .active }
            _ = try deprecate(row, supersededBy: successor?.id, context)
        case .versionArchive where row.status == .deprecated:
            _ = try archive(row, context)
        default: return
        }
    }

    private func retire(
        _ row: TemplateVersionRow,
        _ plan: TemplatePublish.DeprecatePrevious,
        _ context: FoldContext
    ) throws {
        let deprecated = context.clock.adding(days: plan.afterDays)
        for (kind, dueAt) in [
            (DueRow.Kind.versionDeprecate, deprecated),
            (DueRow.Kind.versionArchive, deprecated.adding(days: plan.archiveAfterDays)),
        ] {
            // Global items come before those of companies: their company is empty.
            try context.tables.due.schedule(
                DueRow(entity: row.id, kind: kind, dueAt: dueAt, company: "")
            )
        }
    }

    private func changed(
        _ row: inout TemplateVersionRow,
        _ context: FoldContext
    ) throws -> FoldResult {
        row.version += 1
        try save(row, context.tables)
        return .applied(["id": .string(row.id), "version": .int(row.version)])
    }

    private func tell(
        _ row: TemplateVersionRow,
        _ body: any OutputBody,
        _ context: FoldContext
    ) throws {
        try context.emit(
            Output(
                partition: row.ownerCompanyId ?? Routes.platform,
                subject: "template/\(row.templateId)",
                body: body
            )
        )
    }

    private static func check(_ row: TemplateVersionRow) -> PublishCheck {
        let changelog = row.fields.changelog ?? ""
        do throws(InvalidConfiguration) {
            return PublishCheck.assess(try row.content(), n: row.n, changelog: changelog)
        } catch {
            return PublishCheck.unreadable(error.errors)
        }
    }

    /// Findings as a result shows them.
    static func list(_ errors: [ConfigurationError]) -> JSON {
        .array(
            errors.map { .object(["path": .string($0.path), "code": .string($0.code.rawValue)]) }
        )
    }
}
