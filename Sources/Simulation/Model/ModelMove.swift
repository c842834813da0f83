import Contracts
import Domain

/// A line of the history of a campaign as the model keeps it.
struct ModelMove {
    let campaign: String
    let from: String
    let to: String
    let at: Instant
    let dueAt: Instant?
    let recordedAt: Instant
    let by: String
    let trigger: String
    let reason: String?
    let position: Int64
}
