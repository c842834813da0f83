/// What the broker may say without being asked, in the order in which it said it.
enum Incoming {
    /// A consumer's queue hands out a message.
    case delivery(Delivery)
    /// Published messages are safe: this one, or all up to it.
    case confirmed(tag: UInt64, multiple: Bool)
    /// Published messages were not taken in: this one, or all up to it.
    case notAccepted(tag: UInt64, multiple: Bool)
    /// A mandatory message found no queue; its confirm follows.
    case returned(ReturnedMessage)
    /// The broker reads nothing from this connection until further notice.
    case blocked(reason: String)
    /// The broker reads again.
    case unblocked
}
