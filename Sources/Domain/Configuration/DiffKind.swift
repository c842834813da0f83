/// The kinds of difference between two template versions, in the order of the document.
///
/// Source: domain §14.
package enum DiffKind: String, CaseIterable, Sendable {
    /// A key is gone, and everything below it.
    case pathRemoved = "path_removed"
    /// A value is of another type.
    case typeChanged = "type_changed"
    /// Fewer numbers, lengths, counts, forms or combinations are allowed.
    case rangeNarrowed = "range_narrowed"
    /// A word is no longer allowed.
    case enumValueRemoved = "enum_value_removed"
    /// A key of a map is no longer allowed.
    case mapKeyRemoved = "map_key_removed"
    /// A key must be there, and nothing is there by default.
    case requiredAdded = "required_added"
    /// Fewer overrides are accepted.
    case overrideTightened = "override_tightened"
    /// The version is no longer for any group.
    case tagRestrictionAdded = "tag_restriction_added"
    /// The default value is another.
    case defaultChanged = "default_changed"
    /// The intended sizes of cohorts are others.
    case participantsChanged = "participants_changed"
    /// Cohorts need more or fewer volunteers.
    case volunteersChanged = "volunteers_changed"
    /// The version is for other groups.
    case tagsChanged = "tags_changed"
    /// A new key that is optional or has a default.
    case pathAdded = "path_added"
    /// More numbers, lengths, counts, forms or combinations are allowed.
    case rangeWidened = "range_widened"
    /// A further word is allowed.
    case enumValueAdded = "enum_value_added"
    /// A key may be absent.
    case requiredRemoved = "required_removed"
    /// More overrides are accepted.
    case overrideRelaxed = "override_relaxed"
    /// Words for people, or an estimate.
    case textChanged = "text_changed"

    /// How much it matters.
    package var `class`: VersionDiff.Class {
        switch self {
        case .pathRemoved, .typeChanged, .rangeNarrowed, .enumValueRemoved, .mapKeyRemoved,
            .requiredAdded, .overrideTightened, .tagRestrictionAdded:
            .breaking
        case .defaultChanged, .participantsChanged, .volunteersChanged, .tagsChanged:
            .behavioral
        case .pathAdded, .rangeWidened, .enumValueAdded, .requiredRemoved, .overrideRelaxed,
            .textChanged:
            .compatible
        }
    }

    /// The place in the document's order.
    var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
