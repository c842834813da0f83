import Contracts
import Domain
import Storage

/// Beneficiary groups and price books, which all companies share. Source: domain §2, §9.2.
extension ProgramCatalog {
    /// `group.create`: a group that campaigns may choose.
    func create(_ fields: GroupCreate, _ context: FoldContext) throws -> FoldResult {
        let id = fields.id ?? context.id("grp", company: Routes.platform)
        guard try context.tables.catalog.group(id) == nil else { return .refused(.idTaken) }
        try context.tables.catalog.save(GroupRow(fields, id: id))
        try tell(id, active: fields.active, context)
        return .applied(["id": .string(id), "version": .int(1)])
    }

    /// `group.update`: sets fields of a group.
    func update(
        _ row: GroupRow,
        _ changes: GroupFields,
        _ context: FoldContext
    ) throws -> FoldResult {
        var row = row
        row.fields = row.fields.changed(by: changes)
        return try changed(row, context)
    }

    /// `group.set_active`: opens a group for new campaigns or closes it.
    func setActive(
        _ row: GroupRow,
        _ isActive: Bool,
        _ context: FoldContext
    ) throws -> FoldResult {
        var row = row
        row.active = isActive
        return try changed(row, context)
    }

    /// `pricebook.publish`: prices of a currency from a date on.
    func publish(_ book: PriceBook, _ context: FoldContext) throws -> FoldResult {
        let isFirst = try !context.tables.catalog.hasPriceBook(book.currency)
        guard isFirst || book.effectiveFrom >= context.clock.utcDate else {
            return .refused(.effectiveInPast)
        }
        try context.tables.catalog.save(book)
        try context.emit(
            Output(
                partition: Routes.platform,
                subject: "pricebook/\(book.currency.rawValue)",
                body: ProgramPricebookPublished(
                    currency: book.currency,
                    effectiveFrom: book.effectiveFrom
                )
            )
        )
        return .applied([
            "currency": .string(book.currency.rawValue),
            "effectiveFrom": .string(book.effectiveFrom.iso),
        ])
    }

    private func changed(_ changed: GroupRow, _ context: FoldContext) throws -> FoldResult {
        var row = changed
        row.version += 1
        try context.tables.catalog.save(row)
        try tell(row.id, active: row.active, context)
        return .applied(["id": .string(row.id), "version": .int(row.version)])
    }

    private func tell(_ id: String, active: Bool, _ context: FoldContext) throws {
        try context.emit(
            Output(
                partition: Routes.platform,
                subject: "group/\(id)",
                body: ProgramGroupChanged(groupId: id, active: active)
            )
        )
    }
}
