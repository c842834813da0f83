package import Domain

/// The attributes and the data of an input, whichever content mode it came in.
package struct CloudEvent: Sendable, Hashable {
    /// The producer's own name, part of the deduplication key.
    package let source: String
    /// The producer's id of this event, unique within `source`.
    package let id: String
    /// The versioned type, such as `enrollment.created.v1`.
    package let type: String
    /// When it happened, by the producer's clock.
    package let time: Instant?
    /// What it is about.
    package let subject: String?
    /// The company it belongs to, or `platform`.
    package let partitionkey: String?
    /// The id that ties a chain of messages together.
    package let correlationid: String?
    /// Who issued it; commands only.
    package let principal: Principal?
    /// The payload; an object for every type that Headroom takes.
    package let data: JSON

    /// Makes an event from its parts; nothing is checked here.
    package init(
        source: String,
        id: String,
        type: String,
        time: Instant? = nil,
        subject: String? = nil,
        partitionkey: String? = nil,
        correlationid: String? = nil,
        principal: Principal? = nil,
        data: JSON
    ) {
        self.source = source
        self.id = id
        self.type = type
        self.time = time
        self.subject = subject
        self.partitionkey = partitionkey
        self.correlationid = correlationid
        self.principal = principal
        self.data = data
    }
}
