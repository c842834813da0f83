package import Contracts

/// What the comparison of ledger, facts, counters and statements found.
///
/// Source: domain §11.5.
package struct ReconciliationReport: Sendable, Hashable {
    /// A fact that the ledger counts otherwise than what was recorded of it says.
    package struct Fact: Sendable, Hashable {
        /// The reference of the fact, as the newest record about it has it.
        package let ref: String
        /// The person whose seat or service it is; nil for a session or an activity.
        package let participant: String?
        /// What the records of the ledger about it add up to.
        package let ledger: Int64
        /// What the enrollments, supports and facts say: 1 for one that stands, its credits for
        /// an activity, 0 for none.
        package let recorded: Int64
        /// The position of the newest record about it; 0 when only a support is left of it.
        package let position: Int64

        /// The fact as an object of the command line.
        package var json: JSONObject {
            var object: JSONObject = ["ref": .string(ref)]
            object["participantId"] = participant.map { .string($0) }
            object["ledger"] = .int(ledger)
            object["recorded"] = .int(recorded)
            if position > 0 { object["position"] = .int(position) }
            return object
        }

        /// The fact and what is said of it, on one line.
        package var sentence: String {
            let person = participant.map { " of \($0)" } ?? ""
            let place = position > 0 ? ", record \(position)" : ""
            return "\(ref)\(person): \(ledger) in the ledger, \(recorded) recorded\(place)"
        }
    }

    /// Numbers of one campaign and unit that should be equal and are not.
    package struct Difference: Sendable, Hashable {
        /// The most facts that are named; the rest is counted.
        package static let namedFacts = 100

        /// The campaign.
        package let campaign: String
        /// What is counted.
        package let unit: String
        /// The sum over the records of the ledger.
        package let ledger: Int64
        /// What the counter of the campaign says.
        package let counter: Int64
        /// What is rated; nil for what is not.
        package let rated: Int64?
        /// The facts that differ; none when only a counter or a sum does.
        package private(set) var facts: [Fact] = []

        init(campaign: String, unit: String, ledger: Int64, counter: Int64, rated: Int64?) {
            self.campaign = campaign
            self.unit = unit
            self.ledger = ledger
            self.counter = counter
            self.rated = rated
        }

        /// Whether the sums agree.
        var isEqual: Bool { ledger == counter && (rated ?? ledger) == ledger }

        /// The same with the facts that differ.
        func naming(_ facts: [Fact]) -> Self {
            var named = self
            named.facts = facts
            return named
        }

        /// The difference as an object of the command line and the API.
        package var json: JSONObject {
            var object: JSONObject = [
                "campaignId": .string(campaign), "unit": .string(unit), "ledger": .int(ledger),
                "counter": .int(counter),
            ]
            object["rated"] = rated.map { .int($0) }
            object["facts"] = .array(facts.prefix(Self.namedFacts).map { .object($0.json) })
            let rest = facts.count - Self.namedFacts
            if rest > 0 { object["factsLeftOut"] = .int(Int64(rest)) }
            return object
        }
    }

    /// How many records of the ledger were read.
    package let facts: Int64
    /// What differs; empty when all is well.
    package let differences: [Difference]
}
