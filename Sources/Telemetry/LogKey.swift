package import Logging

/// The keys of everything a log line says beside its sentence; no other keys are used.
///
/// One spelling for one thing, so that a search over the lines of all nodes finds it.
package enum LogKey: String, CaseIterable, Sendable {
    /// The actor at work, such as `capacity/c-1`.
    case actor
    /// The number of the attempt, from 1.
    case attempt
    /// A campaign's id.
    case campaign
    /// The stable code of a defect, fault or refusal.
    case code
    /// A company's id.
    case company
    /// How many of what the sentence speaks of.
    case count
    /// What a fault was caused by, in its own words.
    case cause
    /// How long it took, in milliseconds.
    case durationMs = "duration.ms"
    /// The exchange of a broker.
    case exchange
    /// A place in the outbox, from 1.
    case feed
    /// What to quote when asking about one failure.
    case incident
    /// How many records the node is behind its log.
    case lagRecords = "lag.records"
    /// The id of a message.
    case messageId = "message.id"
    /// The type of a message, with its version.
    case messageType = "message.type"
    /// The node's name.
    case node
    /// A file or directory.
    case path
    /// A TCP port.
    case port
    /// A position in the log, from 1.
    case position
    /// A queue or stream of a broker.
    case queue
    /// Why, as a sentence for a person.
    case reason
    /// How long until the next attempt, in milliseconds.
    case retryMs = "retry.ms"
    /// The routing key of a message.
    case routingKey = "routing.key"
    /// The signal that the process received.
    case signal
    /// A status code of HTTP.
    case status
    /// An address, never with its password; see `SafeURL`.
    case url
    /// A version of the program or of a file.
    case version

    /// Makes metadata from the fixed keys: `LogKey.metadata([.position: 7, .company: "x"])`.
    ///
    /// A key that comes twice keeps its last value.
    package static func metadata(
        _ pairs: KeyValuePairs<LogKey, any CustomStringConvertible & Sendable>
    ) -> Logger.Metadata {
        var metadata: Logger.Metadata = [:]
        for (key, value) in pairs { metadata[key.rawValue] = .stringConvertible(value) }
        return metadata
    }
}
