import Threading

/// A connection that only publishes, with confirms, many messages ahead of them.
///
/// It opens at the first submission and lives once: after a fault every call fails with it.
actor PublishingConnection: SessionOwner {
    nonisolated let executor: ThreadExecutor
    private let configuration: AMQPConfiguration
    private let purpose: String
    /// How many messages may be published and not confirmed.
    private let limit: Int

    private var state = ConnectionState()
    private var session: Session?
    private var window = ConfirmWindow()
    private var queue = MessageQueue()
    private var submitted: UInt64 = 0
    private var waiters: [Waiter] = []
    private var wakeTime: ContinuousClock.Instant?
    private var bytesSinceCheck = 0
    private var isAwaitingRoom = false

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(_ configuration: AMQPConfiguration, purpose: String, limit: Int) {
        self.configuration = configuration
        self.purpose = purpose
        self.limit = limit
        executor = ThreadExecutor(name: purpose)
    }

    deinit {
        executor.stop()
    }

    /// Queues messages and returns the tag of the last one when all of them are published.
    ///
    /// Suspends while too many are unconfirmed, or while the broker does not read. After the
    /// deadline it returns even so, and the messages are published later.
    func submit(
        _ messages: [OutgoingMessage],
        until deadline: ContinuousClock.Instant? = nil
    ) async throws(AMQPFault) -> UInt64 {
        for message in messages { try message.checkLimits() }
        perform(state.on(.needed))
        if let fault = state.fault(of: "publish") { throw fault }
        queue.append(messages)
        submitted += UInt64(messages.count)
        let last = submitted
        pump()
        if window.lastPublished < last {
            try await wait(.published(last), until: deadline)
        }
        return last
    }

    /// Waits until more than the first `tag` messages are confirmed, in order, and returns how
    /// many are; returns less when that does not happen before the deadline.
    ///
    /// What was confirmed before a fault is told before the fault is.
    func confirmed(
        beyond tag: UInt64,
        until deadline: ContinuousClock.Instant
    ) async throws(AMQPFault) -> UInt64 {
        if window.confirmedThrough <= tag {
            if let fault = state.fault(of: "wait for confirms") { throw fault }
            try await wait(.confirmed(tag + 1), until: deadline)
        }
        return window.confirmedThrough
    }

    /// Why the broker takes no messages at present, nil when it does.
    var blockedReason: String? {
        if case .blocked(let reason) = state.phase { reason } else { nil }
    }

    /// Gives the connection up because of something its user found out.
    func fail(_ fault: AMQPFault) {
        perform(state.on(.failed(fault)))
    }

    /// Ends the connection and its thread; safe to call twice.
    func close() {
        perform(state.on(.closeRequested))
        executor.alarm(at: nil) {}
        executor.stop()
    }

    func drain() {
        guard let session else { return }
        do throws(AMQPFault) {
            try readAll(from: session)
        } catch {
            fail(error)
        }
        pump()
        resumeWaiters()
    }

    func onTime() {
        wakeTime = nil
        guard !state.isClosed else { return }
        drain()
        let now = ContinuousClock.now
        resume { $0.deadline.map { $0 <= now } ?? false }
        schedule(now + .seconds(configuration.heartbeatSeconds) / 4)
        if let next = waiters.compactMap(\.deadline).min() { schedule(next) }
    }

    private func perform(_ actions: [ConnectionState.Action]) {
        for action in actions {
            switch action {
            case .open: open()
            case .resume: pump()
            case .endWaits(let fault):
                let ended = waiters
                waiters = []
                for waiter in ended {
                    waiter.continuation.resume(returning: fault ?? AMQPFault(purpose, .closed))
                }
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

    private func open() {
        do throws(AMQPFault) {
            let session = try Session(configuration, purpose: purpose)
            try session.selectConfirms()
            self.session = session
            watch(session)
            schedule(.now + .seconds(configuration.heartbeatSeconds) / 4)
            perform(state.on(.opened))
        } catch {
            fail(error)
        }
    }

    /// Publishes as much as the window and the socket take.
    private func pump() {
        guard state.canSend, !isAwaitingRoom, let session else { return }
        do throws(AMQPFault) {
            while canPublish(on: session) {
                try session.inBurst { () throws(AMQPFault) in try publishBurst(on: session) }
                // Confirms are taken in between, so that the window moves while it is filled.
                try readAll(from: session)
            }
        } catch {
            fail(error)
        }
        resumeWaiters()
    }

    /// Publishes some messages, few enough that their confirms need not wait long to be read.
    private func publishBurst(on session: Session) throws(AMQPFault) {
        for _ in 0..<256 {
            guard canPublish(on: session), let message = queue.first else { return }
            try session.publish(message)
            bytesSinceCheck += message.body.count + 256
            _ = window.published()
            queue.removeFirst()
        }
    }

    private func canPublish(on session: Session) -> Bool {
        state.canSend && window.unconfirmed < limit && queue.first != nil && hasRoom(session)
    }

    /// Whether the socket takes some more without blocking; asks to be called back if not.
    private func hasRoom(_ session: Session) -> Bool {
        guard bytesSinceCheck >= 32_768 else { return true }
        guard session.hasRoomToSend else {
            isAwaitingRoom = true
            executor.awaitWritable { [weak self] in
                self?.assumeIsolated { $0.roomCame() }
            }
            return false
        }
        bytesSinceCheck = 0
        return true
    }

    private func roomCame() {
        isAwaitingRoom = false
        bytesSinceCheck = 0
        pump()
    }

    private func readAll(from session: Session) throws(AMQPFault) {
        while let incoming = try session.receive() {
            switch incoming {
            case .confirmed(let tag, let multiple):
                _ = window.confirmed(tag, multiple: multiple)
            case .notAccepted:
                throw AMQPFault("publish", .notAccepted)
            case .returned(let message):
                throw AMQPFault("publish", .unroutable(text: message.description))
            case .blocked(let reason):
                perform(state.on(.blocked(reason: reason)))
            case .unblocked:
                // The caller pumps after reading.
                _ = state.on(.unblocked)
            case .delivery:
                break
            }
        }
    }
}

extension PublishingConnection {
    /// A call that waits for some messages to be published or confirmed.
    private struct Waiter {
        enum Goal {
            case published(UInt64)
            case confirmed(UInt64)
        }

        let goal: Goal
        let deadline: ContinuousClock.Instant?
        let continuation: CheckedContinuation<AMQPFault?, Never>
    }

    private func wait(
        _ goal: Waiter.Goal,
        until deadline: ContinuousClock.Instant?
    ) async throws(AMQPFault) {
        // Nobody ends a wait that begins after the end.
        if let fault = state.fault(of: purpose) { throw fault }
        if let deadline { schedule(deadline) }
        let fault = await withCheckedContinuation { continuation in
            waiters.append(Waiter(goal: goal, deadline: deadline, continuation: continuation))
        }
        if let fault { throw fault }
    }

    private func resumeWaiters() {
        guard !waiters.isEmpty else { return }
        resume { waiter in
            switch waiter.goal {
            case .published(let tag): window.lastPublished >= tag
            case .confirmed(let tag): window.confirmedThrough >= tag
            }
        }
    }

    private func resume(where isDone: (Waiter) -> Bool) {
        var left: [Waiter] = []
        for waiter in waiters {
            if isDone(waiter) {
                waiter.continuation.resume(returning: nil)
            } else {
                left.append(waiter)
            }
        }
        waiters = left
    }

    private func schedule(_ deadline: ContinuousClock.Instant) {
        if let wakeTime, wakeTime <= deadline { return }
        wakeTime = deadline
        callBack(at: deadline)
    }
}
