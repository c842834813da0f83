/// A record of the log after decoding: understood, or known to be a defect.
///
/// Decoding is pure, so the same entry gives the same record on any thread of any node.
package struct Record: Sendable, Hashable {
    /// What decoding found.
    package enum Content: Sendable, Hashable {
        /// A well-formed input.
        case input(Input)
        /// Something that goes to the rejected desk.
        case defect(Defect)
    }

    /// What tells a repetition of an input from a conflict.
    ///
    /// Source: domain §1.5.
    package struct Identity: Sendable, Hashable {
        /// Digest of partition key, source and id.
        package let key: Digest
        /// Digest of type and data in canonical form.
        package let body: Digest

        /// Pairs the two digests.
        package init(key: Digest, body: Digest) {
            self.key = key
            self.body = body
        }

        /// The digest under which an input is remembered.
        ///
        /// Source: domain §1.5.
        package static func key(partition: String, source: String, id: String) -> Digest {
            var key = Array(partition.utf8)
            key.append(0)
            key.append(contentsOf: Array(source.utf8))
            key.append(0)
            key.append(contentsOf: Array(id.utf8))
            return Digest(CanonicalJSON.sha256(key))
        }
    }

    /// The record's position, 1 or greater.
    package let position: Int64
    /// The message as it came, kept for the rejected desk and for parking.
    package let message: LogMessage
    /// The envelope; nil when the message is malformed.
    package let event: CloudEvent?
    /// The digests; nil when the message is malformed or a tick.
    package let identity: Identity?
    /// The input or the defect.
    package let content: Content

    /// Makes a record from its parts.
    package init(
        position: Int64,
        message: LogMessage,
        event: CloudEvent?,
        identity: Identity?,
        content: Content
    ) {
        self.position = position
        self.message = message
        self.event = event
        self.identity = identity
        self.content = content
    }
}
