package import Contracts

/// A message that the broker handed out, with what is needed to acknowledge and to place it.
package struct Delivery: Sendable, Hashable {
    /// The number of the delivery on its channel, from 1.
    package let tag: UInt64
    /// The offset in the stream it comes from, 0 or greater; nil for other queues.
    package let offset: Int64?
    /// The message itself.
    package let message: LogMessage
}
