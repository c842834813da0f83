/// Something of a plan that a broker does not have as it should.
package struct TopologyFinding: Sendable, Hashable, CustomStringConvertible {
    /// What is looked for, for instance `queue billing.usage`.
    package let subject: String
    /// The broker's words.
    package let message: String

    /// The subject and the broker's words on one line.
    package var description: String { "\(subject): \(message)" }
}
