import Foundation
package import Hummingbird
package import Logging
import ServiceLifecycle
package import Telemetry

/// Serves what the people and programs that run a node ask it: figures and health.
///
/// `GET /metrics`, `GET /health/live` and `GET /health/ready`, open to whoever reaches the port,
/// which by default is this machine alone. It runs until its service group shuts it down.
package struct OperationsServer: Service {
    private let host: String
    private let port: Int
    private let health: any HealthSource
    private let metrics: PrometheusMetrics
    private let logger: Logger
    private let onRunning: @Sendable () async -> Void

    /// Makes a server that is not listening yet.
    ///
    /// Port 0 takes any free one; `onRunning` is called once the server listens.
    package init(
        host: String = "127.0.0.1",
        port: Int,
        health: any HealthSource,
        metrics: PrometheusMetrics,
        logger: Logger,
        onRunning: @escaping @Sendable () async -> Void = {}
    ) {
        self.host = host
        self.port = port
        self.health = health
        self.metrics = metrics
        self.logger = logger
        self.onRunning = onRunning
    }

    /// Listens and serves until graceful shutdown; fails when the port is taken.
    package func run() async throws {
        try await application().run()
    }

    /// The server before it listens, for tests.
    package func application() -> some ApplicationProtocol {
        Application(
            router: router(),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
            onServerRunning: { [onRunning] _ in await onRunning() },
            logger: logger
        )
    }

    private func router() -> Router<BasicRequestContext> {
        let router = Router(options: .autoGenerateHeadEndpoints)
        router.add(middleware: ProblemMiddleware())
        router.resource("metrics") { [metrics] _, _ in
            Self.response(
                .ok,
                PrometheusMetrics.contentType,
                Array(metrics.exposition().utf8)
            )
        }
        router.resource("health/live") { [health] _, _ in
            try Self.response(await health.live())
        }
        router.resource("health/ready") { [health] _, _ in
            try Self.response(await health.ready())
        }
        return router
    }

    private static func response(_ report: HealthReport) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return response(
            report.isWell ? .ok : .serviceUnavailable,
            "application/json",
            Array(try encoder.encode(report))
        )
    }

    private static func response(
        _ status: HTTPResponse.Status,
        _ contentType: String,
        _ body: [UInt8]
    ) -> Response {
        Response(
            status: status,
            headers: [.contentType: contentType, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: body))
        )
    }
}
