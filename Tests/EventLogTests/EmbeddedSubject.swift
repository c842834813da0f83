import EventLog
import EventLogConformance
import Foundation

/// An embedded log in a directory of its own.
struct EmbeddedSubject: LogSubject {
    /// The log's directory.
    let directory: TemporaryDirectory
    /// As whom it is opened.
    var role = EmbeddedLog.Role.node

    func open() async throws -> any EventLog {
        try await EmbeddedLog(directory: directory.path, role: role)
    }

    func cutHistory(_ log: any EventLog) async throws -> Int64 {
        let embedded = try await EmbeddedLog(directory: directory.path, role: .client)
        try await embedded.truncate(before: 40)
        await embedded.close()
        return 40
    }

    func dispose() async {
        directory.remove()
    }
}
