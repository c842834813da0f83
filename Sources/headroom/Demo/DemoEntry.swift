import Contracts
import Domain

/// One record of the demo data: when it is told, and what.
struct DemoEntry: Sendable {
    /// When, in the calendar of the tables; the log's clock has reached it.
    let at: Instant
    /// The id of its CloudEvent, the same however often the data is loaded.
    let id: String
    /// What goes into the log.
    let message: LogMessage
}
