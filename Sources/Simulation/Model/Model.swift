package import Contracts
package import Domain

/// A plain fold of the records, written from the specification and as simply as possible.
///
/// It shares nothing with the engine but the decoding of messages, the arithmetic of dates and the
/// schemas of configurations: it has no tables, no transactions and no counters, and counts
/// everything anew each time it is asked. What is due it looks for anew each time, too. It knows the
/// five pricing models, what a month of each costs, quotas, holds and offers; upsell is left out.
package final class Model {
    /// What an effect is the consequence of.
    struct Cause {
        var id: String
        var effectiveAt: Instant
    }

    /// What is remembered of an input for 400 days.
    struct Key {
        let body: Digest
        let at: Instant
        let position: Int64
        var disposition: String
        var codes: [String]?
    }

    /// An end that came before its enrollment.
    struct PendingEnd {
        let status: String
        let reason: String
        let effectiveAt: Instant
    }

    /// The clock.
    package internal(set) var clock = Instant(ms: 0)
    /// The last folded position.
    package internal(set) var position: Int64 = 0
    /// The outputs, upsell and metrics apart.
    package internal(set) var outputs: [Expected] = []
    /// Disposition and codes for those who asked, by position.
    package internal(set) var verdicts: [Int64: (disposition: String, codes: [String])] = [:]
    /// How often commands came to what: their name and `applied`, or a code of their refusal.
    package internal(set) var dispositions: [String: Int] = [:]
    /// The counts of dispositions.
    package internal(set) var tallies: [String: Int64] = [:]

    var companies: [String: ModelCompany] = [:]
    /// The versions of every family, the oldest first.
    var families: [String: [ModelVersion]] = [:]
    var familyKeys: Set<String> = []
    var versions: [String: ModelVersion] = [:]
    var groups: [String: ModelGroup] = [:]
    var priceBooks: [(currency: String, from: CivilDate)] = []
    var blackouts: [String: ModelBlackout] = [:]
    var orders: [String: ModelOrder] = [:]
    var migrations: [String: ModelMigration] = [:]
    var history: [ModelMove] = []
    var campaigns: [String: ModelCampaign] = [:]
    var requests: [String: ModelRequest] = [:]
    var enrollments: [String: ModelEnrollment] = [:]
    var byRef: [String: ModelEnrollment] = [:]
    var entries: [String: ModelEntry] = [:]
    var holds: [String: ModelHold] = [:]
    var holdsByRef: [String: ModelHold] = [:]
    var pendingEnds: [String: [String: PendingEnd]] = [:]
    var parked: [ModelParked] = []
    var desk: [Int64: ModelDesk] = [:]
    var keys: [Digest: Key] = [:]
    var usage: [ModelUsage] = []
    var facts: [String: ModelFact] = [:]
    var subscriptions: [String: ModelSubscription] = [:]
    let loans = ModelLoans()
    /// What was billed, by campaign and month.
    var statements: [ModelStatement] = []
    var invoices: [ModelInvoice] = []
    var quotas: [String: ModelQuota] = [:]
    var alerts: [ModelAlert] = []

    /// The order that is being carried out.
    var carriedOut: ModelOrder?
    /// The instant of the tick that is folded; nil between ticks.
    var tickedAt: Instant?
    // What one record or due item did.
    var cause = Cause(id: "", effectiveAt: Instant(ms: 0))
    var counters: [String: Int64] = [:]
    var fresh: [(company: String, key: String)] = []
    var before: [String: ModelCampaign.Numbers] = [:]
    var refused: Set<String> = []
    var flagged: Set<String> = []
    var limitChanged: Set<String> = []
    var order = 0
    /// Whether every waiting list is walked after every record, not only where something changed.
    let walksEverything: Bool

    /// Makes a model of an empty log.
    package init(walksEverything: Bool = true) { self.walksEverything = walksEverything }

    /// Folds the record at the next position.
    package func fold(_ record: Record, isQuarantined: Bool = false) {
        position = record.position
        counters = [:]
        begin(cause(of: record, horizon: clock.adding(hours: 72)))
        if isQuarantined { return put(record, "quarantined", asks: record) }
        if let identity = record.identity {
            let expired = Instant(ms: clock.ms - 400 * Instant.millisecondsPerDay)
            if let known = keys[identity.key], known.at > expired {
                return repeated(record, known, identity)
            }
            keys[identity.key] = Key(
                body: identity.body,
                at: clock,
                position: position,
                disposition: "applied"
            )
        }
        if case .input(.clockTicked(let at)) = record.content { return tick(to: at, record) }
        finish(record, apply(record))
        settle()
    }

    func begin(_ cause: Cause) {
        self.cause = cause
        fresh = []
        before = [:]
        refused = []
        flagged = []
        limitChanged = []
    }

    func cause(of record: Record, horizon: Instant) -> Cause {
        let isFact: Bool =
            switch record.content {
            case .defect, .input(.command), .input(.clockTicked): false
            default: true
            }
        let time = isFact ? record.event?.time ?? clock : clock
        return Cause(
            id: record.event?.id ?? "record-\(record.position)",
            effectiveAt: min(time, horizon)
        )
    }

    private func repeated(_ record: Record, _ known: Key, _ identity: Record.Identity) {
        guard known.body == identity.body else { return put(record, "id_reuse", asks: record) }
        count("duplicate_message")
        answer(record, known.disposition, known.codes ?? [])
    }

    func apply(_ record: Record) -> ModelResult {
        guard clock.ms > 0 else { return .rejected("clock_not_started") }
        switch record.content {
        case .defect(let defect): return .rejected(defect.code.rawValue)
        case .input(.command(let command)): return apply(command, record)
        case .input(let input):
            guard let company = record.event?.partitionkey.flatMap({ companies[$0] }) else {
                return .rejected("company_unknown")
            }
            return apply(input, company)
        }
    }

    private func finish(_ record: Record, _ result: ModelResult) {
        if case .rejected(let code) = result {
            put(record, code, asks: record)
            note(record, "rejected", [code])
            return
        }
        count(result.disposition)
        var codes: [String] = []
        if case .refused(let found) = result { codes = found }
        if case .parked(let key) = result { park(record, key) }
        note(record, result.disposition, codes)
        if case .input(.command(let command)) = record.content {
            for code in codes.isEmpty ? [result.disposition] : codes {
                dispositions["\(command.name.rawValue) \(code)", default: 0] += 1
            }
        }
        answer(record, result.disposition, codes)
    }

    /// Remembers under its key what became of an input.
    func note(_ record: Record, _ disposition: String, _ codes: [String]) {
        guard let identity = record.identity else { return }
        keys[identity.key]?.disposition = disposition
        keys[identity.key]?.codes = codes
    }

    private func answer(_ record: Record, _ disposition: String, _ codes: [String]) {
        guard record.message.replyTo != nil, verdicts[record.position] == nil else { return }
        verdicts[record.position] = (disposition, codes)
    }

    /// Puts an input on the desk.
    private func put(_ record: Record, _ code: String, asks: Record) {
        count("rejected")
        toDesk(record, code, at: record.position)
        answer(asks, "rejected", [code])
    }

    func toDesk(_ record: Record, _ code: String, at position: Int64, _ parked: ModelParked? = nil)
    {
        let company = record.event?.partitionkey.flatMap { companies[$0] }
        desk[position] = ModelDesk(company: company?.id, code: code, message: record.message)
        say(
            company?.id ?? "platform",
            "ingest.message_rejected",
            [
                "code": .string(code), "inputPosition": .int(position),
                "id": .string(record.event?.id ?? ""),
                "awaitedKey": parked.map { .string($0.key) } ?? .null,
            ]
        )
    }

    func count(_ disposition: String, by amount: Int64 = 1) {
        tallies[disposition, default: 0] += amount
    }

    func say(_ partition: String, _ name: String, _ fields: JSONObject) {
        outputs.append(
            Expected(position: position, partition: partition, name: name, fields: fields)
        )
    }

    func say(_ campaign: ModelCampaign, _ name: String, _ fields: JSONObject) {
        var fields = fields
        fields["campaignId"] = .string(campaign.id)
        say(campaign.company, name, fields)
    }

    /// The next id of a kind.
    func make(_ prefix: String, _ company: String) -> String {
        let stem = "\(prefix)_\(company)_\(position)_"
        counters[stem, default: 0] += 1
        return stem + String(counters[stem, default: 0])
    }

    /// Notes how a campaign stood before the record changed it.
    func touch(_ campaign: ModelCampaign) {
        if before[campaign.id] == nil { before[campaign.id] = campaign.numbers }
    }
}
