import Contracts
import Domain

/// What folding one input came to, before the bookkeeping.
enum FoldResult {
    /// It was applied; a command brings its result.
    case applied(JSONObject)
    /// A command was refused with every failing code.
    case refused([ReasonCode], JSONObject)
    /// The business fact is known; nothing changed.
    case duplicate
    /// It waits for a key.
    case parked(key: String)
    /// It cannot be applied.
    case rejected(Defect)

    /// Applied, with nothing to say.
    static var applied: FoldResult { .applied([:]) }

    /// Refused with one code.
    static func refused(_ code: ReasonCode) -> FoldResult { .refused([code], [:]) }

    /// The refusal of a sender who expected another version than there is; nil when it matches, or
    /// nobody asked.
    ///
    /// Source: domain §4.1, I29.
    static func conflict(_ expected: Int64?, with version: Int64) -> FoldResult? {
        guard let expected, expected != version else { return nil }
        return .refused([.versionConflict], ["currentVersion": .int(version)])
    }
}
