import Foundation

/// What whoever runs the tests should see, beside whether they passed.
enum Notice {
    /// Writes a line to standard error.
    static func say(_ text: String) {
        FileHandle.standardError.write(Data("[end to end] \(text)\n".utf8))
    }
}
