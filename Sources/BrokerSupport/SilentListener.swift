import Glibc

/// A port that takes connections and never says a word.
package final class SilentListener: Sendable {
    /// The port to connect to.
    package let port: Int
    private let descriptor: Int32

    /// Starts listening; the system completes connections that nobody ever accepts.
    package init() {
        descriptor = LocalSocket.listening()
        port = LocalSocket.port(of: descriptor)
    }

    deinit {
        close(descriptor)
    }
}
