/// What the configurations of one template version must obey: the base schema and its own.
///
/// Source: domain §3.3, §6.
package struct ConfigurationRules: Hashable, Sendable {
    /// The widest schema of the program type.
    package let base: ConfigurationSchema
    /// The version's own schema.
    package let version: ConfigurationSchema

    /// The rules of a version of a program type.
    package init(_ type: ProgramType, version: ConfigurationSchema) {
        self.init(base: ProgramVocabulary.of(type).schema, version: version)
    }

    /// The rules of two schemas.
    package init(base: ConfigurationSchema, version: ConfigurationSchema) {
        self.base = base
        self.version = version
    }

    /// Everything that is wrong with a whole configuration, ordered by path.
    package func errors(in effective: ConfigurationDocument) -> [ConfigurationError] {
        ConfigurationError.ordered(findings(in: effective).map(\.error))
    }

    /// Everything that is wrong with a layer over its parent's effective configuration.
    ///
    /// The merged result is validated, and every leaf of the layer is held against the override
    /// modes; a leaf that is invalid anyway is not told twice.
    package func errors(
        in overrides: ConfigurationDocument,
        over parent: ConfigurationDocument
    ) -> [ConfigurationError] {
        let invalid = errors(in: parent.merged(with: overrides))
        let forbidden = overrides.leaves
            .filter { !allowsOverride(of: $0, over: parent) }
            .map { ConfigurationError($0.path, .overrideNotAllowed) }
            .filter { error in !invalid.contains { $0.path == error.path } }
        return ConfigurationError.ordered(invalid + forbidden)
    }

    /// A document in the form that is stored: lists of goals ascend.
    package func canonical(_ document: ConfigurationDocument) -> ConfigurationDocument {
        var document = document
        // A list with anything but integers is refused, so its order does not matter.
        if case .list(let items)? = document["sdgGoals"] {
            document["sdgGoals"] = .list(items.sorted { $0.int ?? .min < $1.int ?? .min })
        }
        return document
    }

    /// The override mode at a path: the version's `none`, else what the base says.
    ///
    /// In each schema the nearest statement on the way down counts; without one it is `free`.
    package func mode(at keys: some Collection<String>) -> OverrideMode {
        Self.mode(in: version, at: keys) == OverrideMode.none
            ? .none : Self.mode(in: base, at: keys) ?? Self.mode(in: version, at: keys) ?? .free
    }

    func findings(in effective: ConfigurationDocument) -> [ConfigurationFinding] {
        base.findings(in: .object(effective), at: "")
            + version.findings(in: .object(effective), at: "")
    }

    /// Everything that is wrong with one leaf by itself; nil when its path is gone.
    func codes(
        of leaf: ConfigurationLeaf,
        over parent: ConfigurationDocument
    ) -> [ConfigurationError.Code]? {
        guard let wide = base.node(at: leaf.keys), let narrow = version.node(at: leaf.keys) else {
            return nil
        }
        let errors = [wide, narrow].flatMap { $0.errors(in: leaf.value, at: leaf.path) }
        let codes = ConfigurationError.ordered(errors).map(\.code)
        guard codes.isEmpty, !allowsOverride(of: leaf, over: parent) else { return codes }
        return [.overrideNotAllowed]
    }

    private func allowsOverride(
        of leaf: ConfigurationLeaf,
        over parent: ConfigurationDocument
    ) -> Bool {
        mode(at: leaf.keys).allows(leaf.value, over: parent.value(at: leaf.keys))
    }

    private static func mode(
        in schema: ConfigurationSchema,
        at keys: some Collection<String>
    ) -> OverrideMode? {
        guard let key = keys.first, let member = schema.member(key) else { return schema.override }
        return mode(in: member, at: keys.dropFirst()) ?? schema.override
    }
}
