import Contracts
package import Domain

/// What a decision looked at, with the numbers of that moment.
///
/// Source: domain §7.4.
package struct AdmissionChecks: Sendable, Hashable {
    /// A hard quota that holds where the person would be.
    package struct QuotaCheck: Sendable, Hashable {
        /// The quota.
        package let id: String
        /// What was used of it.
        package let use: Int64
        /// What requests may use of it.
        package let cap: Int64
        /// Whether it had no room for the request.
        package let isBlocking: Bool

        /// A quota with what was used of it.
        package init(id: String, use: Int64, cap: Int64, isBlocking: Bool) {
            self.id = id
            self.use = use
            self.cap = cap
            self.isBlocking = isBlocking
        }
    }

    /// What the rules were given.
    package let facts: AdmissionFacts
    /// The hard quotas that were looked at, in their order.
    package let quotas: [QuotaCheck]

    /// Ties facts and quotas together.
    package init(facts: AdmissionFacts, quotas: [QuotaCheck]) {
        self.facts = facts
        self.quotas = quotas
    }

    /// The stored form: one compact array.
    var bytes: [UInt8] {
        var writer = JSONWriter(capacity: 128)
        writer.array { writer in
            writer.string(facts.room.model.rawValue)
            for number in [
                facts.room.limit, facts.room.overbookPct, facts.room.used, facts.need,
                facts.waitingCount, facts.maxWaiting, facts.room.held,
            ] { writer.int(number) }
            for isSo in [
                facts.isCampaignOpen, facts.isCompanySuspended, facts.hasRoleConflict,
                facts.isWaitlistEnabled, facts.acceptsWaiting,
            ] { writer.bool(isSo) }
            writer.value(facts.placementRefusal.map { .string($0.rawValue) } ?? .null)
            for quota in quotas {
                writer.array { writer in
                    writer.string(quota.id)
                    writer.int(quota.use)
                    writer.int(quota.cap)
                    writer.bool(quota.isBlocking)
                }
            }
        }
        return writer.bytes
    }

    /// Reads the stored form; nil for a decision that looked at nothing.
    init?(_ bytes: [UInt8]) {
        guard !bytes.isEmpty, let parts = (try? JSONParser.parse(bytes))?.array, parts.count >= 14,
            let model = parts[0].string.flatMap(PricingModel.init(rawValue:))
        else { return nil }
        let numbers = parts[1...7].compactMap(\.int)
        let flags = parts[8...12].compactMap(\.bool)
        guard numbers.count == 7, flags.count == 5 else { return nil }
        let room = Room(
            model: model,
            limit: numbers[0],
            overbookPct: numbers[1],
            used: numbers[2],
            held: numbers[6]
        )
        var facts = AdmissionFacts(room: room, need: numbers[3])
        (facts.waitingCount, facts.maxWaiting) = (numbers[4], numbers[5])
        (facts.isCampaignOpen, facts.isCompanySuspended) = (flags[0], flags[1])
        facts.hasRoleConflict = flags[2]
        (facts.isWaitlistEnabled, facts.acceptsWaiting) = (flags[3], flags[4])
        facts.placementRefusal = parts[13].string.map(ReasonCode.init(rawValue:))
        quotas = parts[14...].compactMap(\.array).compactMap { quota in
            guard quota.count == 4, let id = quota[0].string, let use = quota[1].int,
                let cap = quota[2].int, let isBlocking = quota[3].bool
            else { return nil }
            return QuotaCheck(id: id, use: use, cap: cap, isBlocking: isBlocking)
        }
        facts.isQuotaExhausted = quotas.contains(where: \.isBlocking)
        self.facts = facts
    }
}
