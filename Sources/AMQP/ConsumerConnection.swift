import Threading

/// A connection that only consumes: it reads ahead as far as the prefetch and hands out batches.
///
/// It lives once: after a fault, what had arrived before is handed out, then every call fails.
actor ConsumerConnection: SessionOwner {
    nonisolated let executor: ThreadExecutor
    private let configuration: AMQPConfiguration
    private let purpose: String
    private let prefetch: Int
    private let acknowledges: Bool
    /// Bytes of bodies read ahead after which reading pauses until some are taken.
    private let bufferLimit: Int

    private var state = ConnectionState()
    private var session: Session?
    private var buffer = DeliveryBuffer()
    private var unacknowledged: (count: Int, lastTag: UInt64) = (0, 0)
    private var isPaused = false
    private var waiter: Waiter?
    private var wakeTime: ContinuousClock.Instant?

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(
        _ configuration: AMQPConfiguration,
        purpose: String,
        prefetch: UInt16,
        acknowledges: Bool = true,
        bufferLimit: Int = 32 << 20
    ) {
        self.configuration = configuration
        self.purpose = purpose
        self.prefetch = Int(prefetch)
        self.acknowledges = acknowledges
        self.bufferLimit = bufferLimit
        executor = ThreadExecutor(name: purpose)
    }

    deinit {
        executor.stop()
    }

    /// Reaches the broker and has `setUp` start the consumer, both on the connection's thread.
    func open<Result: Sendable>(
        _ setUp: @Sendable (Session) throws(AMQPFault) -> Result
    ) throws(AMQPFault) -> Result {
        guard state.on(.needed) == [.open] else { throw AMQPFault(purpose, .closed) }
        do throws(AMQPFault) {
            let session = try Session(configuration, purpose: purpose)
            let result = try setUp(session)
            self.session = session
            watch(session)
            perform(state.on(.opened))
            // What came with the answers is in the library's buffer, where no poll sees it.
            schedule(.now)
            return result
        } catch {
            fail(error)
            throw error
        }
    }

    /// Returns up to `maximum` deliveries, oldest first, empty when none came in time.
    ///
    /// What is returned is acknowledged soon after, which lets the broker send more. One caller
    /// at a time. Waiting ends empty when the connection is closed.
    func next(
        maximum: Int,
        until deadline: ContinuousClock.Instant
    ) async throws(AMQPFault) -> [Delivery] {
        precondition(waiter == nil, "one caller at a time")
        if buffer.isEmpty {
            if let fault = state.fault(of: purpose) { throw fault }
            schedule(deadline)
            await withCheckedContinuation { continuation in
                waiter = Waiter(
                    maximum: maximum,
                    deadline: deadline,
                    continuation: continuation
                )
            }
        }
        let taken = buffer.take(maximum)
        if taken.isEmpty, case .closed(let fault?) = state.phase { throw fault }
        acknowledge(taken)
        return taken
    }

    /// Ends the connection and its thread; safe to call twice.
    func close() {
        perform(state.on(.closeRequested))
        buffer = DeliveryBuffer()
        executor.alarm(at: nil) {}
        executor.stop()
    }

    func drain() {
        guard let session, !isPaused else { return }
        do throws(AMQPFault) {
            while let incoming = try session.receive() {
                switch incoming {
                case .delivery(let delivery): take(delivery)
                case .blocked(let reason): perform(state.on(.blocked(reason: reason)))
                case .unblocked: perform(state.on(.unblocked))
                case .confirmed, .notAccepted, .returned: break
                }
                if isPaused { break }
            }
        } catch {
            fail(error)
        }
        if !buffer.isEmpty { resumeWaiter() }
    }

    func onTime() {
        wakeTime = nil
        guard !state.isClosed else { return }
        if isPaused {
            sendHeartbeat()
        } else {
            drain()
        }
        let now = ContinuousClock.now
        if let waiter, waiter.deadline <= now { resumeWaiter() }
        schedule(now + .seconds(configuration.heartbeatSeconds) / 4)
        if let waiter { schedule(waiter.deadline) }
    }

    private func take(_ delivery: Delivery) {
        buffer.append(delivery)
        if let waiter, buffer.count >= waiter.maximum { resumeWaiter() }
        if buffer.bytes > bufferLimit {
            isPaused = true
            unwatch()
        }
    }

    private func acknowledge(_ taken: [Delivery]) {
        guard let last = taken.last else { return }
        if isPaused, buffer.bytes <= bufferLimit / 2, let session {
            isPaused = false
            watch(session)
            schedule(.now)
        }
        guard acknowledges, let session else { return }
        unacknowledged = (unacknowledged.count + taken.count, last.tag)
        guard buffer.isEmpty || unacknowledged.count >= prefetch / 4 else { return }
        unacknowledged.count = 0
        do throws(AMQPFault) {
            try session.acknowledge(through: last.tag)
        } catch {
            fail(error)
        }
    }

    /// While reading pauses the library is not asked to read, so it sends no heartbeats either.
    private func sendHeartbeat() {
        do throws(AMQPFault) {
            try session?.sendHeartbeat()
        } catch {
            fail(error)
        }
    }

    private func fail(_ fault: AMQPFault) {
        perform(state.on(.failed(fault)))
    }

    private func perform(_ actions: [ConnectionState.Action]) {
        for action in actions {
            switch action {
            case .open, .resume: break
            case .endWaits: resumeWaiter()
            case .closePolitely:
                unwatch()
                session?.close()
                session = nil
            case .discard:
                unwatch()
                session = nil
            }
        }
    }

    private func resumeWaiter() {
        guard let waiter else { return }
        self.waiter = nil
        waiter.continuation.resume()
    }

    private func schedule(_ deadline: ContinuousClock.Instant) {
        if let wakeTime, wakeTime <= deadline { return }
        wakeTime = deadline
        callBack(at: deadline)
    }

    private struct Waiter {
        let maximum: Int
        let deadline: ContinuousClock.Instant
        let continuation: CheckedContinuation<Void, Never>
    }
}
