/// Why a broker's address was not understood; it never repeats the password.
package struct InvalidAMQPURL: Error, Sendable, Hashable, CustomStringConvertible {
    /// The part of the address at fault, for instance `port` or `heartbeat`.
    package let field: String
    /// What is wrong with it and what is expected, one sentence.
    package let message: String

    /// The field and the sentence on one line.
    package var description: String { "the broker's address: \(field): \(message)" }
}
