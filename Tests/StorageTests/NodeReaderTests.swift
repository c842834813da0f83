import Contracts
import Domain
import Engine
import Storage
import Testing

@Suite("Looking at a node")
struct NodeReaderTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func `a look says which position it reflects`() async throws {
        defer { folder.remove() }
        let (node, reader, _) = try await stage(traffic: 300)
        let position = Int64(await node.log.count)
        #expect(try await reader.progress().position == position)
        #expect(try await reader.status().position == position)
        #expect(try await reader.campaigns(CampaignFilter()).position == position)
        let tallies = try await reader.status().value.tallies
        #expect(tallies.values.reduce(0, +) == position)
    }

    @Test func `campaigns are listed in order, by filter and in parts`() async throws {
        defer { folder.remove() }
        let (_, reader, _) = try await stage(traffic: 300)
        let all = try await reader.campaigns(CampaignFilter()).value
        #expect(all.map(\.id) == ["harbor", "spring", "summer"])
        #expect(all.allSatisfy { $0.room.limit == 20 && $0.room.cap == 22 })
        #expect(all.allSatisfy { $0.room.used > 0 && $0.status == .active })

        var filter = CampaignFilter(limit: 1)
        filter.company = "acme"
        #expect(try await reader.campaigns(filter).value.map(\.id) == ["spring"])
        filter.after = "spring"
        #expect(try await reader.campaigns(filter).value.map(\.id) == ["summer"])
        filter.after = nil
        filter.status = .draft
        #expect(try await reader.campaigns(filter).value == [])
        filter.status = nil
        filter.minimumUtilizationBp = 99_999
        #expect(try await reader.campaigns(filter).value == [])
    }

    @Test func `a campaign is shown with its whole story`() async throws {
        defer { folder.remove() }
        let (_, reader, _) = try await stage(traffic: 500)
        let found = try #require(try await reader.campaign("spring").value)
        #expect(found.campaign.fields.name == "Campaign spring")
        #expect(found.history.map(\.to) == [.planned, .recruiting, .active])
        #expect(found.terms.map(\.input.committedSeats) == [20])
        #expect(found.instances.count >= 1)
        #expect(found.alerts.contains { $0.status == "sent" })
        #expect(Int64(found.waiting.count) == min(20, found.capacity.waiting))
        #expect(try await reader.campaign("nowhere").value == nil)
        let json = String(decoding: CanonicalJSON.bytes(of: .object(found.json)), as: UTF8.self)
        #expect(json.contains("\"utilizationBp\""))
    }

    @Test func `the ledger is summed by campaign, month and kind`() async throws {
        defer { folder.remove() }
        let (_, reader, _) = try await stage(traffic: 500)
        for campaign in try await reader.campaigns(CampaignFilter()).value {
            let totals = try await reader.usage(campaign: campaign.id).value
            let sum = { type in
                totals.filter { $0.type == type }.map(\.quantity).reduce(0, +)
            }
            #expect(sum("seat_assigned") - sum("seat_released") == campaign.room.used)
        }
    }

    @Test func `the desk shows what was rejected with its bytes, and what waits`() async throws {
        defer { folder.remove() }
        let (_, reader, _) = try await stage(traffic: 800)
        let open = try await reader.rejected(DeskFilter(status: "open")).value
        let malformed = try #require(open.first { $0.code == "malformed" })
        #expect(malformed.input.body.starts(with: Array("{\"nothing\": ".utf8)))
        #expect(malformed.partition == "platform")
        #expect(try await reader.rejected(position: malformed.position).value == malformed)
        #expect(try await reader.rejected(position: 1).value == nil)
        let later = DeskFilter(company: "platform", after: malformed.position)
        let behind = try await reader.rejected(later).value
        #expect(behind.allSatisfy { $0.position > malformed.position })

        let waiting = try await reader.parked(DeskFilter(status: "parked")).value
        #expect(waiting.contains { $0.awaitedKey.hasPrefix("enrollment:") })
    }

    @Test func `a command is answered from its stored result`() async throws {
        defer { folder.remove() }
        var (node, reader, scene) = try await stage(traffic: 0)
        let refused = scene.command(
            .campaignTransition,
            "acme",
            ["campaignId": .string("spring"), "target": .string("draft")]
        )
        let applied = scene.command(
            .alertUnmute,
            "acme",
            ["campaignId": .string("spring")]
        )
        let rejected = scene.command(.alertUnmute, "acme", [:])
        let keys = try [refused, applied, rejected].map {
            try #require(RecordDecoder.decode(position: 1, message: $0).identity)
        }
        #expect(try await reader.result(of: keys[0].key).value == nil)
        try await node.fold([refused, applied, rejected])

        let answers = try await keys.asyncMap { try await reader.result(of: $0.key).value }
        #expect(answers.map(\.?.verdict.disposition) == ["refused", "applied", "rejected"])
        #expect(answers[0]?.verdict.codes == ["invalid_transition"])
        #expect(answers[1]?.verdict.result["id"]?.string == "spring")
        #expect(answers[2]?.verdict.codes == ["schema_violation"])
        #expect(answers[2]?.errors.first?.hasPrefix("/data/campaignId") == true)
        #expect(answers.map(\.?.body) == keys.map(\.body))
    }

    @Test func `outputs are read behind a place of the feed`() async throws {
        defer { folder.remove() }
        let (node, reader, _) = try await stage(traffic: 200)
        let last = try await reader.status().value.lastFeed
        let outbox = try OutboxReader(path: node.path)
        var feed: Int64 = 0
        while case let rows = try outbox.rows(behind: feed, limit: 50), !rows.isEmpty {
            #expect(rows.map(\.feed) == Array(feed + 1...feed + Int64(rows.count)))
            feed += Int64(rows.count)
        }
        #expect(feed == last)
    }

    private func stage(traffic: Int) async throws -> (TestNode, NodeReader, Scene) {
        let node = try TestNode(path: folder.file("node.sqlite"))
        var scene = Scene(seed: 7)
        try await node.fold(scene.opening() + scene.traffic(traffic))
        return (node, try NodeReader(path: node.path), scene)
    }
}

extension Array {
    fileprivate func asyncMap<Value>(
        _ transform: (Element) async throws -> Value
    ) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
