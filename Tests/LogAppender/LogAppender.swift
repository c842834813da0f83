import Contracts
import EventLog
import Glibc

/// Appends to an embedded log from a process of its own, so that a test can kill it.
///
/// Arguments: directory, name, records to append, records in one append, bytes in a body, limit of
/// a file's size in bytes or 0. It writes the number of each confirmed record on a line, or the
/// fault that ended it.
@main
struct LogAppender {
    static func main() async throws {
        let arguments = CommandLine.arguments
        let numbers = arguments.dropFirst(3).compactMap { Int($0) }
        guard arguments.count == 7, numbers.count == 4 else { exit(64) }
        let (total, batch, bytes, limit) = (numbers[0], numbers[1], numbers[2], numbers[3])
        do throws(LogFault) {
            let log = try await EmbeddedLog(directory: arguments[1], role: .client)
            if limit > 0 { limitFiles(to: limit) }
            for first in stride(from: 1, through: total, by: batch) {
                let last = min(first + batch - 1, total)
                try await log.append(
                    (first...last).map { message($0, of: arguments[2], bytes: bytes) }
                )
                say((first...last).map { "\($0)\n" }.joined())
            }
            await log.close()
        } catch {
            say("\(error)\n")
            exit(1)
        }
    }

    private static func message(_ number: Int, of name: String, bytes: Int) -> LogMessage {
        let text = Array("\(name)-\(number) ".utf8)
        let padding = [UInt8](repeating: 0x2E, count: max(0, bytes - text.count))
        return LogMessage(routingKey: name, contentType: "text/plain", body: text + padding)
    }

    /// Makes every write beyond `bytes` of a file fail, as a broken disk would.
    private static func limitFiles(to bytes: Int) {
        signal(SIGXFSZ, SIG_IGN)
        var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
        setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    }

    private static func say(_ text: String) {
        let bytes = Array(text.utf8)
        write(STDOUT_FILENO, bytes, bytes.count)
    }
}
