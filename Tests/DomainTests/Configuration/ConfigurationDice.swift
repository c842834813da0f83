import Domain

/// Throws layers and patches over the vocabulary of one program type, valid and invalid ones.
struct ConfigurationDice {
    let type: ProgramType
    private var random: SplitMix
    private let leaves: [ConfigurationLeaf]

    init(seed: Int) {
        var random = SplitMix(seed: seed)
        type = random.pick(ProgramType.allCases)
        leaves = ProgramVocabulary.of(type).defaults.leaves
        self.random = random
    }

    /// A sparse layer whose objects are objects of the vocabulary.
    mutating func layer() -> ConfigurationDocument {
        var layer: ConfigurationDocument = [:]
        for _ in 0..<random.int(0...6) {
            let leaf = random.pick(leaves)
            layer = layer.setting(value(like: leaf.value), at: leaf.keys)
        }
        return layer
    }

    /// A patch that sets leaves, removes leaves and sections, and sometimes misses the vocabulary.
    mutating func patch() -> ConfigurationMembers<ConfigurationPatch> {
        var patch: ConfigurationMembers<ConfigurationPatch> = [:]
        for _ in 0..<random.int(1...3) {
            let leaf = random.pick(leaves)
            let depth = random.chance(20) ? Int(random.int(1...Int64(leaf.keys.count))) : nil
            let keys = Array(leaf.keys.prefix(depth ?? leaf.keys.count))
            let change: ConfigurationPatch =
                depth != nil || random.chance(20) ? .remove : .set(value(like: leaf.value))
            patch = Self.setting(change, at: keys[...], in: patch)
        }
        if random.chance(5) { patch["nowhere"] = .set(1) }
        return patch
    }

    private static func setting(
        _ change: ConfigurationPatch,
        at keys: ArraySlice<String>,
        in patch: ConfigurationMembers<ConfigurationPatch>
    ) -> ConfigurationMembers<ConfigurationPatch> {
        guard let key = keys.first else { return patch }
        var patch = patch
        if keys.count == 1 {
            patch[key] = change
        } else {
            var inner: ConfigurationMembers<ConfigurationPatch> = [:]
            if case .members(let members)? = patch[key] { inner = members }
            patch[key] = .members(setting(change, at: keys.dropFirst(), in: inner))
        }
        return patch
    }

    private mutating func value(like value: ConfigurationValue) -> ConfigurationValue {
        if random.chance(20) { return value }
        switch value {
        case .bool: return .bool(random.chance(50))
        case .int(let number): return .int(max(0, number + random.int(-3...5)))
        case .text: return random.chance(50) ? "hybrid" : "weekly"
        case .list(let items):
            return .list(random.chance(50) ? Array(items.dropFirst()) : items.reversed())
        case .object: return value
        }
    }
}
