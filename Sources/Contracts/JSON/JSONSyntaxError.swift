/// Why bytes are no JSON that Headroom takes.
package struct JSONSyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, for a person.
    package let reason: String
    /// The offset of the byte at which it was noticed.
    package let offset: Int

    /// The reason and the place on one line.
    package var description: String { "\(reason) at byte \(offset)" }

    init(_ reason: String, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }
}
