import Contracts
import Domain

/// How layers of configuration lie over each other, by chapter 6.
enum ModelConfiguration {
    /// What a document says of each of its leaves, by path.
    typealias Lines = [String: ConfigurationValue]

    /// `merge(base, over)` of chapter 6.
    static func merge(
        _ base: ConfigurationDocument,
        _ over: ConfigurationDocument
    ) -> ConfigurationDocument {
        var merged = base
        for (key, value) in over.members.map({ ($0.key, $0.value) }) {
            if let upper = value.object, let lower = base[key]?.object {
                merged[key] = .object(merge(lower, upper))
            } else {
                merged[key] = value
            }
        }
        return merged
    }

    /// `applyPatch(stored, patch)` of chapter 6.
    static func apply(
        _ patch: ConfigurationMembers<ConfigurationPatch>,
        to stored: ConfigurationDocument
    ) -> ConfigurationDocument {
        var result = stored
        for (key, change) in patch.members.map({ ($0.key, $0.value) }) {
            switch change {
            case .remove: result[key] = nil
            case .set(let value): result[key] = value
            case .members(let inner):
                let below = apply(inner, to: stored[key]?.object ?? [:])
                result[key] = below.members.isEmpty ? nil : .object(below)
            }
        }
        return result
    }

    /// A layer after a patch, or why it is refused.
    static func patched(
        _ patch: JSONObject,
        _ stored: ConfigurationDocument,
        over parent: ConfigurationDocument,
        _ rules: ConfigurationRules?
    ) -> (stored: ConfigurationDocument, codes: [String]) {
        var document = stored
        do throws(InvalidConfiguration) {
            document = apply(try ConfigurationDecoder.patch(.object(patch)), to: stored)
            guard let rules else {
                _ = try ConfigurationDecoder.document(JSON(document))
                return (document, [])
            }
            document = rules.canonical(document)
            let errors = rules.errors(in: document, over: parent)
            return (document, codes(errors))
        } catch {
            return (document, codes(error.errors))
        }
    }

    static func codes(_ errors: [ConfigurationError]) -> [String] {
        let kinds: [ConfigurationError.Code?] = [.unsupportedKeyword, nil, .overrideNotAllowed]
        let names = ["unsupported_keyword", "config_invalid", "override_not_allowed"]
        return zip(kinds, names).filter { kind, _ in
            errors.contains { error in
                kind.map { error.code == $0 }
                    ?? (error.code != .unsupportedKeyword && error.code != .overrideNotAllowed)
            }
        }.map(\.1)
    }

    /// The leaves of a document by path.
    static func lines(_ document: ConfigurationDocument) -> Lines {
        Dictionary(uniqueKeysWithValues: document.leaves.map { ($0.path, $0.value) })
    }

    static func value(_ path: String, in document: ConfigurationDocument) -> ConfigurationValue? {
        ConfigurationPath.keys(path).flatMap { document.value(at: $0) }
    }

    /// A document as the tables hold it.
    static func text(_ document: ConfigurationDocument) -> JSON {
        .string(String(decoding: CanonicalJSON.bytes(of: JSON(document)), as: UTF8.self))
    }

    /// The rows that tell of a change of a layer; a path that is taken back has no value.
    static func rows(
        from old: ConfigurationDocument,
        to new: ConfigurationDocument,
        over parent: ConfigurationDocument
    ) -> [JSON] {
        let (before, after) = (lines(old), lines(new))
        let paths = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
        return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { path in
            let base = value(path, in: parent)
            var row: JSONObject = ["path": .string(path)]
            row["baseValue"] = base.map { JSON($0) }
            row["value"] = after[path].map { JSON($0) }
            row["changed"] = .bool(after[path].map { $0 != base } ?? false)
            return .object(row)
        }
    }
}
