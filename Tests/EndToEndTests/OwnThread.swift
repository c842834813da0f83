import Foundation

/// Work that waits in earnest, on a thread that nobody else needs.
enum OwnThread {
    /// Runs a body to its end and returns what it returned.
    static func run<Result: Sendable>(
        _ body: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Swift.Result { try body() })
            }
        }
    }
}
