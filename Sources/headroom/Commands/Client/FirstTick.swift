import Contracts
import Domain
import Engine
import EventLog

/// The tick that a new embedded log begins with, when a command comes before the node.
///
/// Nothing can be folded before the first tick (domain §1.2 C1): whatever a person sends to a new
/// folder before a node ever ran there would be rejected, although it is in the log for good.
enum FirstTick {
    /// A tick if the log is new, to be appended first; nothing otherwise.
    static func ifNew(_ log: EmbeddedLog) async throws -> [LogMessage] {
        guard try await log.lastPosition() == 0 else { return [] }
        return [TickMessage.at(Instant(ms: WallClock.nowMs()))]
    }
}
