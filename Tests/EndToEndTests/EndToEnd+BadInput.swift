import BrokerSupport
import Contracts
import EventLog
import Foundation
import Storage
import Testing

extension EndToEnd {
    /// Whatever is published to `headroom.in` costs the node an entry on the rejected desk.
    @Suite("Bad input", .enabled(if: PrivateBroker.isAvailable), .timeLimit(.minutes(10)))
    struct BadInputTests {
        private static let campaigns = [
            Stage.Campaign(id: "c1", company: "veridia", seats: 1_000),
            Stage.Campaign(id: "n1", company: "northlight", seats: 10),
        ]

        /// How many messages are bad; `HEADROOM_E2E_FUZZ` says another number.
        private static let bad =
            ProcessInfo.processInfo.environment["HEADROOM_E2E_FUZZ"].flatMap(Int.init) ?? 5_000

        @Test func `mutated messages stop nothing, and their neighbours are applied`() async throws
        {
            let seed = SplitMix.fresh().seed
            let place = try await OwnThread.run { try BrokerPlace() }
            let folder = try Folder()
            let node = ServingNode(folder: folder.path, url: place.url("headroom-node"))
            let running = try await node.startTicking()
            let producer = Producer(log: try place.log())
            try await producer.publish(Stage(campaigns: Self.campaigns).commands)
            let known = Mutation.known
            try await producer.publish([Wire.created(known, known, "c1", of: "veridia")])

            var mutation = Mutation(seed: seed)
            var good: [LogMessage] = []
            for _ in 0..<(Self.bad / 100) {
                let neighbour = "good\(good.count)"
                good.append(Wire.created(neighbour, neighbour, "c1", of: "veridia"))
                let messages = (0..<100).map { _ in mutation.next() }
                try await producer.publish(
                    Array(messages[..<50]) + [good[good.count - 1]] + Array(messages[50...])
                )
            }
            try await producer.publish([Wire.requested("end", "end", "nowhere", of: "veridia")])
            let end = try await producer.log.lastPosition()
            try await node.waitUntil("everything is folded", running, patience: .seconds(300)) {
                $0.position >= end && $0.value.confirmedFeed == $0.value.lastFeed
            }
            #expect(running.status == nil)
            try await node.stop(running)
            await producer.log.close()

            let log = try place.log()
            let check = try await Aftermath(node: node, log: log)
            try check.outputsAreTheModels()
            try await check.stateIsTheModels()
            try check.everyRecordIsAccountedFor()
            let rejected = try await checkDesk(node, check.records, good: good.count)
            var queue = try await OutputQueue(.rejected, at: place)
            _ = try await queue.read { $0.outputs.count >= rejected }
            await queue.close()
            #expect(queue.inbox.outputs.count == rejected)
            Notice.say("bad input: seed \(seed), \(Self.bad) mutated, \(rejected) rejected")
        }

        /// Everything on the desk has a known code and the bytes that came; the neighbours are enrolled.
        private func checkDesk(
            _ node: ServingNode,
            _ records: [LogEntry],
            good: Int
        ) async throws -> Int {
            let reader = try NodeReader(path: node.database)
            defer { reader.close() }
            let filter = DeskFilter(limit: 1_000_000)
            let desk = try await reader.rejected(filter).value
            let codes = Set(desk.map(\.code))
            let known = Set(Defect.Code.allCases.map(\.rawValue))
            #expect(codes.isSubset(of: known), "\(codes.subtracting(known))")
            for code in [
                "malformed", "unknown_type", "schema_violation", "tenant_mismatch",
                "company_unknown", "id_reuse",
            ] {
                #expect(codes.contains(code), "\(code)")
            }
            let published = Dictionary(
                uniqueKeysWithValues: records.map { ($0.position, $0.message) }
            )
            let changed = desk.filter { published[$0.position] != $0.input }
            #expect(changed.isEmpty, "\(changed.count) entries are not what was published")
            let rows = try NodeDigest(path: node.database).rows(of: "enrollments")
            let refs = Set(rows.compactMap { $0["enrollment_ref"]?.string })
            let missing = (0..<good).filter { !refs.contains("good\($0)") }
            #expect(missing.isEmpty, "\(missing.prefix(5))")
            return desk.count
        }
    }
}
