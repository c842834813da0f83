extension PublishingConnection {
    /// Publishes messages and returns when all of them are confirmed.
    ///
    /// When the deadline passes first, the whole connection is given up: nobody can say any more
    /// which of its messages are safe.
    func send(
        _ messages: [OutgoingMessage],
        confirmedBy deadline: ContinuousClock.Instant
    ) async throws(AMQPFault) {
        let last = try await submit(messages, until: deadline)
        let confirmed = try await self.confirmed(beyond: last - 1, until: deadline)
        guard confirmed < last else { return }
        throw giveUp()
    }

    private func giveUp() -> AMQPFault {
        let reason = blockedReason.map { "the broker takes no messages: \($0)" }
        let fault = AMQPFault("publish", .timedOut(text: reason ?? "no confirm came in time"))
        fail(fault)
        return fault
    }
}
