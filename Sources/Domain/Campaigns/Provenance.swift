/// Where an instance or a campaign came from; never changed after its creation.
///
/// Source: domain §2, §15.
package struct Provenance: Hashable, Sendable {
    /// How it came to be.
    package let kind: ProvenanceKind
    /// What it was made from.
    package let fromId: String?
    /// The first of the line that it was made from.
    package let rootId: String?
    /// When.
    package let at: Instant
    /// Who asked for it, or `system`.
    package let by: String

    /// A provenance as it was stored, or one of something that came from nothing.
    package init(
        kind: ProvenanceKind,
        fromId: String? = nil,
        rootId: String? = nil,
        at: Instant,
        by: String
    ) {
        self.kind = kind
        self.fromId = fromId
        self.rootId = rootId
        self.at = at
        self.by = by
    }

    /// The provenance of something made from a thing that may itself be made from another.
    package static func derived(
        _ kind: ProvenanceKind,
        from id: String,
        whichCameFrom earlier: Self?,
        at: Instant,
        by: String
    ) -> Self {
        Self(kind: kind, fromId: id, rootId: earlier?.rootId ?? id, at: at, by: by)
    }
}
