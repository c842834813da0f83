import BrokerSupport
import Contracts
import EventLog
import Storage
import Testing

extension EndToEnd {
    /// A broker that is away for a while, and one that has forgotten.
    @Suite("Outages", .enabled(if: PrivateBroker.isAvailable), .timeLimit(.minutes(10)))
    struct OutageTests {
        private static let campaigns = [
            Stage.Campaign(id: "c1", company: "veridia", seats: 500)
        ]
        /// Segments of some hundred messages, all of which are kept.
        private static let manySegments: JSONObject = [
            "x-stream-max-segment-size-bytes": .int(50_000)
        ]
        /// The same, of which only the last is kept.
        private static let shortMemory: JSONObject = [
            "x-stream-max-segment-size-bytes": .int(50_000), "x-max-length-bytes": .int(1),
        ]

        /// A node that has folded a stage and some facts.
        private struct Scene {
            let place: BrokerPlace
            let folder: Folder
            let node: ServingNode
            let producer: Producer
            let running: RunningProgram
        }

        private func scene(stream: JSONObject = [:], query: String = "") async throws -> Scene {
            let place = try await OwnThread.run { try BrokerPlace(stream: stream) }
            let folder = try Folder()
            let node = ServingNode(folder: folder.path, url: place.url("headroom-node", query))
            let running = try await node.startTicking()
            let producer = Producer(log: try place.log(as: "headroom-api"))
            try await producer.publish(Stage(campaigns: Self.campaigns).commands)
            try await producer.publish(facts(0..<20))
            try await node.waitUntil("the facts are folded", running) { $0.value.live.used == 20 }
            return Scene(
                place: place,
                folder: folder,
                node: node,
                producer: producer,
                running: running
            )
        }

        private func facts(_ numbers: Range<Int>) -> [LogMessage] {
            numbers.map { Wire.created("e\($0)", "p\($0)", "c1", of: "veridia") }
        }

        /// Stops the node and holds it against its log.
        private func check(_ scene: Scene, facts: Int) async throws {
            var queue = try await OutputQueue(.reportingMetrics, at: scene.place)
            try await check(scene, facts: facts, &queue)
        }

        private func check(
            _ scene: Scene,
            facts: Int,
            _ queue: inout OutputQueue
        ) async throws {
            try await scene.node.stop(scene.running)
            await scene.producer.log.close()
            try await queue.readAll(from: scene.node)
            await queue.close()
            let check = try await Aftermath(
                node: scene.node,
                log: try scene.place.log(),
                inbox: queue.inbox
            )
            try check.outputsAreTheModels()
            try check.countsAgree(requests: [], facts: Set((0..<facts).map { "e\($0)" }))
            try await check.stateIsTheModels()
        }

        @Test func `a broker that is away for some seconds is found again`() async throws {
            let scene = try await scene()
            let broker = scene.place.broker
            try await OwnThread.run {
                try broker.stop()
                #expect(scene.running.awaitEnd(within: .seconds(6)) == nil)
                try broker.start()
            }
            try await scene.producer.publish(facts(20..<40))
            try await scene.node.waitUntil("it has caught up", scene.running) {
                $0.value.live.used == 40 && $0.value.confirmedFeed == $0.value.lastFeed
            }
            #expect(scene.running.text.contains("trying again"))
            try await check(scene, facts: 40)
        }

        @Test func `a broker that stands still is left and found again`() async throws {
            let scene = try await scene(query: "?heartbeat=2&timeout=2")
            let broker = scene.place.broker
            try await OwnThread.run {
                try broker.freeze()
                #expect(scene.running.awaitEnd(within: .seconds(8)) == nil)
                try broker.thaw()
            }
            try await scene.producer.publish(facts(20..<40))
            try await scene.node.waitUntil("it has caught up", scene.running) {
                $0.value.live.used == 40 && $0.value.confirmedFeed == $0.value.lastFeed
            }
            try await check(scene, facts: 40)
        }

