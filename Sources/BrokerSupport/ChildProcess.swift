import Glibc
import Synchronization

/// A program started by the tests, spoken to through its input and its output.
final class ChildProcess: Sendable {
    /// Pipes are made and handed over under one lock, so that no other child inherits an end and
    /// keeps it open.
    private static let spawning = Mutex(())

    private let pid: pid_t
    private let input: Int32
    private let output: Int32

    /// Starts a program in a process group of its own.
    init(_ arguments: [String], environment: [String: String]) throws(BrokerFailure) {
        var pid = pid_t()
        var input: [Int32] = [-1, -1]
        var output: [Int32] = [-1, -1]
        let status = Self.spawning.withLock { _ -> Int32 in
            pipe(&input)
            pipe(&output)
            for end in input + output { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            return Self.spawn(arguments, environment, input[0], output[1], &pid)
        }
        close(input[0])
        close(output[1])
        self.pid = pid
        self.input = input[1]
        self.output = output[0]
        guard status == 0 else {
            throw BrokerFailure("cannot start \(arguments[0]): error \(status)")
        }
    }

    deinit {
        close(input)
        close(output)
    }

    /// Runs a program to its end and returns what it wrote, errors included.
    static func run(
        _ arguments: [String],
        environment: [String: String] = [:]
    ) throws(BrokerFailure) -> String {
        let child = try ChildProcess(arguments, environment: environment)
        var text: [UInt8] = []
        while let byte = child.readByte() { text.append(byte) }
        var status: Int32 = 0
        waitpid(child.pid, &status, 0)
        let answer = String(decoding: text, as: UTF8.self)
        guard status == 0 else {
            throw BrokerFailure("\(arguments.joined(separator: " ")) failed: \(answer)")
        }
        return answer
    }

    /// Sends a line and waits for the line that answers it.
    func ask(_ line: String) throws(BrokerFailure) -> String {
        let bytes = Array((line + "\n").utf8)
        guard write(input, bytes, bytes.count) == bytes.count else {
            throw BrokerFailure("the broker's guard is gone")
        }
        var answer: [UInt8] = []
        while let byte = readByte() {
            if byte == UInt8(ascii: "\n") { return String(decoding: answer, as: UTF8.self) }
            answer.append(byte)
        }
        throw BrokerFailure("the broker's guard is gone")
    }

    private func readByte() -> UInt8? {
        var byte: UInt8 = 0
        while true {
            switch read(output, &byte, 1) {
            case 1: return byte
            case -1 where errno == EINTR: continue
            default: return nil
            }
        }
    }

    private static func spawn(
        _ arguments: [String],
        _ environment: [String: String],
        _ input: Int32,
        _ output: Int32,
        _ pid: inout pid_t
    ) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, output, 2)
        defer { posix_spawn_file_actions_destroy(&actions) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        // The threads of the pool block all signals, and a child would inherit that.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK
        posix_spawnattr_setflags(&attributes, Int16(flags))
        defer { posix_spawnattr_destroy(&attributes) }
        var variables = environment
        variables["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin"
        let words = arguments.map { strdup($0) } + [nil]
        let settings = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + settings { free(text) } }
        return posix_spawnp(&pid, arguments[0], &actions, &attributes, words, settings)
    }
}
