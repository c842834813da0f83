/// Who comes first on a waitlist: the higher priority, then the earlier record.
///
/// Source: domain §7.6.
package struct WaitlistOrder: Hashable, Comparable, Sendable {
    /// The priority, 0–9; 9 comes first.
    package let priority: Int64
    /// The log position of the request.
    package let position: Int64

    /// The place of one entry.
    package init(priority: Int64, position: Int64) {
        self.priority = priority
        self.position = position
    }

    /// Whether the first entry is admitted before the second.
    package static func < (first: Self, second: Self) -> Bool {
        first.priority == second.priority
            ? first.position < second.position : first.priority > second.priority
    }
}
