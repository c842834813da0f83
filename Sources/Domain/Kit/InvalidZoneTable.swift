/// Why a list of offsets is no zone table.
package enum InvalidZoneTable: Error, Hashable, Sendable {
    /// There is no entry.
    case empty
    /// There are more than 400 entries.
    case tooManyEntries
    /// The entry at an index does not begin after the one before it.
    case notAscending(index: Int)
    /// The entry at an index lies more than 18 hours from Greenwich.
    case offsetOutOfRange(index: Int)
    /// An update would change an offset at or before the clock.
    case changesThePast
}
