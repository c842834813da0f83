import Contracts
import Domain
import EventLog
import Storage
import Testing

/// Holds what a node told and what it keeps against its log folded once more, and against counts
/// that know nothing of the fold.
struct Aftermath {
    private let node: ServingNode
    private let inbox: Inbox
    private let model: Rebuilt
    private let position: Int64
    private let confirmed: Int64

    /// Reads the log once the node has stopped.
    ///
    /// Without an inbox, the node's outbox is taken for what it told.
    init(node: ServingNode, log: any EventLog, inbox: Inbox? = nil) async throws {
        self.node = node
        let status = try await node.status()
        position = status.position
        confirmed = status.value.confirmedFeed
        model = try await Rebuilt(log, through: position)
        await log.close()
        if let inbox {
            self.inbox = inbox
        } else {
            var inbox = Inbox(seesEverything: true)
            for row in try Rebuilt.outputs(node.database) { inbox.take(row.body) }
            self.inbox = inbox
        }
    }

    /// The records of the log, oldest first.
    var records: [LogEntry] { model.entries }

    /// Every output is there, once, with the model's bytes, in an order that shows no gap.
    func outputsAreTheModels() throws {
        let told = try model.outputs()
        let bodies = Dictionary(told.map { ($0.id, $0.body) }) { first, _ in first }
        #expect(bodies.count == told.count, "an id is there twice in the model")
        #expect(inbox.problems.isEmpty, "\(inbox.problems.prefix(10).joined(separator: "\n"))")
        let missing = told.filter { $0.feed <= confirmed && !inbox.has($0.id) }
        #expect(missing.isEmpty, "\(missing.count) are missing, first \(missing.first?.id ?? "")")
        let invented = inbox.outputs.filter { bodies[$0.id] == nil }
        #expect(invented.isEmpty, "\(invented.count) invented, first \(invented.first?.id ?? "")")
        let changed = inbox.outputs.filter { bodies[$0.id] != nil && bodies[$0.id] != $0.body }
        #expect(changed.isEmpty, "\(changed.count) differ, first \(changed.first?.id ?? "")")
        Notice.say(
            "\(model.entries.count) records; \(inbox.outputs.count) outputs compared with the"
                + " model's, \(inbox.repeated) came again"
        )
    }

    /// The node's tables are the model's, and its own check of them finds nothing.
    func stateIsTheModels() async throws {
        let differences = try Rebuilt.differences(node.database, model.path)
        #expect(differences.isEmpty, "\(differences)")
        #expect(try await node.violations().isEmpty)
    }

    /// Counts that a consumer can make from the outputs alone, held against each other, against
    /// what was published and against the node's own counters.
    func countsAgree(requests: Set<String>, facts: Set<String>) throws {
        var used: [String: Int64] = [:]
        var ledger: [String: Int64] = [:]
        var decided: [String: Int] = [:]
        var answered: Set<String> = []
        var recorded: [String: Int] = [:]
        for output in inbox.outputs {
            let campaign = output.data["campaignId"]?.string ?? ""
            let isVolunteer = output.data["role"] == .string("volunteer")
            let isRepetition = output.data["duplicate"] == .bool(true)
            switch output.name {
            case "enrollment.decided":
                let request = output.data["requestId"]?.string ?? ""
                answered.insert(request)
                if isRepetition { break }
                if output.data["promoted"] != .bool(true) { decided[request, default: 0] += 1 }
                guard isVolunteer, output.data["decision"] == .string("accepted") else { break }
                used[campaign, default: 0] += 1
                let room = (output.data["used"]?.int ?? 0, output.data["cap"]?.int ?? 0)
                #expect(room.0 <= room.1, "\(output.id) went over the cap")
            case "enrollment.recorded":
                recorded[output.data["enrollmentRef"]?.string ?? "", default: 0] += 1
                if isVolunteer, !isRepetition { used[campaign, default: 0] += 1 }
            case "enrollment.ended" where output.data["released"] == .bool(true):
                if isVolunteer { used[campaign, default: 0] -= 1 }
            case "billing.usage_recorded":
                let quantity = output.data["quantity"]?.int ?? 0
                if output.data["type"] == .string("seat_assigned") {
                    ledger[campaign, default: 0] += quantity
                } else if output.data["type"] == .string("seat_released") {
                    ledger[campaign, default: 0] -= quantity
                }
            case "capacity.changed":
                #expect(output.data["used"]?.int == used[campaign, default: 0], "\(output.id)")
            default: break
            }
        }
        #expect(requests.isSubset(of: answered), "each request is answered")
        #expect(decided.values.allSatisfy { $0 == 1 }, "no request is decided twice")
        #expect(facts.allSatisfy { recorded[$0] == 1 }, "each fact is recorded once")
        try expectCounters(used: used, ledger: ledger)
    }

    private func expectCounters(used: [String: Int64], ledger: [String: Int64]) throws {
        let rows = try NodeDigest(path: node.database).rows(of: "capacity")
        #expect(!rows.isEmpty)
        for row in rows {
            let campaign = row["campaign"]?.string ?? ""
            let counter = row["used"]?.int
            #expect(counter == used[campaign, default: 0], "\(campaign): seats by outputs")
            #expect(counter == ledger[campaign, default: 0], "\(campaign): seats by ledger")
        }
    }

    /// The dispositions add up to the length of the log.
    ///
    /// Source: domain §1.6, I8.
    func everyRecordIsAccountedFor() throws {
        let tallies = try NodeDigest(path: node.database).rows(of: "tallies")
        let inputs = tallies.compactMap { $0["count"]?.int }.reduce(0, +)
        #expect(inputs == Int64(model.entries.count), "every record has one disposition")
    }
}
