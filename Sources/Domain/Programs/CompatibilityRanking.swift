/// Versions for a group and groups for a version: the best first, the unfit with all their reasons.
///
/// Source: domain §3.4.
package struct CompatibilityRanking: Hashable, Sendable {
    /// One candidate and how it fits.
    package struct Entry: Hashable, Sendable {
        /// The id of the version or group.
        package let id: String
        /// The reasons against it and its score.
        package let result: CompatibilityResult
    }

    /// The candidates by falling score, equal ones by id.
    package let entries: [Entry]

    /// How versions fit a group.
    package static func versions(_ versions: [VersionProfile], for group: GroupProfile) -> Self {
        Self(versions.map { ($0.id, CompatibilityFacts($0, group)) })
    }

    /// How groups fit a version.
    package static func groups(_ groups: [GroupProfile], for version: VersionProfile) -> Self {
        Self(groups.map { ($0.id, CompatibilityFacts(version, $0)) })
    }

    private init(_ candidates: [(String, CompatibilityFacts)]) {
        entries = candidates.map { Entry(id: $0.0, result: Compatibility.assess($0.1)) }
            .sorted { first, second in
                first.result.suitabilityScore == second.result.suitabilityScore
                    ? Identifier.isBefore(first.id, second.id)
                    : first.result.suitabilityScore > second.result.suitabilityScore
            }
    }
}
