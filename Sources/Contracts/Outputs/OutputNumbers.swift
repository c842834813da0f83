package import Domain

/// Everything about an output that its place in the fold decides.
///
/// Source: domain §1.4, §21.1.
package struct OutputNumbers: Sendable, Hashable {
    /// The position of the record that caused it.
    package let position: Int64
    /// 1, 2, 3… per record and partition.
    package let ordinal: Int64
    /// 1, 2, 3… per partition, gapless.
    package let sequence: Int64
    /// 1, 2, 3… per partition and type, gapless.
    package let typesequence: Int64
    /// The clock of the fold.
    package let time: Instant
    /// Copied from the input, or its id.
    package let correlationid: String
    /// The id of the input that caused it.
    package let causationid: String

    /// Makes the numbers of one output.
    package init(
        position: Int64,
        ordinal: Int64,
        sequence: Int64,
        typesequence: Int64,
        time: Instant,
        correlationid: String,
        causationid: String
    ) {
        self.position = position
        self.ordinal = ordinal
        self.sequence = sequence
        self.typesequence = typesequence
        self.time = time
        self.correlationid = correlationid
        self.causationid = causationid
    }

    /// The output's id: `h-<position>-<partition>-<ordinal>`.
    package func id(partition: String) -> String { "h-\(position)-\(partition)-\(ordinal)" }
}
