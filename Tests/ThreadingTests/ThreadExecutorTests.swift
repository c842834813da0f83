import Glibc
import Synchronization
import Testing
import Threading

@Suite("The thread-backed executor", .timeLimit(.minutes(15)))
struct ThreadExecutorTests {
    @Test func `an actor on it always runs on the same thread`() async {
        let executor = ThreadExecutor(name: "one-thread")
        let actor = Counter(executor)
        let first = await actor.thread()
        for _ in 0..<100 {
            await #expect(actor.thread() == first)
        }
        #expect(!executor.isCurrent)
        executor.stop()
    }

    @Test func `jobs of many callers run one at a time and none is lost`() async {
        let executor = ThreadExecutor(name: "many-callers")
        let actor = Counter(executor)
        await withTaskGroup { group in
            for _ in 0..<50 {
                group.addTask {
                    for _ in 0..<200 { await actor.increment() }
                }
            }
        }
        #expect(await actor.value == 10_000)
        executor.stop()
    }

    @Test func `two actors on it call each other without leaving the thread`() async {
        let executor = ThreadExecutor(name: "two-actors")
        let pair = Caller(executor, Counter(executor))
        #expect(await pair.callsStayOnThread())
        executor.stop()
    }

    @Test func `a readable descriptor calls back on the thread`() async {
        let executor = ThreadExecutor(name: "readable")
        let actor = Reader(executor)
        await actor.start()
        for byte in UInt8(1)...100 {
            await actor.send(byte)
        }
        #expect(await actor.received(100) == Array(1...100))
        await actor.finish()
        executor.stop()
    }

    @Test func `a descriptor that was hung up counts as readable`() async {
        let executor = ThreadExecutor(name: "hang-up")
        let actor = Reader(executor)
        await actor.start()
        await actor.hangUp()
        await actor.sawEnd()
        await actor.finish()
        executor.stop()
    }

    @Test func `room to write calls back once`() async {
        let executor = ThreadExecutor(name: "writable")
        let actor = Writer(executor)
        let calls = await actor.fillThenEmpty()
        #expect(calls == 1)
        executor.stop()
    }

    @Test func `an alarm calls back once and can be replaced`() async {
        let executor = ThreadExecutor(name: "alarm")
        let never = Mutex(0)
        executor.alarm(at: .now + .seconds(3_600)) { never.withLock { $0 += 1 } }
        await withCheckedContinuation { continuation in
            executor.alarm(at: .now + .milliseconds(5)) { continuation.resume() }
        }
        executor.alarm(at: .now) { never.withLock { $0 += 1 } }
        executor.alarm(at: nil) {}
        executor.stop()
        #expect(never.withLock { $0 } <= 1)
    }

    @Test func `stopping lets queued jobs finish`() async {
        let executor = ThreadExecutor(name: "stopping")
        let actor = Counter(executor)
        async let slow: Void = actor.work(milliseconds: 50)
        async let queued: Void = actor.increment()
        _ = await (slow, queued)
        executor.stop()
        executor.stop()
        #expect(await actor.value == 1)
    }

    @Test func `a call after the stop still runs, alone and off the callers' thread`() async {
        let executor = ThreadExecutor(name: "late")
        let actor = Counter(executor)
        executor.stop()
        await withTaskGroup { group in
            for _ in 0..<20 {
                group.addTask {
                    for _ in 0..<50 { await actor.increment() }
                }
            }
        }
        #expect(await actor.value == 1_000)
    }

    @Test func `stopping from the thread itself does not wait for itself`() async {
        let executor = ThreadExecutor(name: "self-stop")
        let actor = Counter(executor)
        await actor.stopOwnExecutor()
        #expect(await actor.value == 0)
    }

    @Test func `the runtime's isolation check holds on the thread and not elsewhere`() async {
        let executor = ThreadExecutor(name: "isolation")
        #expect(executor.isIsolatingCurrentContext() == false)
        await withCheckedContinuation { continuation in
            executor.alarm(at: .now) {
                executor.checkIsolated()
                continuation.resume()
            }
        }
        executor.stop()
    }
}

private actor Counter {
    private(set) var value = 0
    private let executor: ThreadExecutor

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(_ executor: ThreadExecutor) {
        self.executor = executor
    }

    func increment() {
        value += 1
    }

    func thread() -> UInt {
        UInt(pthread_self())
    }

    func work(milliseconds: UInt32) {
        usleep(milliseconds * 1_000)
    }

    func stopOwnExecutor() {
        executor.stop()
    }
}

private actor Caller {
    private let executor: ThreadExecutor
    private let other: Counter

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(_ executor: ThreadExecutor, _ other: Counter) {
        self.executor = executor
        self.other = other
    }

    func callsStayOnThread() async -> Bool {
        let mine = UInt(pthread_self())
        return await other.thread() == mine
    }
}

private actor Reader {
    private let executor: ThreadExecutor
    private var ends: [Int32] = [-1, -1]
    private var bytes: [UInt8] = []
    private var isAtEnd = false
    private var waiter: (count: Int, continuation: CheckedContinuation<Void, Never>)?

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(_ executor: ThreadExecutor) {
        self.executor = executor
    }

    func start() {
        pipe(&ends)
        executor.watch(descriptor: ends[0]) { self.assumeIsolated { $0.readOne() } }
    }

    func send(_ byte: UInt8) {
        var byte = byte
        write(ends[1], &byte, 1)
    }

    func hangUp() {
        close(ends[1])
        ends[1] = -1
    }

    func received(_ count: Int) async -> [UInt8] {
        if bytes.count < count {
            await withCheckedContinuation { waiter = (count, $0) }
        }
        return bytes
    }

    func sawEnd() async {
        if !isAtEnd {
            await withCheckedContinuation { waiter = (Int.max, $0) }
        }
    }

    func finish() {
        executor.watch(descriptor: nil) {}
        close(ends[0])
        if ends[1] >= 0 { close(ends[1]) }
    }

    private func readOne() {
        var byte: UInt8 = 0
        if read(ends[0], &byte, 1) == 1 {
            bytes.append(byte)
        } else {
            isAtEnd = true
            executor.watch(descriptor: nil) {}
        }
        if let (count, continuation) = waiter, isAtEnd || bytes.count >= count {
            waiter = nil
            continuation.resume()
        }
    }
}

private actor Writer {
    private let executor: ThreadExecutor
    private var calls = 0
    private var waiter: CheckedContinuation<Void, Never>?

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(_ executor: ThreadExecutor) {
        self.executor = executor
    }

    func fillThenEmpty() async -> Int {
        var ends: [Int32] = [-1, -1]
        socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(O_NONBLOCK), 0, &ends)
        let chunk = [UInt8](repeating: 1, count: 4_096)
        while send(ends[0], chunk, chunk.count, 0) > 0 {}
        executor.watch(descriptor: ends[0]) {}
        executor.awaitWritable { self.assumeIsolated { $0.called() } }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while recv(ends[1], &buffer, buffer.count, 0) > 0 {}
        await withCheckedContinuation { waiter = $0 }
        executor.watch(descriptor: nil) {}
        close(ends[0])
        close(ends[1])
        return calls
    }

    private func called() {
        calls += 1
        waiter?.resume()
        waiter = nil
    }
}
