import AMQP
import Glibc

/// Runs the serial C reference on the same broker, as a process of its own.
struct PipelineReference {
    /// Where.
    let place: BenchPlace
    /// How many events it handles.
    let events: Int

    /// Messages handled a second: a record read and an output confirmed for every event.
    func run() async throws -> Double {
        guard place.hasBroker else {
            throw CommandFault(.usage, "--reference needs a broker")
        }
        let broker = try await place.prepareBroker()
        let folder = place.folder("reference")
        try folder.create()
        let program = Self.folderOfThisProgram() + "/headroom-reference"
        guard access(program, X_OK) == 0 else {
            throw CommandFault(
                .unavailable,
                "there is no \(program): build it with `swift build -c release`"
            )
        }
        let output = try read([
            program, broker.host, "\(broker.port)", broker.virtualHost, broker.user,
            broker.password, folder.path, "\(events)",
        ])
        guard let rate = Double(output.filter { $0.isNumber || $0 == "." }), rate > 0 else {
            throw CommandFault(.broken, "the reference gave no figure")
        }
        return rate * 2
    }

    private static func folderOfThisProgram() -> String {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        guard count > 0 else { return "." }
        let path = String(
            decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)),
            as: UTF8.self
        )
        return path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    }

    private func read(_ command: [String]) throws -> String {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw CommandFault(.broken, "no pipe") }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
        posix_spawn_file_actions_addclose(&actions, ends[0])
        defer { posix_spawn_file_actions_destroy(&actions) }
        var pointers = command.map { strdup($0) }
        pointers.append(nil)
        defer { for pointer in pointers { free(pointer) } }
        var pid = pid_t()
        let status = posix_spawn(&pid, command[0], &actions, nil, pointers, environ)
        close(ends[1])
        defer { close(ends[0]) }
        guard status == 0 else { throw CommandFault(.broken, "the reference cannot be started") }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 256)
        while case let count = Glibc.read(ends[0], &chunk, chunk.count), count > 0 {
            bytes += chunk.prefix(count)
        }
        var ending: Int32 = 0
        waitpid(pid, &ending, 0)
        guard ending == 0 else { throw CommandFault(.broken, "the reference failed") }
        return String(decoding: bytes, as: UTF8.self)
    }
}
