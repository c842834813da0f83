import Foundation

/// A folder of one test, gone when the test is over.
final class Folder: Sendable {
    let path: String

    init() throws {
        var template = Array("\(NSTemporaryDirectory())/headroom-e2e-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw POSIXError(.EACCES) }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}
