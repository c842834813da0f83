package import Contracts

/// A message together with its place in the total order.
package struct LogEntry: Sendable, Hashable {
    /// The record's position, 1 or greater, ascending; a stream's offset + 1.
    ///
    /// A stream keeps some offsets for itself, so positions may have gaps in which nothing is.
    package let position: Int64
    /// The message that was appended.
    package let message: LogMessage

    /// Pairs a message with its position.
    package init(position: Int64, message: LogMessage) {
        self.position = position
        self.message = message
    }
}
