import Glibc
import Synchronization

/// Runs the jobs of the actors that name it, one after the other, on one thread of its own.
///
/// A library that belongs to one thread, or a database that must not be entered twice, gets an
/// actor on such an executor: its isolated methods are the mailbox, and nothing it blocks on
/// holds up the shared pool. Beside jobs the thread can watch one descriptor and one deadline;
/// both call back on this thread, where `assumeIsolated` of an actor on this executor succeeds.
///
/// The thread keeps the executor alive until `stop()`. A job that arrives after that, for
/// instance a late call to an actor, still runs alone, on a thread that lives for it only, so no
/// caller waits forever.
package final class ThreadExecutor: SerialExecutor {
    private let name: String
    private let state = Mutex(State())
    private let current = Atomic<UInt>(0)
    private let bell = Bell()

    /// Starts the thread; the kernel shows the first 15 bytes of its name.
    package init(name: String) {
        self.name = name
        let thread = spawn()
        state.withLock { $0.thread = thread }
    }

    /// Queues a job of an actor; called by the runtime.
    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let step = state.withLock { state -> Wake in
            state.jobs.append(job)
            guard state.isRunning else {
                state.isRunning = true
                return .revive
            }
            return state.wake()
        }
        perform(step)
    }

    /// The reference by which actors name this executor.
    package func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        UnownedSerialExecutor(ordinary: self)
    }

    /// Whether the caller is on this executor's thread.
    package var isCurrent: Bool {
        current.load(ordering: .relaxed) == UInt(pthread_self())
    }

    /// Ends the process unless the caller is on this executor's thread.
    package func checkIsolated() {
        precondition(isCurrent, "this code belongs to the thread \(name)")
    }

    /// Whether the caller is on this executor's thread, for the runtime's checks.
    package func isIsolatingCurrentContext() -> Bool? {
        isCurrent
    }

    /// Calls `onReadable` on the thread as long as there is something to read; nil ends that.
    ///
    /// One descriptor at a time: a second call replaces the first. A hang-up and an error of the
    /// descriptor count as readable, so that whoever reads finds out. Called on the thread itself
    /// it takes effect before the next callback. The closure is kept until it is replaced.
    package func watch(descriptor: Int32?, onReadable: @escaping @Sendable () -> Void) {
        change { callbacks in
            callbacks.watched = descriptor.map { Watched(descriptor: $0, onReadable: onReadable) }
            callbacks.onWritable = nil
        }
    }

    /// Calls `onWritable` once, when the watched descriptor takes bytes again; nil ends that.
    package func awaitWritable(_ onWritable: (@Sendable () -> Void)?) {
        change { $0.onWritable = onWritable }
    }

    /// Calls `onTime` once at `deadline`; a second call replaces the first, nil ends that.
    package func alarm(
        at deadline: ContinuousClock.Instant?,
        onTime: @escaping @Sendable () -> Void
    ) {
        change { callbacks in
            callbacks.alarm = deadline.map { Alarm(deadline: $0, onTime: onTime) }
        }
    }

    /// Lets the queued jobs finish and ends the thread; returns when it has ended.
    ///
    /// Safe to call twice. Called on the thread itself it only asks for the end, since no thread
    /// can wait for itself. It blocks the caller: let the actors finish their work first.
    package func stop() {
        let (thread, step) = state.withLock { state -> (pthread_t?, Wake) in
            let thread = state.thread
            state.thread = nil
            state.isStopping = true
            return (thread, state.wake())
        }
        perform(step)
        guard let thread else { return }
        if isCurrent {
            pthread_detach(thread)
        } else {
            pthread_join(thread, nil)
        }
    }

    private func change(_ body: (inout Callbacks) -> Void) {
        let needsPipe = state.withLock { $0.wakePipe == nil }
        let fresh = needsPipe ? WakePipe() : nil
        let (step, replaced) = state.withLock { state -> (Wake, Callbacks) in
            if state.wakePipe == nil { state.wakePipe = fresh }
            let old = state.callbacks
            body(&state.callbacks)
            return (state.wake(), old)
        }
        perform(step)
        // What a replaced callback held is released here, outside the lock.
        _ = replaced
    }

    private func perform(_ step: Wake) {
        switch step {
        case .none: break
        case .bell: bell.ring()
        case .pipe(let pipe): pipe.signal()
        case .revive: pthread_detach(spawn())
        }
    }

    private func spawn() -> pthread_t {
        var thread = pthread_t()
        let me = Unmanaged.passRetained(self).toOpaque()
        let status = pthread_create(&thread, nil, threadMain, me)
        precondition(status == 0, "the system gives no thread for \(name): error \(status)")
        return thread
    }

    fileprivate func run() {
        current.store(UInt(pthread_self()), ordering: .relaxed)
        showName()
        var batch: [UnownedJob] = []
        while true {
            let round = state.withLock { $0.nextRound(taking: &batch) }
            for job in batch {
                job.runSynchronously(on: asUnownedSerialExecutor())
            }
            let isIdle = batch.isEmpty
            batch.removeAll(keepingCapacity: true)
            switch round {
            case .jobs: continue
            case .sleep: bell.wait()
            case .poll(let poll): wait(poll, isIdle: isIdle)
            case .end:
                releaseCallbacks()
                return
            }
        }
    }

    /// Lets go of what the callbacks hold, outside the lock, since that may end other objects.
    private func releaseCallbacks() {
        let released = state.withLock { state -> Callbacks in
            defer { state.callbacks = Callbacks() }
            return state.callbacks
        }
        _ = released
    }

    /// Names the thread for `top` and for debuggers; without a `/proc` it stays unnamed.
    private func showName() {
        let descriptor = open("/proc/thread-self/comm", O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        _ = name.prefix(15).withCString { write(descriptor, $0, strlen($0)) }
        close(descriptor)
    }

    /// One `poll` on the wake pipe and the watched descriptor, then the callbacks that are due.
    private func wait(_ poll: Poll, isIdle: Bool) {
        let events = poll.wait(mayBlock: isIdle)
        state.withLock { $0.sleep = .awake }
        if events.contains(.woken) { poll.pipe.clear() }
        if events.contains(.readable) { poll.watched?.onReadable() }
        if events.contains(.writable) {
            let callback = state.withLock { state -> (@Sendable () -> Void)? in
                defer { state.callbacks.onWritable = nil }
                return state.callbacks.onWritable
            }
            callback?()
        }
        guard let alarm = poll.alarm, ContinuousClock.now >= alarm.deadline else { return }
        let due = state.withLock { state -> Alarm? in
            guard let due = state.callbacks.alarm, due.deadline <= alarm.deadline else {
                return nil
            }
            state.callbacks.alarm = nil
            return due
        }
        due?.onTime()
    }
}

