import Threading

/// A connection for a few requests, on a thread that ends with them.
actor BriefConnection {
    nonisolated private let executor: ThreadExecutor

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    private init(_ executor: ThreadExecutor) {
        self.executor = executor
    }

    /// Reaches the broker, does the work and says good-bye.
    static func with<Result: Sendable>(
        _ configuration: AMQPConfiguration,
        purpose: String,
        _ work: @Sendable (Session) throws(AMQPFault) -> Result
    ) async throws(AMQPFault) -> Result {
        let connection = BriefConnection(ThreadExecutor(name: purpose))
        return try await connection.run(configuration, purpose, work)
    }

    private func run<Result: Sendable>(
        _ configuration: AMQPConfiguration,
        _ purpose: String,
        _ work: @Sendable (Session) throws(AMQPFault) -> Result
    ) throws(AMQPFault) -> Result {
        defer { executor.stop() }
        let session = try Session(configuration, purpose: purpose)
        let result = try work(session)
        session.close()
        return result
    }
}
