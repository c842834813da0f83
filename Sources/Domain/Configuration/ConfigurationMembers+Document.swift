extension ConfigurationMembers where Value == ConfigurationValue {
    /// This layer with a sparse layer over it.
    ///
    /// Object over object is merged key by key, anything else replaces the whole value, an absent
    /// key lets this layer show through. Merging the same layer twice changes nothing more.
    package func merged(with over: Self) -> Self {
        var merged = self
        for (key, value) in over.members.lazy.map({ ($0.key, $0.value) }) {
            if case .object(let upper) = value, case .object(let lower)? = merged[key] {
                merged[key] = .object(lower.merged(with: upper))
            } else {
                merged[key] = value
            }
        }
        return merged
    }

    /// This override document after a patch; objects that become empty are removed.
    package func applying(_ patch: ConfigurationMembers<ConfigurationPatch>) -> Self {
        var stored = self
        for member in patch.members {
            switch member.value {
            case .remove: stored[member.key] = nil
            case .set(let value): stored[member.key] = value
            case .members(let inner):
                let below = (stored[member.key]?.object ?? [:]).applying(inner)
                stored[member.key] = below.isEmpty ? nil : .object(below)
            }
        }
        return stored
    }

    /// The value at the keys of a path, nil where there is none.
    package func value(at keys: some Collection<String>) -> ConfigurationValue? {
        guard let key = keys.first, let value = self[key] else { return nil }
        let rest = keys.dropFirst()
        return rest.isEmpty ? value : value.object?.value(at: rest)
    }

    /// This document with the value at a path, made or replaced; objects on the way are made.
    package func setting(_ value: ConfigurationValue, at keys: some Collection<String>) -> Self {
        guard let key = keys.first else { return self }
        let rest = keys.dropFirst()
        var document = self
        document[key] =
            rest.isEmpty ? value : .object((self[key]?.object ?? [:]).setting(value, at: rest))
        return document
    }

    /// This document without the value at a path; objects that become empty are removed.
    package func removing(at keys: some Collection<String>) -> Self {
        guard let key = keys.first else { return self }
        var document = self
        let rest = keys.dropFirst()
        if rest.isEmpty {
            document[key] = nil
        } else if case .object(let inner)? = self[key] {
            let below = inner.removing(at: rest)
            document[key] = below.isEmpty ? nil : .object(below)
        }
        return document
    }

    /// Every leaf, that is every value that is no object, in the order of the paths.
    package var leaves: [ConfigurationLeaf] {
        var leaves: [ConfigurationLeaf] = []
        collect(into: &leaves, below: [])
        return leaves.sorted { Identifier.isBefore($0.path, $1.path) }
    }

    private func collect(into leaves: inout [ConfigurationLeaf], below keys: [String]) {
        for member in members {
            if case .object(let inner) = member.value {
                inner.collect(into: &leaves, below: keys + [member.key])
            } else {
                leaves.append(ConfigurationLeaf(keys: keys + [member.key], value: member.value))
            }
        }
    }
}
