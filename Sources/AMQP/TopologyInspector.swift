/// Compares a broker with a plan, or makes it so.
package struct TopologyInspector: Sendable {
    private let configuration: AMQPConfiguration

    /// Names the broker; every call connects on its own.
    package init(configuration: AMQPConfiguration) {
        self.configuration = configuration
    }

    /// Asks for every exchange and queue of the plan; empty when all of them are there.
    ///
    /// Needs no right to configure anything. Bindings cannot be asked for over AMQP, nor can
    /// arguments: what exists with other arguments is found by `apply`.
    package func check(_ plan: TopologyPlan) async throws(AMQPFault) -> [TopologyFinding] {
        try await BriefConnection.with(configuration, purpose: "headroom check") {
            session throws(AMQPFault) in
            var findings: [TopologyFinding] = []
            for exchange in plan.exchanges {
                let finding = try Self.find("exchange \(exchange.name)", session) {
                    () throws(AMQPFault) in
                    try session.declare(exchange, passive: true)
                }
                if let finding { findings.append(finding) }
            }
            for queue in plan.queues {
                let finding = try Self.find("queue \(queue.name)", session) {
                    () throws(AMQPFault) in
                    _ = try session.declare(queue, passive: true)
                }
                if let finding { findings.append(finding) }
            }
            return findings
        }
    }

    /// The queues among these that nobody consumes, each with what waits in it.
    ///
    /// Queues that are missing are left out; how much waits is what the broker counted last.
    package func unattended(
        _ queues: [TopologyPlan.Queue]
    ) async throws(AMQPFault) -> [(queue: String, messages: Int)] {
        try await BriefConnection.with(configuration, purpose: "headroom check") {
            session throws(AMQPFault) in
            var idle: [(queue: String, messages: Int)] = []
            for queue in queues {
                _ = try Self.find("queue \(queue.name)", session) { () throws(AMQPFault) in
                    let (messages, consumers) = try session.count(queue)
                    if consumers == 0 { idle.append((queue.name, messages)) }
                }
            }
            return idle
        }
    }

    /// Declares everything of the plan; what is there already, and equal, stays as it is.
    ///
    /// Stops at the first thing that exists with other properties: the broker's words name them.
    package func apply(_ plan: TopologyPlan) async throws(AMQPFault) {
        try await BriefConnection.with(configuration, purpose: "headroom apply") {
            session throws(AMQPFault) in
            for exchange in plan.exchanges { try session.declare(exchange, passive: false) }
            for queue in plan.queues { try session.declare(queue, passive: false) }
            for binding in plan.bindings { try session.bind(binding) }
        }
    }

    /// The broker answers a question about a missing thing by closing the channel.
    private static func find(
        _ subject: String,
        _ session: Session,
        _ question: () throws(AMQPFault) -> Void
    ) throws(AMQPFault) -> TopologyFinding? {
        do throws(AMQPFault) {
            try question()
            return nil
        } catch {
            guard case .channelClosed(_, let text) = error.kind else { throw error }
            try session.reopenChannel()
            return TopologyFinding(subject: subject, message: text)
        }
    }
}
