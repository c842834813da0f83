/// What one entry of the activity feed says, before it gets its place, time and actor.
///
/// Source: domain §13.3.
package struct ActivityFeedNote: Sendable, Hashable {
    /// What it is about.
    package let kind: ActivityFeedKind
    /// What happened or why, in one word of the domain.
    package let code: String
    /// Ids and figures as one JSON object; no money beside what `kind` hides, and no text of a
    /// person but the reason that was given with a command.
    package let data: [UInt8]

    /// Whether it concerns the company rather than the campaign that its output names.
    package let isCompanyWide: Bool

    /// Makes a note; `content` writes the members of its data.
    package init(
        _ kind: ActivityFeedKind,
        code: String,
        isCompanyWide: Bool = false,
        _ content: (inout JSONWriter) -> Void = { _ in }
    ) {
        self.kind = kind
        self.code = code
        self.isCompanyWide = isCompanyWide
        var writer = JSONWriter(capacity: 160)
        writer.object(content)
        data = writer.bytes
    }
}
