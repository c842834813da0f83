import Contracts
import Domain
import Storage

/// Inputs that wait for another one. Source: domain §1.6, §1.3 step 6.
extension RecordFold {
    /// How long an input waits.
    static let parkingHours: Int64 = 168
    /// How many parked inputs one record resolves; the rest become due items.
    static let resolvedPerRecord: Int64 = 1000

    /// Lets an input wait for a key.
    mutating func park(_ record: Record, _ key: String) throws {
        guard let company = record.event?.partitionkey else { return }
        try count(.parked)
        let row = ParkedRow(
            id: context.id("prk", company: company),
            company: company,
            awaitedKey: key,
            position: record.position,
            deadline: context.clock.adding(hours: Self.parkingHours),
            message: record.message
        )
        try context.tables.parked.insert(row)
        try context.tables.due.schedule(
            DueRow(entity: row.id, kind: .parkedExpire, dueAt: row.deadline, company: company)
        )
        try tellParked(row, record)
    }

    private func tellParked(_ row: ParkedRow, _ record: Record) throws {
        try context.emit(
            Output(
                partition: row.company,
                subject: "company/\(row.company)",
                body: IngestMessageParked(
                    parkedId: row.id,
                    source: record.event?.source ?? "",
                    inputId: record.event?.id ?? "",
                    inputType: record.event?.type ?? "",
                    code: "parked",
                    awaitedKey: row.awaitedKey,
                    deadline: row.deadline,
                    inputPosition: row.position
                )
            ),
            newsOf: campaign(namedBy: record, row.company)
        )
    }

    /// Step 6: folds what waited for keys that exist since this record, in log order.
    mutating func resolveParked() throws {
        var resolved: Int64 = 0
        var index = 0
        // Resolving may make further keys appear, so the list grows while it is walked.
        while index < context.freshKeys.count {
            let (company, key) = context.freshKeys[index]
            index += 1
            try resolve(company: company, key: key, &resolved)
        }
        context.freshKeys.removeAll(keepingCapacity: true)
    }

    private mutating func resolve(
        company: String,
        key: String,
        _ resolved: inout Int64
    ) throws {
        let left = Self.resolvedPerRecord - resolved
        let rows = try context.tables.parked.waiting(
            company: company,
            key: key,
            limit: max(0, left) + 1
        )
        for row in rows {
            guard resolved < Self.resolvedPerRecord else {
                try context.tables.due.schedule(
                    DueRow(
                        entity: "\(company)/\(key)",
                        kind: .parkedResolve,
                        dueAt: context.clock,
                        company: company
                    )
                )
                return
            }
            resolved += 1
            try retry(row)
        }
    }

    /// A due item: goes on with what one record could not resolve.
    mutating func resolveRest(entity: String, company: String) throws {
        let key = String(entity.dropFirst(company.utf8.count + 1))
        context.freshKeys.append((company, key))
    }

    /// Folds a parked input as itself: with its own id, its own time and its own cause.
    mutating func retry(_ row: ParkedRow) throws {
        let record = RecordDecoder.decode(position: row.position, message: row.message)
        let outer = context.cause
        context.cause = Cause(parked: record, clock: context.clock)
        defer { context.cause = outer }
        let result = try apply(record)
        switch result {
        case .parked(let key):
            guard key != row.awaitedKey else { return }
            try context.tables.parked.move(id: row.id, to: key)
            var moved = row
            moved.awaitedKey = key
            try tellParked(moved, record)
        case .rejected(let defect):
            try close(row, record, as: .rejected)
            try putOnDesk(record, defect, position: row.position, parked: row)
        case .duplicate:
            try close(row, record, as: .duplicateBusiness)
            try tellResolved(row, record, code: Disposition.duplicateBusiness.rawValue)
        case .applied, .refused:
            try close(row, record, as: .applied)
            try tellResolved(row, record, code: Disposition.applied.rawValue)
        }
    }

    private func tellResolved(_ row: ParkedRow, _ record: Record, code: String) throws {
        try context.emit(
            Output(
                partition: row.company,
                subject: "company/\(row.company)",
                body: IngestMessageResolved(
                    parkedId: row.id,
                    source: record.event?.source ?? "",
                    inputId: record.event?.id ?? "",
                    inputType: record.event?.type ?? "",
                    code: code,
                    awaitedKey: row.awaitedKey,
                    inputPosition: row.position
                )
            )
        )
    }

    private func close(_ row: ParkedRow, _ record: Record, as disposition: Disposition) throws {
        let isRejected = disposition == .rejected
        try context.tables.parked.close(
            id: row.id,
            status: isRejected ? "rejected" : "resolved",
            at: context.clock
        )
        try context.tables.due.cancel(entity: row.id, kind: .parkedExpire)
        try count(.parked, by: -1)
        try count(disposition)
        guard let identity = record.identity else { return }
        try context.tables.inputs.finish(
            identity.key,
            disposition: disposition.rawValue,
            result: []
        )
    }

    /// The wait is over without a resolution: the input goes to the desk.
    mutating func giveUp(_ id: String, _ code: Defect.Code) throws -> Bool {
        guard let row = try context.tables.parked.find(id: id), row.status == "parked" else {
            return false
        }
        let record = RecordDecoder.decode(position: row.position, message: row.message)
        try close(row, record, as: .rejected)
        let message =
            code == .discarded
            ? "an operator discarded it while it waited for \(row.awaitedKey)"
            : "\(row.awaitedKey) did not come within \(Self.parkingHours) hours"
        try putOnDesk(record, Defect(code, message), position: row.position, parked: row)
        return true
    }
}
