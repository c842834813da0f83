import Contracts
package import Domain

/// Template families, their versions, and beneficiary groups.
package final class CatalogTable {
    private let insertTemplate: SQLStatement
    private let templateById: SQLStatement
    private let templateByKey: SQLStatement
    private let replaceVersion: SQLStatement
    private let versionById: SQLStatement
    private let replaceGroup: SQLStatement
    private let groupById: SQLStatement
    private let versionsOf: SQLStatement
    private let replaceBook: SQLStatement
    private let bookOf: SQLStatement
    private let booksOf: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        insertTemplate = try SQLStatement(
            connection,
            "INSERT INTO templates VALUES (?, ?, ?, ?, ?, 1, ?)"
        )
        templateById = try SQLStatement(connection, "SELECT 1 FROM templates WHERE id = ?")
        templateByKey = try SQLStatement(
            connection,
            "SELECT 1 FROM templates WHERE owner = ? AND key = ?"
        )
        replaceVersion = try SQLStatement(
            connection,
            "INSERT OR REPLACE INTO template_versions VALUES (?, ?, ?, ?, ?, ?)"
        )
        versionById = try SQLStatement(
            connection,
            "SELECT id, template, n, status, version, body FROM template_versions WHERE id = ?"
        )
        replaceGroup = try SQLStatement(
            connection,
            "INSERT OR REPLACE INTO beneficiary_groups VALUES (?, ?, ?, ?, ?)"
        )
        groupById = try SQLStatement(
            connection,
            "SELECT id, active, version, body FROM beneficiary_groups WHERE id = ?"
        )
        versionsOf = try SQLStatement(
            connection,
            """
            SELECT id, template, n, status, version, body FROM template_versions
            WHERE template = ? ORDER BY n
            """
        )
        replaceBook = try SQLStatement(
            connection,
            "INSERT OR REPLACE INTO price_books VALUES (?, ?, ?)"
        )
        bookOf = try SQLStatement(
            connection,
            "SELECT 1 FROM price_books WHERE currency = ? LIMIT 1"
        )
        booksOf = try SQLStatement(
            connection,
            "SELECT effective_from, body FROM price_books WHERE currency = ? ORDER BY effective_from"
        )
    }

    /// Adds a family.
    package func insertTemplate(
        id: String,
        owner: String?,
        key: String,
        name: String,
        programType: String,
        tags: [String]
    ) throws(StorageFault) {
        try insertTemplate.run { binder in
            binder.add(id)
            binder.add(owner ?? "")
            binder.add(key)
            binder.add(name)
            binder.add(programType)
            binder.add(CanonicalJSON.bytes(of: .object(["tags": StoredJSON.words(tags)])))
        }
    }

    /// Whether a family has an id.
    package func hasTemplate(id: String) throws(StorageFault) -> Bool {
        try templateById.first({ $0.add(id) }, { $0.int() }) != nil
    }

    /// Whether an owner has a family with a key.
    package func hasTemplate(owner: String?, key: String) throws(StorageFault) -> Bool {
        try templateByKey.first(
            {
                $0.add(owner ?? "")
                $0.add(key)
            },
            { $0.int() }
        ) != nil
    }

    /// Adds a version or writes it anew.
    package func save(_ row: TemplateVersionRow) throws(StorageFault) {
        try replaceVersion.run { binder in
            binder.add(row.id)
            binder.add(row.templateId)
            binder.add(row.n)
            binder.add(row.status.rawValue)
            binder.add(row.version)
            binder.add(CanonicalJSON.bytes(of: row.body))
        }
    }

    /// The version with an id.
    package func version(_ id: String) throws(StorageFault) -> TemplateVersionRow? {
        try versionById.first({ $0.add(id) }, Self.version) ?? nil
    }

    /// Adds a group or writes it anew.
    package func save(_ row: GroupRow) throws(StorageFault) {
        try replaceGroup.run { binder in
            binder.add(row.id)
            binder.add(row.name)
            binder.add(row.active)
            binder.add(row.version)
            binder.add(CanonicalJSON.bytes(of: row.body))
        }
    }

    /// The group with an id.
    package func group(_ id: String) throws(StorageFault) -> GroupRow? {
        try groupById.first({ $0.add(id) }, Self.group) ?? nil
    }

    /// The versions of a family, in order.
    package func versions(ofTemplate id: String) throws(StorageFault) -> [TemplateVersionRow] {
        try versionsOf.all({ $0.add(id) }, Self.version).compactMap { $0 }
    }

    /// Adds a price book or puts it in the place of the one of that date.
    package func save(_ book: PriceBook) throws(StorageFault) {
        try replaceBook.run { binder in
            binder.add(book.currency.rawValue)
            binder.add(book.effectiveFrom.iso)
            binder.add(CanonicalJSON.bytes(of: book.json["items"] ?? .null))
        }
    }

    /// Whether a currency has a price book that was published.
    package func hasPriceBook(_ currency: Currency) throws(StorageFault) -> Bool {
        try bookOf.first({ $0.add(currency.rawValue) }, { $0.int() }) != nil
    }

    /// The price books of a currency that were published.
    package func priceBooks(of currency: Currency) throws(StorageFault) -> PriceBooks {
        let books = try booksOf.all(
            { $0.add(currency.rawValue) },
            { (date: $0.text(), items: $0.bytes()) }
        )
        return PriceBooks(
            books.compactMap { date, items in
                var fields = FieldReader(
                    [
                        "currency": .string(currency.rawValue), "effectiveFrom": .string(date),
                        "items": StoredJSON.value(items),
                    ],
                    path: ""
                )
                return PriceBook(&fields)
            }
        )
    }

    static func version(_ row: inout Columns) -> TemplateVersionRow? {
        let (id, template, n) = (row.text(), row.text(), row.int())
        let (status, version) = (row.text(), row.int())
        return StoredJSON.object(row.bytes()).flatMap {
            TemplateVersionRow(
                id: id,
                templateId: template,
                n: n,
                status: status,
                version: version,
                body: $0
            )
        }
    }

    static func group(_ row: inout Columns) -> GroupRow? {
        let (id, active, version) = (row.text(), row.bool(), row.int())
        return StoredJSON.object(row.bytes()).flatMap {
            GroupRow(id: id, active: active, version: version, body: $0)
        }
    }
}
