import Contracts
import Domain
import Storage

/// What must hold of configurations by themselves.
extension StateCheck {
    /// I23: the snapshot of a cohort is what its layers make, and it is valid.
    func snapshots() throws -> [String] {
        var contents: [String: VersionContent] = [:]
        for row in try digest.rows(of: "template_versions") {
            contents[row["id"]?.string ?? ""] = Self.content(row)
        }
        var violations: [String] = []
        for row in try digest.rows(of: "instances") {
            let id = row["id"]?.string ?? ""
            guard let content = contents[row["template_version"]?.string ?? ""],
                let config = Self.document(row["config"])
            else {
                violations.append("the configuration of \(id) cannot be read")
                continue
            }
            let layers = [row["campaign_overrides"], row["overrides"]].compactMap(Self.document)
            let merged = layers.reduce(content.defaultConfig, ModelConfiguration.merge)
            if merged != config { violations.append("\(id) is not what its layers make") }
            if !content.rules.errors(in: config).isEmpty {
                violations.append("the configuration of \(id) is invalid")
            }
        }
        return violations
    }

    private static func content(_ row: JSONObject) -> VersionContent? {
        guard let body = object(row["body"]), let fields = body["fields"]?.object,
            let type = body["programType"]?.string.flatMap(ProgramType.init(rawValue:))
        else { return nil }
        var content = VersionContent(type)
        do throws(InvalidConfiguration) {
            if let schema = fields["configSchema"] {
                content.configSchema = try ConfigurationDecoder.schema(schema)
            }
            if let settings = fields["defaultConfig"] {
                content.defaultConfig = ModelConfiguration.merge(
                    content.defaultConfig,
                    try ConfigurationDecoder.document(settings)
                )
            }
        } catch {
            return nil
        }
        return content
    }

    private static func document(_ column: JSON?) -> ConfigurationDocument? {
        object(column).flatMap { try? ConfigurationDecoder.document(.object($0)) }
    }

    /// I24: every leaf of an override document has one open row of the audit, and no other has.
    func audits() throws -> [String] {
        var leaves: [String: Set<String>] = [:]
        for row in try digest.rows(of: "campaigns") {
            guard let overrides = Self.object(row["body"])?["overrides"]?.object,
                let document = try? ConfigurationDecoder.document(.object(overrides))
            else { continue }
            leaves[row["id"]?.string ?? ""] = Set(document.leaves.map(\.path))
        }
        for row in try digest.rows(of: "instances") {
            guard let document = Self.document(row["overrides"]), !document.members.isEmpty else {
                continue
            }
            leaves["\(row["campaign"]?.string ?? "")/\(row["id"]?.string ?? "")"] = Set(
                document.leaves.map(\.path)
            )
        }
        var open: [String: Set<String>] = [:]
        for row in try digest.rows(of: "override_audit") where row["removed_at"] == .null {
            let instance = row["instance"]?.string.map { "/\($0)" } ?? ""
            let layer = (row["campaign"]?.string ?? "") + instance
            if !open[layer, default: []].insert(row["path"]?.string ?? "").inserted {
                return ["the audit of \(layer) has two open rows of one path"]
            }
        }
        return Set(open.keys).union(leaves.keys).filter {
            open[$0, default: []] != leaves[$0, default: []]
        }.sorted().map { "the audit of \($0) is not its overrides" }
    }

    /// I29: what was refused, for a stale version or anything else, changes nothing; it says at
    /// most again how a place stands.
    func refusals(_ rows: [OutboxRow]) throws -> [String] {
        var refused: Set<Int64> = []
        for row in try digest.rows(of: "inputs") where row["disposition"] == .string("refused") {
            guard let position = row["position"]?.int else { continue }
            refused.insert(position)
        }
        let told = rows.filter { $0.type != Verdict.type }.compactMap { Told($0) }
            .filter { $0["duplicate"] != .bool(true) }
        let loud = told.compactMap { $0["position"]?.int }.first(where: refused.contains)
        let moved = try digest.rows(of: "status_history").compactMap { $0["position"]?.int }
            .first(where: refused.contains)
        return (loud ?? moved).map { ["record \($0) was refused and has effects"] } ?? []
    }
}
