package import Contracts
import Threading

/// Publishes commands and waits for their verdicts on the broker's direct reply queue.
///
/// The reply queue belongs to the channel that publishes, so both happen on one connection; a
/// verdict that comes after its time is dropped.
package actor AMQPReplies: SessionOwner {
    nonisolated let executor = ThreadExecutor(name: "headroom ask")
    private let configuration: AMQPConfiguration
    private let exchange: String
    private var state = ConnectionState()
    private var session: Session?
    private var window = ConfirmWindow()
    private var pending: [String: Request] = [:]
    private var wakeTime: ContinuousClock.Instant?

    /// The connection's own thread.
    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        executor.asUnownedSerialExecutor()
    }

    /// Names the broker and the exchange that takes commands; nothing is connected yet.
    package init(configuration: AMQPConfiguration, exchange: String = "headroom.in") {
        self.configuration = configuration
        self.exchange = exchange
    }

    deinit {
        executor.stop()
    }

    /// Publishes a command and returns the body of its verdict.
    ///
    /// The message needs a correlation id that no other waiting request has. Without a verdict
    /// in time the command may still be applied: ask again with the same id, or look.
    package func request(
        message: LogMessage,
        timeout: Duration
    ) async throws(AMQPFault) -> [UInt8] {
        guard let id = message.correlationId, !id.isEmpty, pending[id] == nil else {
            let text = "a request needs a correlation id of its own"
            throw AMQPFault("request", .unsendable(text: text))
        }
        var outgoing = OutgoingMessage(message, exchange: exchange)
        outgoing.replyTo = Self.replyQueue
        outgoing.messageId = id
        try outgoing.checkLimits()
        perform(state.on(.needed))
        if let fault = state.fault(of: "request") { throw fault }
        guard let session else { throw AMQPFault("request", .closed) }
        do throws(AMQPFault) {
            try session.inBurst { () throws(AMQPFault) in try session.publish(outgoing) }
        } catch {
            fail(error)
            throw error
        }
        let tag = window.published()
        let deadline = ContinuousClock.now + timeout
        schedule(deadline)
        let answer = await withCheckedContinuation { continuation in
            pending[id] = Request(tag: tag, deadline: deadline, continuation: continuation)
        }
        return try answer.get()
    }

    /// Ends the connection and its thread; requests that wait fail.
    ///
    /// Safe to call twice.
    package func close() {
        perform(state.on(.closeRequested))
        executor.alarm(at: nil) {}
        executor.stop()
    }

    func drain() {
        guard let session else { return }
        do throws(AMQPFault) {
            while let incoming = try session.receive() { take(incoming) }
        } catch {
            fail(error)
        }
    }

    func onTime() {
        wakeTime = nil
        guard !state.isClosed else { return }
        drain()
        let now = ContinuousClock.now
        for (id, request) in pending where request.deadline <= now {
            finish(id, .failure(AMQPFault("request", .timedOut(text: lateness))))
        }
        schedule(now + .seconds(configuration.heartbeatSeconds) / 4)
        if let next = pending.values.map(\.deadline).min() { schedule(next) }
    }

    private var lateness: String {
        guard case .blocked(let reason) = state.phase else { return "no verdict came in time" }
        return "the broker takes no messages: \(reason)"
    }

    private func take(_ incoming: Incoming) {
        switch incoming {
        case .delivery(let delivery):
            guard let id = delivery.message.correlationId else { return }
            finish(id, .success(delivery.message.body))
        case .returned(let message):
            let kind = AMQPFault.Kind.unroutable(text: message.description)
            finish(message.messageId, .failure(AMQPFault("request", kind)))
        case .notAccepted(let tag, let multiple):
            for (id, request) in pending
            where multiple ? request.tag <= tag : request.tag == tag {
                finish(id, .failure(AMQPFault("request", .notAccepted)))
            }
        case .confirmed(let tag, let multiple):
            _ = window.confirmed(tag, multiple: multiple)
        case .blocked(let reason):
            perform(state.on(.blocked(reason: reason)))
        case .unblocked:
            perform(state.on(.unblocked))
        }
    }

    private func finish(_ id: String, _ answer: Result<[UInt8], AMQPFault>) {
        pending.removeValue(forKey: id)?.continuation.resume(returning: answer)
    }

    private func fail(_ fault: AMQPFault) {
        perform(state.on(.failed(fault)))
    }

    private func perform(_ actions: [ConnectionState.Action]) {
        for action in actions {
            switch action {
            case .open: open()
            case .resume: break
            case .endWaits(let fault):
                for id in Array(pending.keys) {
                    finish(id, .failure(fault ?? AMQPFault("request", .closed)))
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
            let session = try Session(configuration, purpose: "headroom ask")
            try session.consume(Self.replyQueue, prefetch: 0, acknowledges: false)
            try session.selectConfirms()
            self.session = session
            watch(session)
            schedule(.now + .seconds(configuration.heartbeatSeconds) / 4)
            perform(state.on(.opened))
        } catch {
            fail(error)
        }
    }

    private func schedule(_ deadline: ContinuousClock.Instant) {
        if let wakeTime, wakeTime <= deadline { return }
        wakeTime = deadline
        callBack(at: deadline)
    }

    private static let replyQueue = "amq.rabbitmq.reply-to"

    private struct Request {
        let tag: UInt64
        let deadline: ContinuousClock.Instant
        let continuation: CheckedContinuation<Result<[UInt8], AMQPFault>, Never>
    }
}
