/// An output before it is numbered: what it says, to which partition, about what.
package struct Output: Sendable {
    /// The company it belongs to, or `platform`.
    package let partition: String
    /// The CloudEvents subject, such as `campaign/c-1`.
    package let subject: String
    /// The data.
    package let body: any OutputBody

    /// Makes an output from its parts.
    package init(partition: String, subject: String, body: any OutputBody) {
        self.partition = partition
        self.subject = subject
        self.body = body
    }
}
