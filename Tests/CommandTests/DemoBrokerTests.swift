import BrokerSupport
import Contracts
import Testing

@testable import headroom

@Suite(
    "The demo data on a broker",
    .enabled(if: PrivateBroker.isAvailable),
    .timeLimit(.minutes(15))
)
struct DemoBrokerTests {
    private let url: String

    init() throws {
        let broker = try PrivateBroker.shared.get()
        url = broker.url(virtualHost: try broker.makeVirtualHost())
    }

    @Test func `it is loaded once, and a node plays on with it`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        #expect(try await headroom("topology", "apply", in: folder).code == 0)
        for isFirst in [true, false] {
            let loaded = try await headroom("demo", "load", "--json", in: folder)
            #expect(loaded.code == 0, "\(loaded.notes)")
            #expect(loaded.json["folded"]?.bool == false)
            let records = try #require(loaded.json["records"]?.int)
            #expect(loaded.json["appended"]?.int == (isFirst ? records : 0))
        }

        let played = try await headroom(
            "demo",
            "run",
            "--port",
            "0",
            "--events",
            "20",
            "--rate",
            "1000",
            in: folder
        )
        #expect(played.code == 0, "\(played.notes)")

        let verified = try await headroom("verify", "--json", in: folder)
        #expect(verified.code == 0, "\(verified.notes)")
        let list = try await headroom("campaign", "list", "--json", in: folder)
        #expect(list.items.count == DemoCampaigns.all.count)
    }

    private func headroom(
        _ arguments: String...,
        in folder: TemporaryFolder
    ) async throws -> CommandLineRun {
        let place = ["--amqp-url", url, "--data-dir", folder.path]
        return try await CommandLineRun.headroom(arguments + place, in: folder)
    }
}
