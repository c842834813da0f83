import Foundation

/// The program under test, which is built beside the tests.
enum HeadroomBinary {
    /// Where it is; `HEADROOM_BINARY` names another one.
    static let path: String = {
        if let named = ProcessInfo.processInfo.environment["HEADROOM_BINARY"] { return named }
        let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let tests = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? own ?? ""
        return URL(filePath: tests).deletingLastPathComponent().appending(path: "headroom").path()
    }()

    /// The folder that holds `Package.swift`, whatever links led here.
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
