/// What distinguishes one template version from another, and how much it matters.
///
/// Source: domain §14.
package struct VersionDiff: Hashable, Sendable {
    /// How much a difference matters.
    package enum Class: String, CaseIterable, Sendable, Comparable {
        /// Everything that was valid stays valid and means the same.
        case compatible
        /// Something happens differently where nothing was overridden.
        case behavioral
        /// Something that was valid may be no longer.
        case breaking

        /// Compatible comes before behavioral before breaking.
        package static func < (first: Self, second: Self) -> Bool {
            first != second && (first == .compatible || second == .breaking)
        }
    }

    /// One difference.
    package struct Entry: Hashable, Sendable {
        /// Where: a path of the configuration, or a slash and the name of a field of the version.
        package let path: String
        /// What kind of difference.
        package let kind: DiffKind
        /// What was said before; nil for nothing.
        package let old: ConfigurationValue?
        /// What is said now; nil for nothing.
        package let new: ConfigurationValue?

        /// Makes an entry from its parts, as when it is read back.
        package init(
            path: String,
            kind: DiffKind,
            old: ConfigurationValue?,
            new: ConfigurationValue?
        ) {
            self.path = path
            self.kind = kind
            self.old = old
            self.new = new
        }
    }

    /// The differences by path, at one path in the order of the kinds.
    package let entries: [Entry]

    /// The highest class of the differences; `compatible` when there are none.
    package var `class`: Class { entries.map(\.kind.class).max() ?? .compatible }

    /// The differences of two versions of one family; none for a version and itself.
    ///
    /// The changelog is no difference: it is the text about them.
    package static func between(_ old: VersionContent, _ new: VersionContent) -> Self {
        var walk = SchemaDiff(old: old, new: new)
        walk.compare()
        let entries = walk.entries + fields(old, new)
        return Self(
            entries: entries.sorted { first, second in
                first.path == second.path
                    ? first.kind.rank < second.kind.rank
                    : Identifier.isBefore(first.path, second.path)
            }
        )
    }

    private static func fields(_ old: VersionContent, _ new: VersionContent) -> [Entry] {
        var entries: [Entry] = []
        func compare(
            _ name: String,
            _ kind: DiffKind,
            _ value: (VersionContent) -> ConfigurationValue?
        ) {
            let (before, after) = (value(old), value(new))
            guard before != after else { return }
            entries.append(Entry(path: "/\(name)", kind: kind, old: before, new: after))
        }
        compare("minParticipants", .participantsChanged) { .int($0.minParticipants) }
        compare("maxParticipants", .participantsChanged) { .int($0.maxParticipants) }
        compare("volunteersNeeded", .volunteersChanged) { .int($0.volunteersNeeded) }
        let isRestricted = old.suitableForGroups.isEmpty && !new.suitableForGroups.isEmpty
        compare("suitableForGroups", isRestricted ? .tagRestrictionAdded : .tagsChanged) {
            version in
            let tags = version.suitableForGroups.sorted(by: Identifier.isBefore)
            return .list(tags.map(ConfigurationValue.text))
        }
        compare("uiSchema", .textChanged) { .object($0.uiSchema) }
        compare("outcomeMetrics", .textChanged) { version in
            .list(version.outcomeMetrics.map(ConfigurationValue.text))
        }
        compare("estMinutesPerVolunteer", .textChanged) { .int($0.estMinutesPerVolunteer) }
        compare("estCostPerParticipant", .textChanged) { version in
            version.estCostPerParticipant.map { cost in
                ["amount": .int(cost.amount), "currency": .text(cost.currency.rawValue)]
            }
        }
        return entries
    }
}
