import Foundation

/// The database that the whole demo data comes to, kept for the tests that look at it.
actor FoldedDemo {
    /// What the tests of one run share.
    static let shared = FoldedDemo()

    private var folder: TemporaryFolder?

    private static let parts = ["", "-wal"]

    /// Keeps a copy of a database that nobody writes to.
    func keep(_ path: String) throws {
        guard folder == nil else { return }
        let kept = try TemporaryFolder()
        try Self.copy(path, to: kept.file("node.sqlite"))
        folder = kept
    }

    /// Puts the copy at a path; false when nothing was kept yet.
    func copy(to path: String) throws -> Bool {
        guard let folder else { return false }
        try Self.copy(folder.file("node.sqlite"), to: path)
        return true
    }

    private static func copy(_ source: String, to target: String) throws {
        for part in parts where FileManager.default.fileExists(atPath: source + part) {
            try FileManager.default.copyItem(atPath: source + part, toPath: target + part)
        }
    }
}
