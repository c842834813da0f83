import Contracts
import Domain
import Storage

/// What an output is the consequence of: the input, its own time and who awaits a verdict.
struct Cause: Sendable {
    /// The type of the input, or `due.` and the kind of what became due.
    let kind: String
    /// The id of the input; of a due item what became due.
    let subject: String
    /// Copied from the input, or its id.
    let correlationid: String
    /// The id of the input.
    let causationid: String
    /// When it happened: the input's own time, at most 72 hours ahead of the clock; of a fact that
    /// a person confirmed later, its own.
    var effectiveAt: Instant
    /// Who did it: the principal of a command, the source of an event, `clock` for what was due.
    let actor: String
    /// The queue that awaits a verdict, if one does.
    let replyTo: String?
    /// The AMQP correlation id to give back with the verdict.
    let replyCorrelation: String?

    /// The cause that a record is.
    init(_ record: Record, clock: Instant) {
        let event = record.event
        let id = event?.id ?? "record-\(record.position)"
        kind = event?.type ?? "record"
        subject = id
        correlationid = event?.correlationid ?? id
        causationid = id
        let horizon = clock.adding(hours: 72)
        let isFact: Bool =
            switch record.content {
            case .input(.command), .input(.clockTicked), .defect: false
            case .input: true
            }
        effectiveAt = isFact ? min(event?.time ?? clock, horizon) : clock
        actor = Self.actor(record)
        replyTo = record.message.replyTo
        replyCorrelation = record.message.correlationId
    }

    /// The cause that a parked input is when it is resolved: its own ids and its own time.
    init(parked record: Record, clock: Instant) {
        let id = record.event?.id ?? "record-\(record.position)"
        kind = record.event?.type ?? "record"
        subject = id
        correlationid = record.event?.correlationid ?? id
        causationid = id
        effectiveAt = min(record.event?.time ?? clock, clock.adding(hours: 72))
        actor = Self.actor(record)
        replyTo = nil
        replyCorrelation = nil
    }

    /// The cause that a retried input is: its own ids and time, at the record of the retry.
    init(retried record: Record, clock: Instant) {
        let id = record.event?.id ?? "record-\(record.position)"
        kind = record.event?.type ?? "record"
        subject = id
        correlationid = record.event?.correlationid ?? id
        causationid = id
        effectiveAt = min(record.event?.time ?? clock, clock)
        actor = Self.actor(record)
        replyTo = nil
        replyCorrelation = nil
    }

    /// The cause that a due item of a tick is.
    init(tick: Cause, item: DueRow, clock: Instant) {
        kind = "due.\(item.kind.rawValue)"
        subject = item.entity
        correlationid = tick.correlationid
        causationid = tick.causationid
        effectiveAt = clock
        actor = Self.clock
        replyTo = nil
        replyCorrelation = nil
    }

    private static let clock = "clock"

    private static func actor(_ record: Record) -> String {
        switch record.content {
        case .input(.command(let command)) where command.principal != nil:
            command.principal?.id ?? ""
        case .input(.clockTicked): clock
        case .input, .defect: record.event?.source ?? ""
        }
    }
}
