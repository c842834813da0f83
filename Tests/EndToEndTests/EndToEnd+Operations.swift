import AMQP
import BrokerSupport
import Contracts
import EventLog
import Foundation
import Storage
import Testing

extension EndToEnd {
    /// What monitoring and a container's runtime ask a node.
    @Suite("Looking at a node", .timeLimit(.minutes(15)))
    struct OperationsTests {
        /// Every figure that the guide to operation names.
        private static let figures = [
            "headroom_position", "headroom_lag_records", "headroom_lag_seconds",
            "headroom_turn_records_count", "headroom_turn_duration_seconds_count",
            "headroom_outbox_depth", "headroom_outbox_age_seconds", "headroom_confirms_total",
            "headroom_inputs_total{disposition=\"rejected\"}",
            "headroom_inputs_total{disposition=\"duplicate_message\"}",
            "headroom_alerts_total{status=\"sent\"}", "headroom_wal_bytes",
            "process_resident_memory_bytes", "process_open_fds",
        ]

        @Test func `a node says how it is doing, and the image's health check understands it`()
            async throws
        {
            let folder = try Folder()
            let node = ServingNode(folder: folder.path)
            let running = try await node.startTicking()
            let port = try await port(of: running)
            let metrics = try await page("/metrics", port)
            for figure in Self.figures { #expect(metrics.contains("\n\(figure) "), "\(figure)") }
            #expect(metrics.contains("# HELP headroom_lag_records "))
            #expect(try await page("/health/live", port).contains(" 200 OK"))
            #expect(try await page("/health/ready", port).contains("\"status\":\"pass\""))
            let check = try healthCheck().replacing("8080", with: port)
            let healthy = try await Tool(["/bin/bash", "-c", check])
            #expect(healthy.status == 0, "\(healthy.output)")
            try await node.stop(running)
            #expect(try await Tool(["/bin/bash", "-c", check]).status != 0)
        }

        @Test(.enabled(if: PrivateBroker.isAvailable))
        func `a long backlog is folded in little memory`() async throws {
            let place = try await OwnThread.run { try BrokerPlace() }
            let folder = try Folder()
            let node = ServingNode(folder: folder.path, url: place.url("headroom-node"))
            try await node.stop(try await node.startTicking())
            let log = try place.log()
            let campaign = Stage.Campaign(id: "c1", company: "veridia", seats: 5)
            try await log.append(Stage(campaigns: [campaign]).commands)
            let fact = Wire.created("e1", "p1", "c1", of: "veridia")
            for _ in 0..<100 { try await log.append(Array(repeating: fact, count: 2_000)) }
            let end = try await log.lastPosition()
            await log.close()
            let running = try await node.startReading()
            try await node.waitUntil("the backlog is folded", running) { $0.position >= end }
            #expect(try await node.status().value.live.used == 1)
            let metrics = try await page("/metrics", try await port(of: running))
            let line = metrics.split(separator: "\n").last {
                $0.hasPrefix("process_resident_memory_bytes ")
            }
            let bytes = try #require(line?.split(separator: " ").last.flatMap { Int($0) })
            #expect(bytes < 300_000_000)
            try await node.stop(running)
        }

        private func port(of running: RunningProgram) async throws -> String {
            try await OwnThread.run { try running.awaitText("listening on 127.0.0.1:") }
            let words = try #require(running.text.components(separatedBy: "127.0.0.1:").last)
            return String(words.prefix { $0.isNumber })
        }

        private func page(_ path: String, _ port: String) async throws -> String {
            let script = """
                exec 3<>/dev/tcp/127.0.0.1/\(port)
                printf 'GET \(path) HTTP/1.1\\r\\nHost: a\\r\\nConnection: close\\r\\n\\r\\n' >&3
                while read -r line <&3; do echo "$line"; done
                echo "$line"
                """
            return try await Tool(["/bin/bash", "-c", script]).output
        }

        /// The command that the Dockerfile gives the container's runtime.
        private func healthCheck() throws -> String {
            let file = HeadroomBinary.root.appending(path: "Dockerfile")
            let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            let line = try #require(lines.first { $0.contains("/dev/tcp/") })
            let text = line.trimmingCharacters(in: .whitespaces).dropLast()
            return try #require(JSONParser.parse(Array(text.utf8)).string)
        }
    }
}
