import Foundation

/// A folder for one test.
struct TemporaryFolder: Sendable {
    /// Where it is.
    let path: String

    init() throws {
        var template = Array("\(NSTemporaryDirectory())/command-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw POSIXError(.EACCES) }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// A file in it.
    func file(_ name: String) -> String { path + "/" + name }

    /// Writes a file and returns its path.
    func write(_ text: String, to name: String) throws -> String {
        try text.write(toFile: file(name), atomically: true, encoding: .utf8)
        return file(name)
    }

    /// Deletes it with all it holds.
    func remove() {
        try? FileManager.default.removeItem(atPath: path)
    }
}
