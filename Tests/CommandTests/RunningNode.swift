import AMQP
import Contracts
import Domain
import Engine
import EventLog
import Foundation
import Logging
import Threading

/// A node at work on the embedded log of a folder, and the program run beside it.
struct RunningNode {
    /// The folder of the test.
    let folder: TemporaryFolder
    /// The node's folder.
    let dataDir: String
    /// What names the node to the program.
    let place: [String]
    private let log: any EventLog
    private let runner: NodeRunner

    /// Runs `body` beside a node on an embedded log, in a new folder unless one is given.
    static func with(
        folder given: String? = nil,
        _ body: (RunningNode) async throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let dataDir = given ?? folder.file("node")
        try FileManager.default.createDirectory(
            atPath: dataDir,
            withIntermediateDirectories: true
        )
        let log = try await EmbeddedLog(directory: dataDir, role: .node)
        try await run(folder, dataDir, log, place: ["--data-dir", dataDir], body) { _ in nil }
    }

    /// Runs `body` beside a node on a broker that has the topology.
    static func with(
        broker url: String,
        _ body: (RunningNode) async throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let broker = try AMQPConfiguration(url: url)
        let place = ["--amqp-url", url, "--data-dir", folder.path]
        let log = RabbitMQLog(configuration: broker)
        try await run(folder, folder.path, log, place: place, body) { engine in
            try Relay(
                engine: engine,
                path: folder.file("node.sqlite"),
                exchange: Routes.outputExchange,
                logger: silent,
                connect: { RabbitMQPublisher(configuration: broker) }
            )
        }
    }

    private static func run(
        _ folder: TemporaryFolder,
        _ dataDir: String,
        _ log: any EventLog,
        place: [String],
        _ body: (RunningNode) async throws -> Void,
        relay: (Engine) throws -> Relay?
    ) async throws {
        let executor = ThreadExecutor(name: "test node")
        defer { executor.stop() }
        let engine = try Engine(
            path: dataDir + "/node.sqlite",
            executor: executor,
            probe: NoProbe()
        )
        let runner = await NodeRunner(
            engine: engine,
            log: log,
            relay: try relay(engine),
            logger: silent
        )
        let node = RunningNode(
            folder: folder,
            dataDir: dataDir,
            place: place,
            log: log,
            runner: runner
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await runner.run() }
            // Whatever is folded before the first tick is rejected.
            while case let folded = runner.folded.value, await engine.progress.clock.ms == 0 {
                await runner.folded.wait(beyond: folded)
            }
            try await body(node)
            group.cancelAll()
        }
        await log.close()
    }

    private static let silent = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

    /// Runs the program on the node's folder.
    func headroom(_ arguments: String..., input: String = "") async throws -> CommandLineRun {
        try await CommandLineRun.headroom(
            arguments + place,
            in: folder,
            input: input
        )
    }

    /// Waits until everything in the log is folded and its outputs are written.
    func settle() async throws {
        await runner.folded.wait(beyond: try await log.lastPosition() - 1)
        await runner.confirmed.wait(beyond: runner.written.value - 1)
    }

    /// A company with a template and a group.
    func prepare() async throws {
        let commands = [
            [
                "company", "register", "acme", "--name", "Acme AS", "--country", "NO",
                "--time-zone", "Europe/Oslo", "--contact", "sales:sales@example.org",
            ],
            [
                "template", "create", "--id", "mentor", "--name", "One to one", "--type",
                "mentorship", "--metric", "confidence", "--publish",
            ],
            [
                "group", "create", "--id", "newcomers", "--name", "Newcomers", "--type",
                "newcomers", "--country", "NO", "--program", "mentorship",
            ],
        ]
        for command in commands {
            let run = try await CommandLineRun.headroom(
                command + place,
                in: folder
            )
            guard run.code == 0 else { throw Unprepared(notes: run.notes) }
        }
    }

    /// An active campaign with seats.
    @discardableResult
    func makeCampaign(_ id: String, seats: Int = 10) async throws -> CommandLineRun {
        try await headroom(
            "campaign",
            "create",
            "--company",
            "acme",
            "--id",
            id,
            "--name",
            "Campaign \(id)",
            "--template",
            "mentor",
            "--group",
            "newcomers",
            "--start",
            "2100-01-01",
            "--end",
            "2100-12-31",
            "--seats",
            "\(seats)",
            "--price",
            "499.50",
            "--budget",
            "40000",
            "--activate",
            "--json"
        )
    }

    /// Requests of so many volunteers, one event a line.
    static func requests(_ count: Int, campaign: String) -> String {
        (1...count).map { number in
            """
            {"specversion":"1.0","id":"\(campaign)-\(number)","source":"urn:test",\
            "type":"enrollment.requested.v1","partitionkey":"acme","data":{"requestId":\
            "r-\(campaign)-\(number)","campaignId":"\(campaign)","participantId":"p-\(number)",\
            "role":"volunteer"}}
            """
        }.joined(separator: "\n")
    }

    struct Unprepared: Error {
        let notes: String
    }

    private struct NoProbe: TurnProbe {
        func reached(_ step: TurnStep) {}
    }
}
