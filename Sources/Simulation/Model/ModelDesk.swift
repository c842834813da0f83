import Contracts

/// An entry of the rejected desk as the model keeps it.
struct ModelDesk {
    let company: String?
    let code: String
    let message: LogMessage
    var status = "open"
}
