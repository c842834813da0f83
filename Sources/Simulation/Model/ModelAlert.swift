import Domain

/// An alert record as the model keeps it.
struct ModelAlert: Hashable {
    let id: String
    let company: String
    let campaign: String
    let threshold: Int64
    let status: String
    let reason: String?
    let cause: String
    let suppressedBefore: Int64
    let at: Instant
    var isAcknowledged = false
}