private func threadMain(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let argument else { return nil }
    Unmanaged<ThreadExecutor>.fromOpaque(argument).takeRetainedValue().run()
    return nil
}

extension ThreadExecutor {
    struct Watched: Sendable {
        let descriptor: Int32
        let onReadable: @Sendable () -> Void
    }

    struct Alarm: Sendable {
        let deadline: ContinuousClock.Instant
        let onTime: @Sendable () -> Void
    }

    /// Where the thread waits, so that a new job knows how to wake it, and wakes it once only.
    private enum Sleep {
        case awake
        case onBell
        case inPoll
    }

    private enum Wake {
        case none
        case bell
        case pipe(WakePipe)
        case revive
    }

    private enum Round {
        case jobs
        case sleep
        case poll(Poll)
        case end
    }

    private struct Callbacks {
        var watched: Watched?
        var onWritable: (@Sendable () -> Void)?
        var alarm: Alarm?

        var isEmpty: Bool { watched == nil && alarm == nil }
    }

    private struct State {
        var jobs: [UnownedJob] = []
        var sleep = Sleep.awake
        var callbacks = Callbacks()
        var wakePipe: WakePipe?
        var thread: pthread_t?
        var isRunning = true
        var isStopping = false

        mutating func wake() -> Wake {
            defer { sleep = .awake }
            switch sleep {
            case .awake: return .none
            case .onBell: return .bell
            case .inPoll: return wakePipe.map { .pipe($0) } ?? .none
            }
        }

        /// Takes all queued jobs and says what the thread does after them.
        mutating func nextRound(taking batch: inout [UnownedJob]) -> Round {
            swap(&batch, &jobs)
            if batch.isEmpty, isStopping {
                isRunning = false
                return .end
            }
            if let wakePipe, !callbacks.isEmpty, !isStopping {
                if batch.isEmpty { sleep = .inPoll }
                return .poll(
                    Poll(
                        pipe: wakePipe,
                        watched: callbacks.watched,
                        wantsWritable: callbacks.onWritable != nil,
                        alarm: callbacks.alarm
                    )
                )
            }
            guard batch.isEmpty else { return .jobs }
            sleep = .onBell
            return .sleep
        }
    }
}
