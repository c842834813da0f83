extension ConfigurationSchema {
    /// Everything that is wrong with a document, ordered by path.
    ///
    /// A broken `x-lessOrEqual` is told at its first path, a broken `x-sum` or `x-anyTrue` at the
    /// object that has the rule. Source: domain §3.3.
    package func errors(in document: ConfigurationDocument) -> [ConfigurationError] {
        ConfigurationError.ordered(findings(in: .object(document), at: "").map(\.error))
    }

    /// Everything that is wrong with a value that stands at a path.
    package func errors(in value: ConfigurationValue, at path: String) -> [ConfigurationError] {
        ConfigurationError.ordered(findings(in: value, at: path).map(\.error))
    }

    func findings(in value: ConfigurationValue, at path: String) -> [ConfigurationFinding] {
        switch (shape, value) {
        case (.object(_, let required, let rules), .object(let members)):
            var findings: [ConfigurationFinding] = []
            for key in required where members[key] == nil {
                findings.append(.init(ConfigurationPath.child(key, of: path), .missingKey))
            }
            findings += each(of: members, at: path)
            return findings + rules.compactMap { broken($0, in: members, at: path) }
        case (.map, .object(let members)):
            return each(of: members, at: path)
        case (.list(let schema, let count, let isUnique), .list(let items)):
            var findings: [ConfigurationFinding] = []
            if !count.contains(Int64(items.count)) { findings.append(.init(path, .outOfRange)) }
            if isUnique, Set(items).count < items.count {
                findings.append(.init(path, .ruleViolated))
            }
            for (index, item) in items.enumerated() {
                findings += schema.findings(in: item, at: "\(path)/\(index)")
            }
            return findings
        case (.text(let length, let format, let allowed), .text(let text)):
            return Self.fault(in: text, length, format, allowed).map { [.init(path, $0)] } ?? []
        case (.integer(let range, let allowed, _), .int(let number)):
            if !range.contains(number) { return [.init(path, .outOfRange)] }
            return allowed?.contains(number) == false ? [.init(path, .notInEnum)] : []
        case (.boolean(let only), .bool(let isOn)):
            return only == nil || only == isOn ? [] : [.init(path, .notInEnum)]
        case (.object, _), (.map, _), (.list, _), (.text, _), (.integer, _), (.boolean, _):
            return [.init(path, .wrongType)]
        }
    }

    private func each(
        of members: ConfigurationDocument,
        at path: String
    ) -> [ConfigurationFinding] {
        members.members.flatMap { member in
            let below = ConfigurationPath.child(member.key, of: path)
            return self.member(member.key)?.findings(in: member.value, at: below)
                ?? [.init(below, .unknownKey)]
        }
    }

    private static func fault(
        in text: String,
        _ length: ConfigurationBounds,
        _ format: TextFormat?,
        _ allowed: [String]?
    ) -> ConfigurationError.Code? {
        if let allowed {
            // Equal strings may differ in bytes, and only one spelling is a word.
            guard allowed.contains(where: { $0.utf8.elementsEqual(text.utf8) }) else {
                return .notInEnum
            }
        }
        guard length.contains(Int64(text.unicodeScalars.count)) else { return .outOfRange }
        if let format, !format.admits(text) { return .badFormat }
        return nil
    }

    /// A broken rule; a rule with absent values or values of another type is not asked.
    private func broken(
        _ rule: ConfigurationRule,
        in members: ConfigurationDocument,
        at path: String
    ) -> ConfigurationFinding? {
        func value(_ pointer: String) -> ConfigurationValue? {
            ConfigurationPath.keys(pointer).flatMap { members.value(at: $0) }
        }
        let places = rule.paths.map { path + $0 }
        switch rule {
        case .lessOrEqual(let first, let second):
            guard let low = value(first)?.int, let high = value(second)?.int else { return nil }
            if low <= high || high == 0 && meansNone(second) { return nil }
            return ConfigurationFinding(rule: path + first, places: places)
        case .sum(let paths, let total):
            let numbers = paths.compactMap { value($0)?.int }
            guard numbers.count == paths.count else { return nil }
            let sum = numbers.reduce(Int128(0)) { $0 + Int128($1) }
            return sum == Int128(total) ? nil : ConfigurationFinding(rule: path, places: places)
        case .anyTrue(let paths):
            let flags = paths.compactMap { value($0)?.bool }
            guard flags.count == paths.count, !flags.contains(true) else { return nil }
            return ConfigurationFinding(rule: path, places: places)
        }
    }

    private func meansNone(_ pointer: String) -> Bool {
        guard let keys = ConfigurationPath.keys(pointer),
            case .integer(_, _, let zeroMeansNone)? = node(at: keys)?.shape
        else { return false }
        return zeroMeansNone
    }
}
