import Glibc
import Synchronization

/// A program started by the tests, spoken to through its input and its output.
///
/// It inherits no descriptor but its three, so that no child keeps another's pipe open.
package final class ChildProcess: Sendable {
    private let pid: pid_t
    private let input: Mutex<Int32>
    private let output: Int32

    /// Starts a program of the PATH in a process group of its own.
    ///
    /// It gets these variables and no other, but for the PATH; its errors go to its output.
    package init(
        _ arguments: [String],
        environment: [String: String] = [:]
    ) throws(BrokerFailure) {
        var pid = pid_t()
        var input: [Int32] = [-1, -1]
        var output: [Int32] = [-1, -1]
        guard pipe(&input) == 0, pipe(&output) == 0 else {
            for end in input + output where end >= 0 { close(end) }
            throw BrokerFailure("no pipe for \(arguments[0]): error \(errno)")
        }
        for end in input + output { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let status = Self.spawn(arguments, environment, input[0], output[1], &pid)
        close(input[0])
        close(output[1])
        self.pid = pid
        self.input = Mutex(input[1])
        self.output = output[0]
        guard status == 0 else {
            throw BrokerFailure("cannot start \(arguments[0]): error \(status)")
        }
    }

    deinit {
        closeInput()
        close(output)
    }

    /// Sends a line and waits for the line that answers it.
    package func ask(_ line: String) throws(BrokerFailure) -> String {
        try write(Array((line + "\n").utf8))
        var answer: [UInt8] = []
        while let byte = readSome(upTo: 1)?.first {
            if byte == UInt8(ascii: "\n") { return String(decoding: answer, as: UTF8.self) }
            answer.append(byte)
        }
        throw BrokerFailure("the broker's guard is gone")
    }

    /// Waits for output and returns what is there; nil when there will be no more.
    package func readSome(upTo most: Int = 65_536) -> [UInt8]? {
        let bytes = [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
            var status = read(output, buffer.baseAddress, most)
            while status < 0, errno == EINTR { status = read(output, buffer.baseAddress, most) }
            count = max(0, status)
        }
        return bytes.isEmpty ? nil : bytes
    }

    /// Waits for the end: the exit status, or 128 and the signal that killed it.
    package func awaitEnd() -> Int32 {
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        return Self.code(of: status)
    }

    /// Ends it and all that it started, at once.
    package func kill() {
        _ = Glibc.kill(-pid, SIGKILL)
    }

    /// Tells it that there is no more input; a second time does nothing.
    package func closeInput() {
        input.withLock { input in
            if input >= 0 { close(input) }
            input = -1
        }
    }

    /// Whether output is there, or its end, within a time.
    func hasOutput(within milliseconds: Int32) -> Bool {
        var entry = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
        return poll(&entry, 1, milliseconds) > 0
    }

    /// The status if it has ended; ask no more after that.
    func endIfAny() -> Int32? {
        var status: Int32 = 0
        return waitpid(pid, &status, WNOHANG) == pid ? Self.code(of: status) : nil
    }

    /// Writes all bytes to its input.
    func write(_ bytes: [UInt8]) throws(BrokerFailure) {
        guard input.withLock({ Glibc.write($0, bytes, bytes.count) }) == bytes.count else {
            throw BrokerFailure("the program does not read its input: error \(errno)")
        }
    }

    /// The first descriptor that cannot be open, as far as a program with few of them goes.
    private static func descriptors() -> Int32 {
        var limit = rlimit()
        let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        guard getrlimit(files, &limit) == 0 else { return 256 }
        return Int32(min(limit.rlim_cur, 4096))
    }

    private static func code(of status: Int32) -> Int32 {
        let signal = status & 0x7f
        return signal == 0 ? (status >> 8) & 0xff : 128 + signal
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
        // Whatever is open by now in some other thread; closing what is not open is no error.
        for descriptor in 3..<descriptors() {
            posix_spawn_file_actions_addclose(&actions, descriptor)
        }
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
        let path = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]
        let variables = environment.merging(path) { given, _ in given }
        let words = arguments.map { strdup($0) } + [nil]
        let settings = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + settings { free(text) } }
        return posix_spawnp(&pid, arguments[0], &actions, &attributes, words, settings)
    }
}
