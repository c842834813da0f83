/// What a change does to the audit: which rows it closes and which it opens.
///
/// Rows are never deleted: a closed row keeps what it said. Source: domain §6.
package struct OverrideAudit: Hashable, Sendable {
    /// The open rows that no longer hold, ordered by path.
    package let closed: [OverrideRow]
    /// The new rows, ordered by path; a path whose value or base changed is closed and opened.
    package let opened: [OverrideRow]

    /// Whether nothing is to be written.
    package var isEmpty: Bool { closed.isEmpty && opened.isEmpty }

    /// The step from the open rows of one override document to those of another.
    package static func step(from open: [OverrideRow], to rows: [OverrideRow]) -> Self {
        let before = Set(open)
        let after = Set(rows)
        return Self(
            closed: ordered(before.subtracting(after)),
            opened: ordered(after.subtracting(before))
        )
    }

    private static func ordered(_ rows: Set<OverrideRow>) -> [OverrideRow] {
        rows.sorted { Identifier.isBefore($0.path, $1.path) }
    }
}
