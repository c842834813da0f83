import Foundation

/// A directory for one test.
struct TemporaryDirectory: Sendable {
    /// Where it is.
    let path: String

    init() throws {
        var template = Array("\(NSTemporaryDirectory())/event-log-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw POSIXError(.EACCES) }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The log's file in it.
    var logPath: String { path + "/log.sqlite" }

    /// Deletes it with all it holds.
    func remove() {
        try? FileManager.default.removeItem(atPath: path)
    }
}
