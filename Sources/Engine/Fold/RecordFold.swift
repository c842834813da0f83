import Contracts
import Domain
import Storage

/// Folds one record: the steps of domain §1.3, in their order.
///
/// It lives for a turn. `Turn` moves it from record to record.
struct RecordFold {
    /// What the steps share.
    let context: FoldContext
    /// The actors that are awake.
    var actors: ActorCache
    /// Positions that are passed over as quarantined.
    let quarantined: Set<Int64>

    /// Folds a record whose position is the next one.
    mutating func fold(_ record: Record) throws {
        let cause = Cause(record, clock: context.clock)
        context.begin(position: record.position, cause: cause)
        if quarantined.contains(record.position) {
            let defect = Defect(
                .quarantined,
                "the record crashed the engine twice and is passed over"
            )
            try reject(record, defect, isNoted: false)
            return
        }
        if let identity = record.identity,
            let known = try context.tables.inputs.note(
                identity,
                position: record.position,
                clock: context.clock
            )
        {
            try repeated(record, known, identity)
            return
        }
        if case .input(.clockTicked(let at)) = record.content {
            try tick(record, at, cause)
            return
        }
        try finish(record, try apply(record))
        try settle()
    }

    /// Steps 2 to 5: validation, tenant, and the actors.
    mutating func apply(_ record: Record) throws -> FoldResult {
        guard context.clock.ms > 0 else {
            return .rejected(Defect(.clockNotStarted, "no tick has been folded yet"))
        }
        switch record.content {
        case .defect(let defect): return .rejected(defect)
        case .input(.command(let command)): return try apply(command, record)
        case .input(let input):
            guard let partition = record.event?.partitionkey,
                let company = try company(partition)
            else {
                return .rejected(
                    Defect(.companyUnknown, "the partition key names no registered company")
                )
            }
            return try apply(input, company, record)
        }
    }

    /// The company with an id.
    func company(_ id: String) throws -> CompanyRow? {
        let tables = context.tables
        return try actors.catalog.assumeIsolated { try $0.company(id, tables) }
    }

    /// Step 1, for an input whose key is known: a repetition, or another body under its key.
    private mutating func repeated(
        _ record: Record,
        _ known: InputTable.Known,
        _ identity: Record.Identity
    ) throws {
        guard known.body == identity.body else {
            try reject(
                record,
                Defect(
                    .idReuse,
                    "source and id were used at position \(known.position) with another body"
                ),
                isNoted: false
            )
            return
        }
        try count(.duplicateMessage)
        if let stored = try? JSONParser.parse(known.result), let verdict = Verdict(json: stored) {
            try context.reply(verdict)
        } else {
            try context.reply(
                Verdict(
                    position: known.position,
                    disposition: known.disposition,
                    codes: [],
                    result: [:]
                )
            )
        }
    }

    /// The bookkeeping of a result: counts, stored results, desk and verdict.
    mutating func finish(_ record: Record, _ result: FoldResult) throws {
        switch result {
        case .applied(let object):
            try count(.applied)
            try close(record, .applied, codes: [], object, isStored: record.isCommand)
        case .refused(let codes, let object):
            try count(.refused)
            try close(
                record,
                .refused,
                codes: codes.map(\.rawValue),
                object,
                isStored: true
            )
        case .duplicate:
            try count(.duplicateBusiness)
            try close(record, .duplicateBusiness, codes: [], [:], isStored: false)
        case .parked(let key):
            try park(record, key)
            try close(
                record,
                .parked,
                codes: [],
                ["awaitedKey": .string(key)],
                isStored: false
            )
        case .rejected(let defect):
            try reject(record, defect)
        }
    }

    private func close(
        _ record: Record,
        _ disposition: Disposition,
        codes: [String],
        _ object: JSONObject,
        isStored: Bool
    ) throws {
        guard isStored || disposition != .applied || context.cause.replyTo != nil else { return }
        let verdict = Verdict(
            position: record.position,
            disposition: disposition.rawValue,
            codes: codes,
            result: object
        )
        if let identity = record.identity, isStored || disposition != .applied {
            try context.tables.inputs.finish(
                identity.key,
                disposition: disposition.rawValue,
                result: CanonicalJSON.bytes(of: verdict.json)
            )
        }
        try context.reply(verdict)
    }

    /// Counts what became of an input.
    func count(_ disposition: Disposition, by amount: Int64 = 1) throws {
        context.figures.note(disposition, by: amount)
    }

    /// Puts an input on the rejected desk.
    ///
    /// `isNoted` is false when its key is not its own: another input stands under it, or none.
    mutating func reject(_ record: Record, _ defect: Defect, isNoted: Bool = true) throws {
        try count(.rejected)
        try putOnDesk(record, defect, position: record.position)
        let verdict = Verdict(
            position: record.position,
            disposition: Disposition.rejected.rawValue,
            codes: [defect.code.rawValue],
            result: ["errors": .array(defect.errors.map { .string($0.description) })]
        )
        if isNoted, let identity = record.identity {
            try context.tables.inputs.finish(
                identity.key,
                disposition: verdict.disposition,
                result: CanonicalJSON.bytes(of: verdict.json)
            )
        }
        try context.reply(verdict)
    }

    /// Writes the desk entry and says so.
    func putOnDesk(
        _ record: Record,
        _ defect: Defect,
        position: Int64,
        parked: ParkedRow? = nil
    ) throws {
        let known = try record.event?.partitionkey.flatMap { try company($0)?.id }
        try context.tables.rejected.insert(
            RejectedRow(
                position: position,
                company: known,
                defect: defect,
                event: record.event,
                at: context.clock,
                input: record.message
            )
        )
        let partition = known ?? Routes.platform
        try context.emit(
            Output(
                partition: partition,
                subject: "company/\(partition)",
                body: IngestMessageRejected(
                    parkedId: parked?.id,
                    source: record.event?.source ?? "",
                    inputId: record.event?.id ?? "",
                    inputType: record.event?.type ?? "",
                    code: defect.code.rawValue,
                    awaitedKey: parked?.awaitedKey,
                    inputPosition: position
                )
            ),
            newsOf: campaign(namedBy: record, known)
        )
    }

    /// The campaign that an input names, if it is one of its company.
    func campaign(namedBy record: Record, _ company: String?) throws -> String? {
        guard case .input(let input) = record.content, let id = input.campaignId, let company,
            try context.tables.campaigns.company(of: id) == company
        else { return nil }
        return id
    }
}

extension Record {
    /// Whether it is a command, whose result is stored.
    var isCommand: Bool {
        if case .input(.command) = content { true } else { false }
    }
}