        @Test func `a node that stood still goes on and at most repeats itself`() async throws {
            let scene = try await scene(query: "?heartbeat=2&timeout=2")
            scene.running.freeze()
            try await scene.producer.publish(facts(20..<40))
            _ = try await OwnThread.run { scene.running.awaitEnd(within: .seconds(9)) }
            scene.running.thaw()
            try await scene.producer.publish(facts(40..<60))
            try await scene.node.waitUntil("it has caught up", scene.running) {
                $0.value.live.used == 60 && $0.value.confirmedFeed == $0.value.lastFeed
            }
            try await check(scene, facts: 60)
        }

        @Test func `a consumer's queue that is full holds outputs up and loses none`()
            async throws
        {
            let scene = try await scene()
            let place = scene.place
            try await OwnThread.run { try place.limit(.reportingMetrics, to: 100) }
            for start in stride(from: 20, to: 300, by: 20) {
                try await scene.producer.publish(facts(start..<start + 20))
            }
            try await OwnThread.run { try scene.running.awaitText("publishing was cut off") }
            try await scene.node.waitUntil("all is folded", scene.running) {
                $0.value.live.used == 300
            }
            var queue = try await OutputQueue(.reportingMetrics, at: place, waitsAtGaps: true)
            let isComplete = try await queue.read { inbox in
                inbox.outputs.contains { $0.data["enrollmentRef"] == .string("e299") }
            }
            #expect(isComplete, "\(scene.running.text)")
            try await scene.node.waitUntil("all is confirmed", scene.running) {
                $0.value.confirmedFeed == $0.value.lastFeed
            }
            Notice.say("full queue: \(queue.inbox.early) outputs came before their turn")
            try await check(scene, facts: 300, &queue)
        }

        @Test func `a log of many segments is read across their borders`() async throws {
            let scene = try await scene(stream: Self.manySegments)
            for start in stride(from: 20, to: 480, by: 20) {
                try await scene.producer.publish(facts(start..<start + 20))
            }
            try await scene.node.waitUntil("all is folded", scene.running) {
                $0.value.live.used == 480 && $0.value.confirmedFeed == $0.value.lastFeed
            }
            try await check(scene, facts: 480)
        }

        @Test func `a node whose history was cut stops with a sentence and skips nothing`()
            async throws
        {
            let scene = try await scene(stream: Self.shortMemory)
            try await scene.node.stop(scene.running)
            let before = try await scene.node.status().position
            for start in stride(from: 20, to: 480, by: 20) {
                try await scene.producer.publish(facts(start..<start + 20))
            }
            await scene.producer.log.close()

            let (status, text) = try await end(try scene.node.start())

            #expect(status == 69, "\(text)")
            #expect(text.contains("no longer holds position"), "\(text)")
            #expect(text.contains("rebuild") || text.contains("restore"), "\(text)")
            #expect(try await scene.node.status().position == before)
        }

        @Test(arguments: [true, false])
        func `a node whose log was made anew stops with a sentence`(isRunning: Bool) async throws {
            let scene = try await scene()
            if !isRunning { try await scene.node.stop(scene.running) }
            let before = try await scene.node.status().position
            let place = scene.place
            try await OwnThread.run { try place.makeLogAnew() }
            try await scene.producer.publish(facts(100..<103))
            await scene.producer.log.close()

            let (status, text) = try await end(
                isRunning ? scene.running : try scene.node.start()
            )

            #expect(status == 69, "\(text)")
            // It may come to look while there is no stream at all.
            let sentences = ["headroom.log ends before position", "no queue 'headroom.log'"]
            #expect(sentences.contains { text.contains($0) }, "\(text)")
            #expect(try await scene.node.status().position <= before + 1)
        }

        private func end(_ program: RunningProgram) async throws -> (Int32?, String) {
            try await OwnThread.run {
                let status = program.awaitEnd(within: .seconds(60))
                return (status, program.text)
            }
        }
    }
}
