import ArgumentParser
import Domain
import Storage

/// A moment of the past as it is written: a position, or an instant.
struct MomentText: ExpressibleByArgument {
    /// The moment.
    let moment: ExplanationScope.Moment

    /// Reads a number from 0 on as a position, everything else as RFC 3339.
    init?(argument: String) {
        if let position = Int64(argument) {
            guard position >= 0 else { return nil }
            moment = .position(position)
        } else if let instant = Instant(rfc3339: argument) {
            moment = .instant(instant)
        } else {
            return nil
        }
    }
}
