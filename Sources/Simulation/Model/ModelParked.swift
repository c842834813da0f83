import Contracts
import Domain

/// A parked input as the model keeps it.
final class ModelParked {
    let id: String
    let company: String
    let position: Int64
    let deadline: Instant
    let message: LogMessage
    var key: String
    var status = "parked"

    init(
        id: String,
        company: String,
        position: Int64,
        deadline: Instant,
        message: LogMessage,
        key: String
    ) {
        self.id = id
        self.company = company
        self.position = position
        self.deadline = deadline
        self.message = message
        self.key = key
    }
}
