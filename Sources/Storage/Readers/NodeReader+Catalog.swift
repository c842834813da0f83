import Contracts
package import Domain

/// The catalog: template versions and groups, and how they fit. Source: domain §3.
extension NodeReader {
    /// Template versions by family and number; all states, or one.
    package func versions(
        template: String? = nil,
        status: VersionStatus? = nil,
        limit: Int64
    ) async throws(StorageFault) -> AsOf<[TemplateVersionRow]> {
        try await look { view in
            try view.all(
                """
                SELECT id, template, n, status, version, body FROM template_versions
                WHERE (?1 IS NULL OR template = ?1) AND (?2 IS NULL OR status = ?2)
                ORDER BY template, n LIMIT ?3
                """,
                { binder in
                    binder.add(template)
                    binder.add(status?.rawValue)
                    binder.add(limit)
                },
                CatalogTable.version
            ).compactMap { $0 }
        }
    }

    /// One version; nil when there is none with that id.
    package func version(_ id: String) async throws(StorageFault) -> AsOf<TemplateVersionRow?> {
        try await look { try CatalogTable($0.connection).version(id) }
    }

    /// Groups by id; all, or only those that new campaigns may choose.
    package func groups(
        onlyActive: Bool = false,
        limit: Int64
    ) async throws(StorageFault) -> AsOf<[GroupRow]> {
        try await look { view in
            try view.all(
                """
                SELECT id, active, version, body FROM beneficiary_groups
                WHERE active OR NOT ?1 ORDER BY id LIMIT ?2
                """,
                { binder in
                    binder.add(onlyActive)
                    binder.add(limit)
                },
                CatalogTable.group
            ).compactMap { $0 }
        }
    }

    /// One group; nil when there is none with that id.
    package func group(_ id: String) async throws(StorageFault) -> AsOf<GroupRow?> {
        try await look { try CatalogTable($0.connection).group(id) }
    }

    /// How all groups fit a version, the best first; nil when there is no such version.
    package func groupsFitting(
        version id: String
    ) async throws(StorageFault) -> AsOf<CompatibilityRanking?> {
        try await look { view in
            guard let version = try CatalogTable(view.connection).version(id) else { return nil }
            let groups = try view.all(
                "SELECT id, active, version, body FROM beneficiary_groups",
                { _ in },
                CatalogTable.group
            )
            return CompatibilityRanking.groups(
                groups.compactMap { $0?.profile },
                for: version.profile
            )
        }
    }

    /// How all published versions fit a group, the best first; nil when there is no such group.
    package func versionsFitting(
        group id: String
    ) async throws(StorageFault) -> AsOf<CompatibilityRanking?> {
        try await look { view in
            guard let group = try CatalogTable(view.connection).group(id) else { return nil }
            let versions = try view.all(
                """
                SELECT id, template, n, status, version, body FROM template_versions
                WHERE status <> 'draft'
                """,
                { _ in },
                CatalogTable.version
            )
            return CompatibilityRanking.versions(
                versions.compactMap { $0?.profile },
                for: group.profile
            )
        }
    }
}
