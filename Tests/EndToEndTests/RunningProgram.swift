import BrokerSupport
import Foundation
import Glibc
import Synchronization

/// A program at work: what it says is kept, and it ends with the tests in whatever way they end.
///
/// A shell stands guard over it and kills it when the tests are gone. Calls that wait block.
final class RunningProgram: Sendable {
    private struct State {
        var text = ""
        var status: Int32?
        var pid: pid_t = 0
    }

    /// Starts the program, says which process it is, and passes its status on.
    private static let script = """
        exec 3<&0
        "$@" 3<&- </dev/null &
        node=$!
        echo "guard: $node"
        { read -r _ <&3; kill -KILL $node; } >/dev/null 2>&1 &
        watch=$!
        exec 3<&-
        wait $node
        status=$?
        kill -KILL $watch
        exit $status
        """

    private let process: ChildProcess
    private let state = Mutex(State())
    private let changed = NSCondition()

    /// Starts a program; it is named by its path, and gets these variables beside our own.
    init(_ words: [String], environment: [String: String] = [:]) throws {
        let inherited = ProcessInfo.processInfo.environment.filter {
            !$0.key.hasPrefix("HEADROOM_")
        }
        process = try ChildProcess(
            ["/bin/sh", "-c", Self.script, "sh"] + words,
            environment: inherited.merging(environment) { $1 }
        )
        Thread.detachNewThread { [self] in read() }
        try awaitText("guard: ", within: .seconds(30))
        let line = text.split(separator: "\n").first { $0.hasPrefix("guard: ") } ?? ""
        let pid = pid_t(line.dropFirst("guard: ".count)) ?? 0
        state.withLock { $0.pid = pid }
    }

    /// Everything that it said, errors included.
    var text: String { state.withLock { $0.text } }

    /// The exit status once it has ended; 128 and the signal for one that was killed.
    var status: Int32? { state.withLock { $0.status } }

    /// Ends it at once, in the middle of whatever it does.
    func kill() { signal(SIGKILL) }

    /// Asks it to end in good order.
    func terminate() { signal(SIGTERM) }

    /// Stops it in its tracks.
    func freeze() { signal(SIGSTOP) }

    /// Lets it go on.
    func thaw() { signal(SIGCONT) }

    /// Waits until it has said something; fails when it ends before, or does not in time.
    func awaitText(_ fragment: String, within patience: Duration = .seconds(60)) throws {
        let isSaid = wait(patience) { $0.text.contains(fragment) || $0.status != nil }
        guard isSaid, text.contains(fragment) else {
            throw ProgramFailure("it did not say \"\(fragment)\" but:\n\(text)")
        }
    }

    /// Waits for its end and returns its status; nil when it still runs after that time.
    func awaitEnd(within patience: Duration) -> Int32? {
        _ = wait(patience) { $0.status != nil }
        return status
    }

    private func signal(_ number: Int32) {
        let pid = state.withLock { $0.status == nil ? $0.pid : 0 }
        if pid > 0 { _ = Glibc.kill(pid, number) }
    }

    private func wait(_ patience: Duration, until isDone: (State) -> Bool) -> Bool {
        let deadline = Date(timeIntervalSinceNow: patience / .seconds(1))
        changed.lock()
        defer { changed.unlock() }
        while !state.withLock({ isDone($0) }) {
            guard changed.wait(until: deadline) else { return state.withLock { isDone($0) } }
        }
        return true
    }

    private func read() {
        while let bytes = process.readSome() {
            change { $0.text += String(decoding: bytes, as: UTF8.self) }
        }
        let status = process.awaitEnd()
        change { $0.status = status }
    }

    private func change(_ body: (inout State) -> Void) {
        state.withLock { body(&$0) }
        changed.lock()
        changed.broadcast()
        changed.unlock()
    }
}
