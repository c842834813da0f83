import Contracts
import Domain
import Engine
import EventLog
import Foundation
import Logging
import Simulation
import Storage
import Testing
import Threading

/// Ranges of outputs that go to a queue again, through the relay of a node.
///
/// Source: "Billing's contract", re-sending.
@Suite("Sending again", .timeLimit(.minutes(15)))
struct ResendTests {
    /// The records of a company with three people in its campaign.
    private func people() async throws -> Stage {
        let stage = try await Stage.recruiting()
        for number in 1...3 { try await stage.created("e\(number)", "p\(number)") }
        return stage
    }

    /// The same, and a request at the end.
    private func stage(asking data: JSONObject) async throws -> Stage {
        let stage = try await people()
        try await stage.event(.billingResendRequested, "ask", data)
        return stage
    }

    private func ask(_ first: Int64, _ last: Int64? = nil, type: String? = nil) -> JSONObject {
        var data: JSONObject = ["requestRef": .string("rs-1"), "fromSequence": .int(first)]
        data["toSequence"] = last.map { .int($0) }
        data["type"] = type.map { .string($0) }
        return data
    }

    /// Runs a node on the database of a stage until `count` publications have come.
    private func relay(
        _ stage: Stage,
        to broker: HeldBroker,
        until count: Int,
        _ prepare: (Engine) async throws -> Void = { _ in }
    ) async throws {
        let executor = ThreadExecutor(name: "node")
        defer { executor.stop() }
        var silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        silent.logLevel = .critical
        let directory = stage.directory + "/log"
        try FileManager.default.createDirectory(
            atPath: directory,
            withIntermediateDirectories: true
        )
        let log = try await EmbeddedLog(directory: directory, role: .node)
        try await log.append(stage.records.map(\.message))
        let engine = try Engine(path: stage.path, executor: executor, probe: Stage.Silence())
        try await prepare(engine)
        var options = NodeOptions()
        options.ticks = false
        let runner = await NodeRunner(
            engine: engine,
            log: log,
            relay: try Relay(
                engine: engine,
                path: stage.path,
                exchange: Routes.outputExchange,
                logger: silent,
                connect: { HeldBroker.Link(broker: broker) }
            ),
            options: options,
            logger: silent
        )
        await withTaskGroup(of: Void.self) { group in
            group.addTask { try? await runner.run() }
            await broker.wait(for: count)
            group.cancelAll()
        }
        await log.close()
    }

    private func verdict(_ publication: Publication?) throws -> JSONObject {
        let body = try #require(publication?.body)
        let event = try #require(try JSONParser.parse(body).object)
        #expect(event["type"] == .string(Verdict.type))
        return try #require(event["data"]?.object)
    }

    @Test func `a range goes to the queue that asked, with the same ids and bytes, in order`()
        async throws
    {
        let stage = try await stage(asking: ask(2, 3, type: "billing.usage_recorded"))
        let outputs = try OutboxReader(path: stage.path).rows(behind: 0, limit: 1000)
            .filter { !$0.routingKey.isEmpty }
        let broker = HeldBroker()

        // The outputs with their verdicts as ever, the two that were asked for, and the answer.
        let verdicts = try OutboxReader(path: stage.path).rows(behind: 0, limit: 1000)
            .count { $0.replyTo != nil }
        try await relay(stage, to: broker, until: outputs.count + verdicts + 3)

        let usage = outputs.filter { $0.type == "billing.usage_recorded" }
        let again = await broker.direct.filter { $0.routingKey == "billing.usage" }
        #expect(again.dropLast().map(\.messageId) == usage.suffix(2).map(\.id))
        #expect(again.dropLast().map(\.body) == usage.suffix(2).map(\.body))
        let answer = try verdict(again.last)
        #expect(answer["disposition"] == .string("applied"))
        #expect(answer["result"]?.object?["sent"] == .int(2))
        #expect(answer["result"]?.object?["requestRef"] == .string("rs-1"))
        #expect(again.last?.messageId == "s-\(stage.position)")
        let ordinary = await broker.published.filter { !$0.exchange.isEmpty }
        #expect(ordinary.map(\.messageId) == outputs.map(\.id))
    }

    @Test func `all that the queue takes is sent, and nothing that it does not`() async throws {
        let stage = try await stage(asking: ask(1))
        let rows = try OutboxReader(path: stage.path).rows(behind: 0, limit: 1000)
        let taken = rows.filter { row in
            row.partition == "acme"
                && OutputType(rawValue: row.type).map(ConsumerQueue.billingUsage.takes) == true
        }
        let broker = HeldBroker()

        let ordinary = rows.reduce(0) { sum, row in
            sum + (row.routingKey.isEmpty ? 0 : 1) + (row.replyTo == nil ? 0 : 1)
        }
        try await relay(stage, to: broker, until: ordinary + taken.count + 1)

        let again = await broker.direct.filter { $0.routingKey == "billing.usage" }
        #expect(again.dropLast().map(\.messageId) == taken.map(\.id))
        #expect(taken.count == 5)
    }

    @Test func `a cut in the middle begins the range anew`() async throws {
        let stage = try await stage(asking: ask(1, 3, type: "billing.usage_recorded"))
        let rows = try OutboxReader(path: stage.path).rows(behind: 0, limit: 1000)
        let verdicts = rows.count { $0.replyTo != nil }
        let last = try #require(rows.last?.feed)
        let broker = HeldBroker(breaksAfter: 2)

        // Only what is asked for again goes to a queue here.
        try await relay(stage, to: broker, until: 6) { await $0.confirm(through: last) }

        let ids = await broker.direct.map(\.messageId)
        let usage = rows.filter { $0.type == "billing.usage_recorded" }.map(\.id)
        #expect(verdicts > 0)
        #expect(ids == Array(usage.prefix(2)) + usage + ["s-\(stage.position)"])
    }

    @Test func `what is no longer kept is refused, and the answer names what is left`()
        async throws
    {
        let stage = try await people()
        let rows = try OutboxReader(path: stage.path).rows(behind: 0, limit: 1000)
        let usage = rows.filter { $0.type == "billing.usage_recorded" }
        let (first, last) = (try #require(usage.first?.feed), try #require(rows.last?.feed))
        await stage.engine.confirm(through: last)
        try await stage.engine.maintain(isIdle: true, keptOutputs: last - first)
        let data = ask(1, 3, type: "billing.usage_recorded")
        try await stage.event(.billingResendRequested, "ask", data)
        let broker = HeldBroker()

        try await relay(stage, to: broker, until: 1)

        let answer = try verdict(await broker.direct.first)
        #expect(answer["disposition"] == .string("refused"))
        #expect(answer["codes"] == .array([.string("outputs_pruned")]))
        #expect(answer["result"]?.object?["firstKeptSequence"] == .int(2))
        #expect(answer["result"]?.object?["sent"] == .int(0))
    }

    @Test func `an open request holds back the pruning of outputs`() async throws {
        let stage = try await stage(asking: ask(1))
        let last = try #require(
            try OutboxReader(path: stage.path).rows(behind: 0, limit: 1000).last?.feed
        )
        await stage.engine.confirm(through: last)

        try await stage.engine.maintain(isIdle: true, keptOutputs: 0)
        let open = try OutboxReader(path: stage.path).progress().pruned
        await stage.engine.noteResent(through: Int64.max)
        try await stage.engine.maintain(isIdle: true, keptOutputs: 0)
        let answered = try OutboxReader(path: stage.path).progress().pruned

        #expect(open == 0)
        #expect(answered == last)
    }
}
