/// Walks the schemas and defaults of two versions side by side.
struct SchemaDiff {
    /// The differences found so far, in the order of the walk.
    private(set) var entries: [VersionDiff.Entry] = []
    private let old: VersionContent
    private let new: VersionContent

    init(old: VersionContent, new: VersionContent) {
        self.old = old
        self.new = new
    }

    /// Compares everything.
    mutating func compare() {
        compare(old.configSchema, new.configSchema, at: [], around: (.free, .free))
        compareDefaults()
    }

    private mutating func note(
        _ kind: DiffKind,
        _ path: String,
        _ before: ConfigurationValue?,
        _ after: ConfigurationValue?
    ) {
        entries.append(VersionDiff.Entry(path: path, kind: kind, old: before, new: after))
    }

    private mutating func compare(
        _ before: ConfigurationSchema,
        _ after: ConfigurationSchema,
        at keys: [String],
        around modes: (OverrideMode, OverrideMode)
    ) {
        let path = ConfigurationPath.pointer(keys)
        compareTexts(before, after, at: path)
        let here = (old.rules.mode(at: keys), new.rules.mode(at: keys))
        if here.0 != here.1, here != modes {
            let isTighter = here.1.strictness >= here.0.strictness
            note(
                isTighter ? .overrideTightened : .overrideRelaxed,
                path,
                .text(here.0.rawValue),
                .text(here.1.rawValue)
            )
        }
        switch (before.shape, after.shape) {
        case (.object(let one, let needed, let rules), .object(let other, let wanted, let others)):
            compareMembers(one, other, needed, wanted, at: keys, around: here)
            if !others.isSubset(of: rules) { note(.rangeNarrowed, path, nil, nil) }
            if !rules.isSubset(of: others) { note(.rangeWidened, path, nil, nil) }
        case (.map(let known, let one), .map(let others, let other)):
            for key in known.subtracting(others) {
                note(.mapKeyRemoved, ConfigurationPath.child(key, of: path), .text(key), nil)
            }
            for key in others.subtracting(known) {
                note(
                    .pathAdded,
                    ConfigurationPath.child(key, of: path),
                    nil,
                    standard(keys + [key])
                )
            }
            compare(one, other, at: keys, around: here)
        case (.list(let one, let count, let once), .list(let other, let bounds, let isUnique)):
            compare(count, bounds, ("minItems", "maxItems"), at: path)
            compare(once, isUnique, "uniqueItems", at: path)
            compare(one, other, at: keys, around: here)
        case (.text(let length, let form, let words), .text(let bounds, let wanted, let others)):
            compare(length, bounds, ("minLength", "maxLength"), at: path)
            compare(form, wanted, at: path)
            compare(words, others, at: path, ConfigurationValue.text)
        case (.integer(let range, let words, let free), .integer(let bounds, let others, let none)):
            compare(range, bounds, ("minimum", "maximum"), at: path)
            compare(!free, !none, "x-zeroMeansNone", at: path)
            compare(words, others, at: path, ConfigurationValue.int)
        case (.boolean(let only), .boolean(let wanted)):
            compare(
                only.map { [$0] },
                wanted.map { [$0] },
                at: path,
                ConfigurationValue.bool
            )
        case (.object, _), (.map, _), (.list, _), (.text, _), (.integer, _), (.boolean, _):
            note(.typeChanged, path, .text(before.kind), .text(after.kind))
        }
    }

    private mutating func compareMembers(
        _ before: ConfigurationMembers<ConfigurationSchema>,
        _ after: ConfigurationMembers<ConfigurationSchema>,
        _ needed: Set<String>,
        _ wanted: Set<String>,
        at keys: [String],
        around modes: (OverrideMode, OverrideMode)
    ) {
        for member in before.members {
            let below = keys + [member.key]
            let path = ConfigurationPath.pointer(below)
            guard let other = after[member.key] else {
                note(.pathRemoved, path, old.defaultConfig.value(at: below), nil)
                continue
            }
            if wanted.contains(member.key), !needed.contains(member.key), standard(below) == nil {
                note(.requiredAdded, path, false, true)
            }
            if needed.contains(member.key), !wanted.contains(member.key) {
                note(.requiredRemoved, path, true, false)
            }
            compare(member.value, other, at: below, around: modes)
        }
        for member in after.members where before[member.key] == nil {
            let below = keys + [member.key]
            let value = standard(below) ?? member.value.proposal
            let isOpen = value == nil && wanted.contains(member.key)
            note(
                isOpen ? .requiredAdded : .pathAdded,
                ConfigurationPath.pointer(below),
                isOpen ? false : nil,
                isOpen ? true : value
            )
        }
    }

