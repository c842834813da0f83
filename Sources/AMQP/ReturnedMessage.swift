/// A mandatory message that came back, by its address and its id.
struct ReturnedMessage: Hashable {
    /// The broker's words, for instance `312 NO_ROUTE`.
    let reason: String
    let exchange: String
    let routingKey: String
    let messageId: String

    /// One sentence for a person.
    var description: String {
        let place = exchange.isEmpty ? "queue \(routingKey)" : "\(exchange) with \(routingKey)"
        return "\(reason): message \(messageId) to \(place)"
    }
}
