import Glibc

/// Writes for people: results on standard output, everything else on standard error.
enum Screen {
    /// Writes text on standard output, whole; a reader that went away is no reason to fail.
    static func write(_ text: String) { put(text, on: STDOUT_FILENO) }

    /// Writes bytes on standard output as they are.
    static func write(bytes: [UInt8]) {
        bytes.withUnsafeBytes { put($0, on: STDOUT_FILENO) }
    }

    /// Writes text on standard error.
    static func note(_ text: String) { put(text, on: STDERR_FILENO) }

    /// Clears the terminal and writes lines from its top.
    static func redraw(_ lines: [String]) {
        write("\u{1B}[H\u{1B}[2J" + lines.joined(separator: "\n") + "\n")
    }

    private static func put(_ text: String, on descriptor: Int32) {
        var text = text
        text.withUTF8 { put(UnsafeRawBufferPointer($0), on: descriptor) }
    }

    private static func put(_ bytes: UnsafeRawBufferPointer, on descriptor: Int32) {
        var rest = bytes
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
        }
    }
}
