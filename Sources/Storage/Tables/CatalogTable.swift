import Contracts
import Domain

/// Template families, their versions, and beneficiary groups.
package final class CatalogTable {
    private let insertTemplate: SQLStatement
    private let templateById: SQLStatement
    private let templateByKey: SQLStatement
    private let replaceVersion: SQLStatement
    private let versionById: SQLStatement
    private let replaceGroup: SQLStatement
    private let groupById: SQLStatement

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
            "SELECT id, name, active, version, body FROM beneficiary_groups WHERE id = ?"
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
        try versionById.first(
            { $0.add(id) },
            { row in
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
        ) ?? nil
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
        try groupById.first(
            { $0.add(id) },
            { row in
                let (id, name, active) = (row.text(), row.text(), row.bool())
                let version = row.int()
                return GroupRow(
                    id: id,
                    name: name,
                    active: active,
                    version: version,
                    body: StoredJSON.object(row.bytes()) ?? [:]
                )
            }
        )
    }
}
