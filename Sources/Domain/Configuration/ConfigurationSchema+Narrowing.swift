extension ConfigurationSchema {
    /// Where this schema allows more than the base schema does, ordered by path.
    ///
    /// Ranges may be smaller, enums and maps may have fewer values and keys, optional keys may be
    /// left out or become required, and any path may turn to the override mode `none`. An absent
    /// override mode takes over the base's. The paths are those of the configuration. Codes:
    /// `unknown_key` an added path or map key, `missing_key` a required key left out or optional,
    /// `wrong_type` another type, `out_of_range` a wider range, `not_in_enum` more values,
    /// `bad_format` a form given up, `rule_violated` a rule given up, `override_not_allowed` a
    /// mode other than the base's and `none`. Source: domain §3.2, §3.3.
    package func widenings(of base: ConfigurationSchema) -> [ConfigurationError] {
        ConfigurationError.ordered(widenings(of: base, mode: .free, at: ""))
    }

    private func widenings(
        of base: ConfigurationSchema,
        mode inherited: OverrideMode,
        at path: String
    ) -> [ConfigurationError] {
        let mode = base.override ?? inherited
        var errors: [ConfigurationError] = []
        if let override, override != .none, override != mode {
            errors.append(ConfigurationError(path, .overrideNotAllowed))
        }
        let codes: [ConfigurationError.Code]
        switch (shape, base.shape) {
        case (.object, .object):
            return errors + membersWidened(of: base, mode: mode, at: path)
        case (.map(let keys, let values), .map(let baseKeys, let baseValues)):
            for key in keys.subtracting(baseKeys) {
                errors.append(ConfigurationError("\(path)/\(key)", .unknownKey))
            }
            return errors + values.widenings(of: baseValues, mode: mode, at: path)
        case (.list(let items, let count, let isUnique), .list(let base, let wide, let once)):
            errors += items.widenings(of: base, mode: mode, at: path)
            codes =
                (count.isWithin(wide) ? [] : [.outOfRange])
                + (once && !isUnique ? [.ruleViolated] : [])
        case (.text(let length, let form, let words), .text(let wide, let baseForm, let known)):
            codes =
                Self.widening(words, of: known)
                + (length.isWithin(wide) || words != nil && known != nil ? [] : [.outOfRange])
                + (baseForm != nil && form != baseForm ? [.badFormat] : [])
        case (.integer(let range, let words, let free), .integer(let wide, let known, let none)):
            let isWithin = range.isWithin(wide) || words?.allSatisfy(wide.contains) == true
            codes =
                Self.widening(words, of: known) + (isWithin ? [] : [.outOfRange])
                + (free && !none ? [.ruleViolated] : [])
        case (.boolean(let only), .boolean(let baseOnly)):
            codes = baseOnly == nil || only == baseOnly ? [] : [.notInEnum]
        case (.object, _), (.map, _), (.list, _), (.text, _), (.integer, _), (.boolean, _):
            codes = [.wrongType]
        }
        return errors + codes.map { ConfigurationError(path, $0) }
    }

    private func membersWidened(
        of base: ConfigurationSchema,
        mode: OverrideMode,
        at path: String
    ) -> [ConfigurationError] {
        guard case .object(let properties, let required, let rules) = shape,
            case .object(let known, let needed, let kept) = base.shape
        else { return [] }
        var errors: [ConfigurationError] = []
        for member in properties.members {
            let below = ConfigurationPath.child(member.key, of: path)
            guard let base = known[member.key] else {
                errors.append(ConfigurationError(below, .unknownKey))
                continue
            }
            errors += member.value.widenings(of: base, mode: mode, at: below)
        }
        for key in needed where !required.contains(key) {
            errors.append(ConfigurationError(ConfigurationPath.child(key, of: path), .missingKey))
        }
        if !kept.isSubset(of: rules) { errors.append(ConfigurationError(path, .ruleViolated)) }
        return errors
    }

    private static func widening<Word: Hashable>(
        _ words: [Word]?,
        of known: [Word]?
    ) -> [ConfigurationError.Code] {
        guard let known else { return [] }
        guard let words, Set(words).isSubset(of: known) else { return [.notInEnum] }
        return []
    }
}
