/// What becomes of an override document under another version of the template.
///
/// Serves a campaign's layer (the parents are the versions' defaults), the layer of a planned
/// instance (the parents are the campaign's old and new effective configuration), and copies that
/// are pinned anew. Source: domain §14, §15.
package struct OverrideMigration: Hashable, Sendable {
    /// What becomes of one leaf.
    package enum Verdict: Hashable, Sendable {
        /// It is valid under the new version.
        case keep
        /// Its path is gone, and so is it.
        case drop
        /// Its path is there, but its value may not stand there; somebody must say what it becomes.
        case conflict([ConfigurationError.Code])
    }

    /// One leaf of the override document with what becomes of it.
    package struct Leaf: Hashable, Sendable {
        /// Where, as a JSON Pointer.
        package let path: String
        /// What the layer says now.
        package let value: ConfigurationValue
        /// What becomes of it.
        package let verdict: Verdict
    }

    /// What somebody says a leaf becomes.
    package enum Resolution: Hashable, Sendable {
        /// The layer says nothing there any more.
        case drop
        /// The layer says this instead.
        case set(ConfigurationValue)
    }

    /// The end of a migration.
    package enum Outcome: Hashable, Sendable {
        /// The new override document, and the new effective configuration, valid.
        case migrated(overrides: ConfigurationDocument, effective: ConfigurationDocument)
        /// `migration_conflict`: the paths that nobody said anything about, in their order.
        case unresolved([String])
        /// The resolutions name no leaf or lead to something invalid; ordered by path.
        case refused([ConfigurationError])
    }

    /// Every leaf of the override document, ordered by path.
    package let leaves: [Leaf]
    /// The effective configuration under the old version.
    package let oldEffective: ConfigurationDocument
    /// The effective configuration under the new version with what can be kept.
    package let newEffective: ConfigurationDocument
    private let kept: ConfigurationDocument
    private let parent: ConfigurationDocument
    private let rules: ConfigurationRules

    /// The paths of the conflicts, in their order.
    package var conflicts: [String] {
        leaves.compactMap { if case .conflict = $0.verdict { $0.path } else { nil } }
    }

    /// Sorts every leaf of an override document by what the new version thinks of it.
    package static func preview(
        _ overrides: ConfigurationDocument,
        from oldParent: ConfigurationDocument,
        to newParent: ConfigurationDocument,
        rules: ConfigurationRules
    ) -> Self {
        let leaves = overrides.leaves
        var verdicts = leaves.map { leaf -> Verdict in
            guard let codes = rules.codes(of: leaf, over: newParent) else { return .drop }
            return codes.isEmpty ? .keep : .conflict(codes)
        }
        // Values that are fine by themselves may contradict each other or the new defaults; each
        // round gives up at least one of them.
        while case let broken = brokenTogether(leaves, verdicts, newParent, rules), !broken.isEmpty
        {
            for index in broken { verdicts[index] = .conflict([.ruleViolated]) }
        }
        let kept = document(of: leaves, verdicts)
        return Self(
            leaves: zip(leaves, verdicts).map { leaf, verdict in
                Leaf(path: leaf.path, value: leaf.value, verdict: verdict)
            },
            oldEffective: oldParent.merged(with: overrides),
            newEffective: newParent.merged(with: kept),
            kept: kept,
            parent: newParent,
            rules: rules
        )
    }

    /// Applies what was said about leaves, by path; kept leaves may be given up or set anew as well.
    package func resolved(by resolutions: [String: Resolution]) -> Outcome {
        let unknown = resolutions.keys.filter { path in !leaves.contains { $0.path == path } }
        guard unknown.isEmpty else {
            return .refused(
                ConfigurationError.ordered(unknown.map { ConfigurationError($0, .unknownKey) })
            )
        }
        let open = conflicts.filter { resolutions[$0] == nil }
        guard open.isEmpty else { return .unresolved(open) }
        var overrides = kept
        for (path, resolution) in resolutions {
            let keys = ConfigurationPath.keys(path) ?? []
            switch resolution {
            case .drop: overrides = overrides.removing(at: keys)
            case .set(let value): overrides = overrides.setting(value, at: keys)
            }
        }
        overrides = rules.canonical(overrides)
        let errors = rules.errors(in: overrides, over: parent)
        guard errors.isEmpty else { return .refused(errors) }
        return .migrated(overrides: overrides, effective: parent.merged(with: overrides))
    }

    /// The kept leaves that have a part in something that is wrong with the merged result.
    private static func brokenTogether(
        _ leaves: [ConfigurationLeaf],
        _ verdicts: [Verdict],
        _ parent: ConfigurationDocument,
        _ rules: ConfigurationRules
    ) -> [Int] {
        let merged = parent.merged(with: document(of: leaves, verdicts))
        let places = rules.findings(in: merged).flatMap(\.places)
        return leaves.indices.filter { index in
            let path = leaves[index].path
            return verdicts[index] == .keep
                && places.contains { ConfigurationPath.isSame($0, asOrBelow: path) }
        }
    }

    private static func document(
        of leaves: [ConfigurationLeaf],
        _ verdicts: [Verdict]
    ) -> ConfigurationDocument {
        zip(leaves, verdicts).reduce(into: [:]) { document, pair in
            guard pair.1 == .keep else { return }
            document = document.setting(pair.0.value, at: pair.0.keys)
        }
    }
}
