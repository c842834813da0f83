import API
import CoreMetrics
import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import ServiceLifecycle
import Synchronization
import Telemetry
import Testing

@Suite("The operations server", .timeLimit(.minutes(15)))
struct OperationsServerTests {
    private let metrics = PrometheusMetrics()
    private let health = FixedHealth()
    private let lines = LogLines()

    @Test func `metrics are a page for Prometheus`() async throws {
        Counter(label: "records", factory: metrics).increment(by: 3)
        try await server().application().test(.router) { client in
            try await client.execute(uri: "/metrics", method: .get) { response in
                #expect(response.status == .ok)
                #expect(
                    response.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8"
                )
                #expect(
                    String(buffer: response.body)
                        == "# TYPE records_total counter\nrecords_total 3\n"
                )
            }
        }
    }

    @Test func `a node that is well says so`() async throws {
        try await server().application().test(.router) { client in
            try await client.execute(uri: "/health/live", method: .get) { response in
                #expect(response.status == .ok)
                #expect(response.headers[.contentType] == "application/json")
                #expect(response.headers[.cacheControl] == "no-store")
                #expect(
                    String(buffer: response.body)
                        == #"{"sentence":"The engine turns.","status":"pass"}"#
                )
            }
        }
    }

    @Test func `a node that is not ready says why, with figures`() async throws {
        try await server().application().test(.router) { client in
            try await client.execute(uri: "/health/ready", method: .get) { response in
                #expect(response.status == .serviceUnavailable)
                #expect(
                    String(buffer: response.body)
                        == #"{"figures":{"brokerConnected":false,"lagRecords":12,"#
                        + #""version":"1.0"},"sentence":"It is 12 records behind.","#
                        + #""status":"fail"}"#
                )
            }
        }
    }

    @Test func `a head is a get without its body`() async throws {
        try await server().application().test(.router) { client in
            try await client.execute(uri: "/health/live", method: .head) { response in
                #expect(response.status == .ok)
                #expect(response.body.readableBytes == 0)
            }
        }
    }

    @Test(arguments: ["/", "/health", "/metrics/x", "/health/live/x", "/%2e%2e/etc"])
    func `an unknown path is a problem`(path: String) async throws {
        try await server().application().test(.router) { client in
            try await client.execute(uri: path, method: .get) { response in
                #expect(response.status == .notFound)
                #expect(response.headers[.contentType] == "application/problem+json")
                #expect(
                    String(buffer: response.body)
                        == #"{"status":404,"title":"There is nothing at this path.","#
                        + #""type":"urn:headroom:problem:not_found"}"#
                )
            }
        }
    }

    @Test(arguments: ["/metrics", "/health/live", "/health/ready"])
    func `a method that a path does not take is a problem that names the others`(
        path: String
    ) async throws {
        try await server().application().test(.router) { client in
            for method in [HTTPRequest.Method.post, .put, .patch, .delete, .options] {
                try await client.execute(uri: path, method: method) { response in
                    #expect(response.status == .methodNotAllowed)
                    #expect(response.headers[.allow] == "GET, HEAD")
                    #expect(response.headers[.contentType] == "application/problem+json")
                    #expect(
                        String(buffer: response.body)
                            .contains("urn:headroom:problem:method_not_allowed")
                    )
                }
            }
        }
    }

    @Test func `a failure becomes an incident whose words stay in the log`() async throws {
        let router = Router()
        router.add(middleware: ProblemMiddleware())
        router.get("broken") { _, _ -> Response in throw Broken() }
        router.get("large") { _, _ -> Response in throw HTTPError(.contentTooLarge) }
        let application = Application(router: router, logger: lines.logger)
        try await application.test(.router) { client in
            try await client.execute(uri: "/broken", method: .get) { response in
                #expect(response.status == .internalServerError)
                let body = String(buffer: response.body)
                #expect(body.contains("urn:headroom:problem:internal_error"))
                #expect(!body.contains("secret"))
                let line = try #require(lines.all.first { $0.contains("a request failed") })
                #expect(line.contains("cause=\"a secret broke\""))
                let incident = try #require(line.split(separator: "incident=").last)
                    .prefix { $0 != " " && $0 != "\n" }
                #expect(body.contains("urn:headroom:incident:\(incident)"))
            }
            try await client.execute(uri: "/large", method: .get) { response in
                #expect(response.status == .contentTooLarge)
                #expect(
                    String(buffer: response.body).contains("urn:headroom:problem:malformed")
                )
            }
        }
    }

    @Test func `it serves on a real port`() async throws {
        try await server().application().test(.live) { client in
            try await client.execute(uri: "/health/live", method: .get) { response in
                #expect(response.status == .ok)
            }
            try await client.execute(uri: "/health/ready", method: .get) { response in
                #expect(response.status == .serviceUnavailable)
            }
            try await client.execute(uri: "/nothing", method: .get) { response in
                #expect(response.status == .notFound)
            }
        }
    }

    @Test func `it runs as a service until it is shut down`() async throws {
        let (running, continuation) = AsyncStream.makeStream(of: Void.self)
        let server = OperationsServer(
            port: 0,
            health: health,
            metrics: metrics,
            logger: lines.logger,
            onRunning: { continuation.finish() }
        )
        let group = ServiceGroup(services: [server], logger: lines.logger)
        async let end: Void = group.run()
        for await _ in running {}
        await group.triggerGracefulShutdown()
        try await end
    }

    private func server() -> OperationsServer {
        OperationsServer(port: 0, health: health, metrics: metrics, logger: lines.logger)
    }

    private struct FixedHealth: HealthSource {
        func live() async -> HealthReport {
            HealthReport(isWell: true, sentence: "The engine turns.")
        }

        func ready() async -> HealthReport {
            HealthReport(
                isWell: false,
                sentence: "It is 12 records behind.",
                figures: ["lagRecords": 12, "brokerConnected": false, "version": "1.0"]
            )
        }
    }

    private struct Broken: Error, CustomStringConvertible {
        let description = "a secret broke"
    }

    private final class LogLines: Sendable {
        private let state = Mutex<[String]>([])

        var all: [String] { state.withLock { $0 } }

        var logger: Logger {
            Logger(label: "api") { label in
                LineLogHandler(
                    label: label,
                    format: .text,
                    output: LogOutput { line in
                        self.state.withLock { $0.append(String(decoding: line, as: UTF8.self)) }
                    }
                )
            }
        }
    }
}