    /// What the newer version has at a path by default.
    private func standard(_ keys: [String]) -> ConfigurationValue? {
        new.defaultConfig.value(at: keys)
    }

    /// Defaults are compared leaf by leaf, where both versions have the path.
    private mutating func compareDefaults() {
        var seen: Set<[String]> = []
        for leaf in old.defaultConfig.leaves + new.defaultConfig.leaves
        where seen.insert(leaf.keys).inserted {
            guard old.configSchema.node(at: leaf.keys) != nil,
                new.configSchema.node(at: leaf.keys) != nil
            else { continue }
            let before = old.defaultConfig.value(at: leaf.keys)
            let after = new.defaultConfig.value(at: leaf.keys)
            if before != after { note(.defaultChanged, leaf.path, before, after) }
        }
    }
}

extension SchemaDiff {
    private mutating func compareTexts(
        _ before: ConfigurationSchema,
        _ after: ConfigurationSchema,
        at path: String
    ) {
        if before.title != after.title || before.details != after.details {
            note(
                .textChanged,
                path,
                (before.title ?? before.details).map(ConfigurationValue.text),
                (after.title ?? after.details).map(ConfigurationValue.text)
            )
        }
    }

    private mutating func compare(
        _ before: ConfigurationBounds,
        _ after: ConfigurationBounds,
        _ names: (String, String),
        at path: String
    ) {
        let lower = (names.0, before.lower, after.lower)
        let upper = (names.1, before.upper, after.upper)
        let raised = after.lower ?? .min > before.lower ?? .min
        let cut = after.upper ?? .max < before.upper ?? .max
        let lowered = after.lower ?? .min < before.lower ?? .min
        let grown = after.upper ?? .max > before.upper ?? .max
        note(.rangeNarrowed, path, ends: (raised ? [lower] : []) + (cut ? [upper] : []))
        note(.rangeWidened, path, ends: (lowered ? [lower] : []) + (grown ? [upper] : []))
    }

    /// Tells the ends of a range that moved, by their keywords; nothing when none did.
    private mutating func note(
        _ kind: DiffKind,
        _ path: String,
        ends: [(String, Int64?, Int64?)]
    ) {
        guard !ends.isEmpty else { return }
        var before: ConfigurationDocument = [:]
        var after: ConfigurationDocument = [:]
        for (name, old, new) in ends {
            before[name] = old.map(ConfigurationValue.int)
            after[name] = new.map(ConfigurationValue.int)
        }
        note(kind, path, .object(before), .object(after))
    }

    /// A keyword that narrows when it is true.
    private mutating func compare(
        _ before: Bool,
        _ after: Bool,
        _ name: String,
        at path: String
    ) {
        guard before != after else { return }
        note(
            after ? .rangeNarrowed : .rangeWidened,
            path,
            .object([name: .bool(before)]),
            .object([name: .bool(after)])
        )
    }

    private mutating func compare(_ before: TextFormat?, _ after: TextFormat?, at path: String) {
        guard before != after else { return }
        note(
            after == nil ? .rangeWidened : .rangeNarrowed,
            path,
            (before?.rawValue).map { .object(["format": .text($0)]) },
            (after?.rawValue).map { .object(["format": .text($0)]) }
        )
    }

    /// Allowed values; a whole set that comes or goes narrows or widens the range.
    private mutating func compare<Word: Hashable>(
        _ before: [Word]?,
        _ after: [Word]?,
        at path: String,
        _ value: (Word) -> ConfigurationValue
    ) {
        switch (before, after) {
        case (nil, nil): return
        case (nil, let words?):
            note(.rangeNarrowed, path, nil, .object(["enum": .list(words.map(value))]))
        case (let words?, nil):
            note(.rangeWidened, path, .object(["enum": .list(words.map(value))]), nil)
        case (let old?, let new?):
            let gone = old.filter { !new.contains($0) }
            let added = new.filter { !old.contains($0) }
            if !gone.isEmpty { note(.enumValueRemoved, path, .list(gone.map(value)), nil) }
            if !added.isEmpty { note(.enumValueAdded, path, nil, .list(added.map(value))) }
        }
    }
}
