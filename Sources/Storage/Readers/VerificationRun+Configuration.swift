import Contracts
import Domain

/// Snapshots and the audit of overrides. Source: domain §25 I23, I24.
extension VerificationRun {
    /// What a cohort keeps is what its version, its campaign and it itself said when it was made.
    mutating func checkConfigurations() {
        check("instance-config") { run throws(StorageFault) in
            let catalog = try CatalogTable(run.view.connection)
            let instances = try InstanceTable(run.view.connection)
            var contents: [String: VersionContent] = [:]
            var known: [String: StoredConfiguration] = [:]
            let campaigns = try run.view.all(
                "SELECT DISTINCT campaign FROM instances ORDER BY campaign",
                { _ in },
                { $0.text() }
            )
            for campaign in campaigns {
                for instance in try instances.find(campaign: campaign) {
                    run.looked(at: 1)
                    let version = instance.templateVersion
                    let isPlain =
                        instance.overrides.isEmpty && instance.campaignOverrides.isEmpty
                    if isPlain, known[version] == instance.config { continue }
                    if contents[version] == nil {
                        contents[version] = try catalog.version(version).flatMap(Self.content)
                    }
                    guard let content = contents[version] else {
                        run.found(
                            "instance-config",
                            campaign,
                            "\(instance.id) keeps \(version), which cannot be read"
                        )
                        continue
                    }
                    let isSound = run.compare(instance, content)
                    if isPlain, isSound { known[version] = instance.config }
                }
            }
        }
        check("override-audit") { run throws(StorageFault) in try run.compareAudit() }
    }

    private static func content(_ row: TemplateVersionRow) -> VersionContent? {
        do throws(InvalidConfiguration) {
            return try row.content()
        } catch {
            return nil
        }
    }

    private mutating func compare(_ instance: InstanceRow, _ content: VersionContent) -> Bool {
        let expected = content.defaultConfig.merged(with: instance.campaignOverrides)
            .merged(with: instance.overrides)
        guard StoredConfiguration(expected) == instance.config else {
            let kept = instance.config.document
            let paths = Set(expected.leaves).symmetricDifference(kept.leaves).map(\.path)
            let first = paths.min(by: Identifier.isBefore) ?? "its form"
            found(
                "instance-config",
                instance.campaign,
                "\(instance.id) keeps another configuration than its layers add up to, at \(first)"
            )
            return false
        }
        let errors = content.rules.errors(in: expected)
        if let error = errors.first {
            found(
                "instance-config",
                instance.campaign,
                "\(instance.id) keeps an invalid configuration: \(error.code.rawValue) at"
                    + " \(error.path)"
            )
        }
        return errors.isEmpty
    }

    /// Every leaf of an override document has one open row, and no other row is open.
    private mutating func compareAudit() throws(StorageFault) {
        var open: [String: [String: [UInt8]]] = [:]
        let rows = try view.all(
            """
            SELECT campaign || coalesce('/' || instance, ''), path, value FROM override_audit
            WHERE removed_at IS NULL
            """,
            { _ in },
            { (entity: $0.text(), path: $0.text(), value: $0.bytes()) }
        )
        for row in rows { open[row.entity, default: [:]][row.path] = row.value }
        looked(at: Int64(rows.count))
        let campaigns = try view.all(
            """
            SELECT id, body FROM campaigns WHERE instr(CAST(body AS TEXT), '"overrides":') > 0
            """,
            { _ in },
            { (entity: $0.text(), body: $0.bytes()) }
        )
        for (id, body) in campaigns {
            let stored = StoredJSON.object(body)?["overrides"]
            compare(
                StoredConfiguration.document(stored),
                open.removeValue(forKey: id),
                campaign: id
            )
        }
        let instances = try view.all(
            "SELECT campaign, id, overrides FROM instances WHERE length(overrides) > 2",
            { _ in },
            { (campaign: $0.text(), id: $0.text(), overrides: $0.bytes()) }
        )
        for (campaign, id, overrides) in instances {
            compare(
                StoredConfiguration(bytes: overrides).document,
                open.removeValue(forKey: "\(campaign)/\(id)"),
                campaign: campaign
            )
        }
        for entity in open.keys.sorted() {
            found("override-audit", nil, "rows are open for \(entity), which overrides nothing")
        }
    }

    private mutating func compare(
        _ overrides: ConfigurationDocument,
        _ rows: [String: [UInt8]]?,
        campaign: String
    ) {
        var rest = rows ?? [:]
        for leaf in overrides.leaves {
            let value = rest.removeValue(forKey: leaf.path)
            if value == CanonicalJSON.bytes(of: JSON(leaf.value)) { continue }
            let sentence = value == nil ? "no open row" : "a row with another value"
            found("override-audit", campaign, "\(leaf.path) is overridden and has \(sentence)")
        }
        for path in rest.keys.sorted(by: Identifier.isBefore) {
            found("override-audit", campaign, "a row is open for \(path), which is not overridden")
        }
    }
}
