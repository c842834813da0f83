import Foundation

/// The files of the project, read once.
enum SourceTree {
    /// The folder that holds `Package.swift`, whatever links led here.
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Every folder of `Sources` and `Tests`, such as `Sources/Domain`.
    static let targets: [String] = ["Sources", "Tests"].flatMap { top in
        entries(of: top).map { "\(top)/\($0)" }
    }.filter { isFolder($0) }

    /// Every Swift file below `Sources` and `Tests`.
    static let swiftFiles: [SourceFile] = targets.flatMap { paths(below: $0) }
        .filter { $0.hasSuffix(".swift") }.compactMap(SourceFile.init(path:))

    /// Every file of text that the project consists of, by its path from the root.
    static let textPaths: [String] =
        ["Sources", "Tests", "topology", "scripts", ".ci"].flatMap { paths(below: $0) }
        + entries(of: "").filter { !isFolder($0) && !ignoredEntries.contains($0) }

    /// What is at the top beside the project's own entries: made by tools, and ignored by git.
    static let ignoredEntries: Set<String> = [
        ".git", ".build", ".data", ".swiftpm", "Package.resolved",
    ]

    /// The Swift files of one target.
    static func files(of target: String) -> [SourceFile] {
        swiftFiles.filter { $0.path.hasPrefix(target + "/") }
    }

    /// The names in a folder, in order; empty when there is no such folder.
    static func entries(of folder: String) -> [String] {
        let path = root.appending(path: folder).path()
        return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    }

    /// The text of a file; nil when it is none.
    static func text(_ path: String) -> String? {
        try? String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        let path = root.appending(path: path).path()
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            && isFolder.boolValue
    }

    private static func paths(below folder: String) -> [String] {
        entries(of: folder).flatMap { name in
            let path = "\(folder)/\(name)"
            return isFolder(path) ? paths(below: path) : [path]
        }
    }
}
