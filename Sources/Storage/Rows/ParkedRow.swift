package import Contracts
package import Domain

/// An input that waits for another one.
///
/// Source: domain §1.6.
package struct ParkedRow: Sendable, Hashable {
    /// The core-made id.
    package var id: String
    /// The company.
    package var company: String
    /// What it waits for, such as `enrollment:e-1`.
    package var awaitedKey: String
    /// The position of the input.
    package var position: Int64
    /// When the wait ends.
    package var deadline: Instant
    /// `parked`, `resolved`, `rejected`.
    package var status: String
    /// The input.
    package var message: LogMessage

    /// Makes a row that waits.
    package init(
        id: String,
        company: String,
        awaitedKey: String,
        position: Int64,
        deadline: Instant,
        message: LogMessage
    ) {
        self.id = id
        self.company = company
        self.awaitedKey = awaitedKey
        self.position = position
        self.deadline = deadline
        status = "parked"
        self.message = message
    }
}
