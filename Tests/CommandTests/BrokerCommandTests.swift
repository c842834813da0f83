import BrokerSupport
import Contracts
import Testing

@Suite(
    "Commands on a broker",
    .enabled(if: PrivateBroker.isAvailable),
    .timeLimit(.minutes(15))
)
struct BrokerCommandTests {
    private let url: String

    init() throws {
        let broker = try PrivateBroker.shared.get()
        url = broker.url(virtualHost: try broker.makeVirtualHost())
    }

    @Test func `the topology is found missing, made, made again, and found`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let missing = try await topology("check", in: folder)
        #expect(missing.code == 1)
        let checked = try #require(missing.json["checked"]?.int)
        #expect(missing.json["missing"]?.array?.count == Int(checked))
        for _ in 0..<2 {
            let made = try await topology("apply", in: folder)
            #expect(made.code == 0, "\(made.notes)")
        }
        let found = try await topology("check", in: folder)
        #expect(found.code == 0)
        #expect(found.json["missing"]?.array == [])
    }

    @Test func `commands are answered, events confirmed, outputs seen`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        #expect(try await topology("apply", in: folder).code == 0)
        let silence = try await CommandLineRun.headroom(
            [
                "alert", "unmute", "spring", "--company", "acme", "--timeout", "1",
                "--amqp-url", url,
            ],
            in: folder
        )
        #expect(silence.code == 75)

        try await RunningNode.with(broker: url) { node in
            try await node.prepare()
            let created = try await node.makeCampaign("spring")
            #expect(created.code == 0, "\(created.notes)")
            #expect(created.json["result"]?.object?["status"]?.string == "active")
            let refused = try await node.headroom(
                "campaign",
                "transition",
                "spring",
                "draft",
                "--json"
            )
            #expect(refused.code == 1)
            #expect(refused.json["codes"]?.array == [.string("invalid_transition")])
            let sent = try await node.headroom(
                "publish",
                "--json",
                input: RunningNode.requests(12, campaign: "spring")
            )
            #expect(sent.json["confirmed"]?.int == 12, "\(sent.notes)")
            try await node.settle()
            let status = try await node.headroom("status", "--json")
            #expect(status.json["live"]?.object?["used"]?.int == 11)
            let doctor = try await node.headroom("doctor", "--port", "0")
            #expect(doctor.code == 0, "\(doctor.output)")
            #expect(doctor.output.contains("ok    topology"))
            #expect(doctor.output.contains("warn  consumers   nobody reads enrollment.decisions ("))
        }
    }

    private func topology(
        _ verb: String,
        in folder: TemporaryFolder
    ) async throws -> CommandLineRun {
        try await CommandLineRun.headroom(
            ["topology", verb, "--json", "--amqp-url", url],
            in: folder
        )
    }
}
