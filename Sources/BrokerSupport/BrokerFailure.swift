/// Why the private broker could not be started or asked.
package struct BrokerFailure: Error, CustomStringConvertible {
    /// One sentence, with the broker's own words where there are any.
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}
