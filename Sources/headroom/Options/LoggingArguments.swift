import ArgumentParser
import CoreMetrics
import Logging
import Telemetry

/// How the process speaks to whoever operates it.
struct LoggingArguments: ParsableArguments {
    @Option(help: "How log lines look: text or json.")
    var logFormat: String = "text"

    @Option(help: "The least level that is logged: trace, debug, info, warning, error.")
    var logLevel: String?

    func validate() throws {
        guard LogFormat(rawValue: logFormat) != nil else {
            throw ValidationError("--log-format must be text or json")
        }
        if let logLevel, Logger.Level(rawValue: logLevel) == nil {
            throw ValidationError("--log-level must be one of trace, debug, info, warning, error")
        }
    }

    /// Sets logging and metrics up for the process, once, and returns both.
    func bootstrap(defaultLevel: Logger.Level) -> (PrometheusMetrics, Logger) {
        let format = LogFormat(rawValue: logFormat) ?? .text
        let level = logLevel.flatMap(Logger.Level.init(rawValue:)) ?? defaultLevel
        LoggingSystem.bootstrap { LineLogHandler(label: $0, format: format, level: level) }
        let metrics = PrometheusMetrics(help: NodeMetrics.help)
        MetricsSystem.bootstrap(metrics)
        return (metrics, Logger(label: "headroom"))
    }
}
