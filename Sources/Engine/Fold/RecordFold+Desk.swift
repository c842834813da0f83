import Contracts
import Domain
import Storage

/// The rejected desk: an entry is retried, as it was or repaired, or discarded. Source: §1.6.
extension RecordFold {
    /// Folds a rejected input again at this record, past the transport check.
    mutating func retryRejected(
        _ position: Int64,
        _ repaired: JSONObject?,
        _ principal: Principal,
        _ reason: String?,
        _ partition: String
    ) throws -> FoldResult {
        guard let entry = try context.tables.rejected.find(position: position),
            entry.company.map({ $0 == partition }) ?? principal.covers(Routes.platform)
        else { return .refused(.notFound) }
        guard entry.status == "open" else { return .refused(.notOpen) }
        try context.tables.rejected.close(
            position: position,
            status: "retried",
            at: context.clock,
            by: principal.id,
            reason: reason
        )
        let record = Self.again(entry.input, repaired, at: context.position, partition)
        let outer = context.cause
        context.cause = Cause(retried: record, clock: context.clock)
        defer { context.cause = outer }
        let result = try retried(record, partition)
        try count(.rejected, by: -1)
        switch result {
        case .rejected(let defect):
            try count(.rejected)
            try putOnDesk(record, defect, position: context.position)
            return .applied(["disposition": .string(Disposition.rejected.rawValue)])
        case .parked(let key):
            try park(record, key)
            return .applied(["disposition": .string(Disposition.parked.rawValue)])
        case .duplicate:
            try count(.duplicateBusiness)
            return .applied(["disposition": .string(Disposition.duplicateBusiness.rawValue)])
        case .applied, .refused:
            try count(.applied)
            return .applied(["disposition": .string(Disposition.applied.rawValue)])
        }
    }

    /// Folds under the partition of the retry; nobody repairs their way into another company.
    private mutating func retried(_ record: Record, _ partition: String) throws -> FoldResult {
        guard !record.isCommand else {
            return .rejected(Defect(.unknownType, "a command is sent again, not retried"))
        }
        if partition != Routes.platform, let event = record.event, event.partitionkey != partition {
            return .rejected(
                Defect(.tenantMismatch, "the partition key is not the one of the retry")
            )
        }
        return try apply(record)
    }

    /// The record that a desk entry becomes, with the repaired event in place of its body.
    private static func again(
        _ input: LogMessage,
        _ repaired: JSONObject?,
        at position: Int64,
        _ partition: String
    ) -> Record {
        guard var repaired else {
            return RecordDecoder.decode(position: position, message: input)
        }
        if partition != Routes.platform { repaired["partitionkey"] = .string(partition) }
        let type = repaired["type"]?.string ?? ""
        let message = LogMessage(
            routingKey: Routes.routingKey(
                ofInput: type,
                partition: repaired["partitionkey"]?.string
            ) ?? input.routingKey,
            contentType: CloudEventDecoder.structuredContentType,
            body: CanonicalJSON.bytes(of: .object(repaired))
        )
        return RecordDecoder.decode(position: position, message: message)
    }

    /// Closes a desk entry for good.
    mutating func discardRejected(
        _ position: Int64,
        _ principal: Principal,
        _ reason: String?,
        _ partition: String
    ) throws -> FoldResult {
        guard let reason else { return .refused(.reasonRequired) }
        guard let entry = try context.tables.rejected.find(position: position),
            (entry.company ?? Routes.platform) == partition
        else { return .refused(.notFound) }
        guard entry.status == "open" else { return .refused(.notOpen) }
        try context.tables.rejected.close(
            position: position,
            status: "discarded",
            at: context.clock,
            by: principal.id,
            reason: reason
        )
        return .applied(["position": .int(position)])
    }
}
