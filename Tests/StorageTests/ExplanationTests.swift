import Contracts
import Domain
import GRDB
import Storage
import Testing

@Suite("Explanations", .timeLimit(.minutes(15)))
struct ExplanationTests {
    /// A node that has folded a small world with some traffic.
    private func node(seed: UInt64, in folder: TemporaryFolder) async throws -> TestNode {
        let node = try TestNode(path: folder.file("node.sqlite"))
        var scene = Scene(seed: seed)
        try await node.fold(scene.opening())
        try await node.fold(scene.traffic(400))
        return node
    }

    @Test(arguments: [UInt64(1), 2, 3])
    func `every number adds up, now and at any earlier position`(seed: UInt64) async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let node = try await node(seed: seed, in: folder)
        let reader = try NodeReader(path: node.path)
        defer { reader.close() }
        let end = Int64(await node.log.count)

        for (campaign, _) in Scene.campaigns {
            let room = try #require(try await reader.campaign(campaign).value?.capacity)
            for number in CampaignNumber.allCases {
                for position in stride(from: end, through: 0, by: -101) {
                    var scope = ExplanationScope(limit: 5)
                    if position < end { scope.moment = .position(position) }
                    let found = try await reader.explain(number, of: campaign, scope)
                    let explanation = try #require(found.value)
                    #expect(explanation.differences == [], "\(campaign) \(number) \(position)")
                    #expect((explanation.sections.first?.rows.count ?? 0) <= 5)
                }
            }
            let used = try await reader.explain(.used, of: campaign, ExplanationScope())
            #expect(used.value?.figures["value"]?.int == room.used)
        }
    }

    @Test func `a number that was tampered with does not add up`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let node = try await node(seed: 4, in: folder)
        let queue = try DatabaseQueue(path: node.path)
        try await queue.write { database in
            try database.execute(
                sql: "UPDATE capacity SET volunteers = volunteers + 1, used = used + 1"
            )
        }
        let reader = try NodeReader(path: node.path)
        defer { reader.close() }

        let used = try await reader.explain(.used, of: "spring", ExplanationScope())
        let report = try await reader.verify()

        #expect(used.value?.differences.isEmpty == false)
        #expect(report.value.violations.contains { $0.rule == "steps" })
    }

    @Test func `a company learns nothing of another one`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let node = try await node(seed: 5, in: folder)
        let reader = try NodeReader(path: node.path)
        defer { reader.close() }
        let stranger = ExplanationScope(company: "fjord")

        #expect(try await reader.explain(.used, of: "spring", stranger).value == nil)
        #expect(try await reader.explain(stateOf: "spring", stranger).value == nil)
        let silence = try await reader.explain(
            silenceOf: .eighty,
            campaign: "spring",
            stranger
        )
        #expect(silence.value == nil)
        let ledger = try await reader.explain(
            ledgerOf: "spring",
            .seatAssigned,
            month: nil,
            stranger
        )
        #expect(ledger.value == nil)
        for alert in try await reader.alerts(AlertFilter(company: "acme")).value {
            #expect(try await reader.explain(alert: alert.id, stranger).value == nil)
        }
    }

    @Test func `every request is explained by the decision that was told last`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let node = try await node(seed: 6, in: folder)
        let reader = try NodeReader(path: node.path)
        defer { reader.close() }
        let ids = try await DatabaseQueue(path: node.path).read { database in
            try String.fetchAll(database, sql: "SELECT request_id FROM requests")
        }
        #expect(ids.count > 20)

        var kinds: Set<String> = []
        for id in ids {
            let found = try await reader.explain(request: id, ExplanationScope()).value
            for explanation in found {
                let told = try #require(explanation.sections.first?.rows.last)
                kinds.insert(explanation.figures["decision"]?.string ?? "")
                #expect(told[2].string == explanation.figures["decision"]?.string)
            }
            #expect(!found.isEmpty)
        }
        #expect(kinds.isSuperset(of: ["accepted", "waitlisted"]), "\(kinds)")
    }
}
