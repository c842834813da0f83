package import Contracts
package import Domain

/// A range of outputs that somebody wants again on a queue.
///
/// Source: "Billing's contract", re-sending.
package struct ResendRow: Sendable, Hashable {
    /// The row number, which orders the requests.
    package var seq: Int64
    /// The id, `rsd_<company>_<position>_<k>`.
    package var id: String
    /// The company whose outputs they are.
    package var company: String
    /// The consumer's reference; nil for a command.
    package var requestRef: String?
    /// The queue that they go to.
    package var queue: ConsumerQueue
    /// Only outputs of this type; nil for all that the queue takes.
    package var type: OutputType?
    /// The number of the first one: its sequence, or typesequence when there is a type.
    package var first: Int64
    /// The number of the last one; below the first when there is nothing to send.
    package var last: Int64
    /// The number of the last one that was written when it was asked for.
    package var written: Int64
    /// The id of the input that asked.
    package var causationid: String
    /// When it was asked for.
    package var at: Instant

    /// Makes a row from its parts.
    package init(
        seq: Int64,
        id: String,
        company: String,
        requestRef: String?,
        queue: ConsumerQueue,
        range: ResendRange,
        written: Int64,
        causationid: String,
        at: Instant
    ) {
        self.seq = seq
        self.id = id
        self.company = company
        self.requestRef = requestRef
        self.queue = queue
        type = range.type
        first = range.from
        last = range.end(written: written)
        self.written = written
        self.causationid = causationid
        self.at = at
    }

    /// The position of the record that asked.
    package var position: Int64 { RowNumber.position(ofRow: seq) }

    /// What is sent, to whom, as an answer says it.
    package var json: JSONObject {
        var object: JSONObject = ["resendId": .string(id), "queue": .string(queue.rawValue)]
        object["requestRef"] = requestRef.map { .string($0) }
        object["type"] = type.map { .string($0.rawValue) }
        object["fromSequence"] = .int(first)
        object["toSequence"] = .int(last)
        object["writtenSequence"] = .int(written)
        return object
    }

    static let columns =
        "seq, id, company, request_ref, queue, type, first, last, written, causation, at"

    init?(_ row: inout Columns) {
        seq = row.int()
        id = row.text()
        company = row.text()
        requestRef = row.optionalText()
        let queue = ConsumerQueue(rawValue: row.text())
        type = row.optionalText().flatMap(OutputType.init(rawValue:))
        first = row.int()
        last = row.int()
        written = row.int()
        causationid = row.text()
        at = Instant(ms: row.int())
        guard let queue else { return nil }
        self.queue = queue
    }
}
