import CoreMetrics
import Domain
import Engine
import Telemetry

/// What a node's metrics mean, and those that are there before anything has happened.
///
/// A counter that appears with its first count has no rate for a monitoring system, so nobody is
/// told of the first rejected input. Counters that people watch therefore begin at zero.
enum NodeMetrics {
    /// What each metric means, by the label under which the engine makes it.
    static let help = [
        "headroom_alerts_total": "Capacity alerts decided, by what became of them.",
        "headroom_awake_campaigns": "Campaigns that are held in memory.",
        "headroom_confirms_total": "Outputs that the broker has confirmed.",
        "headroom_inputs_total": "Inputs folded, by what became of them.",
        "headroom_lag_records": "Records of the log that are not folded yet.",
        "headroom_lag_seconds": "Age of the oldest record that is not folded yet.",
        "headroom_outbox_age_seconds": "Age of the oldest output that is not confirmed yet.",
        "headroom_outbox_depth": "Outputs that are not confirmed yet.",
        "headroom_outputs_total": "Outputs written, by type.",
        "headroom_position": "The log position that the state reflects.",
        "headroom_turn_duration": "How long a turn takes, from its first record to its commit.",
        "headroom_turn_records": "Records that a turn folds.",
        "headroom_wal_bytes": "Size of the database's write-ahead log.",
        "process_open_fds": "Descriptors open now.",
        "process_resident_memory_bytes": "Memory in use.",
    ]

    /// Makes the counters that people watch, at zero, and looks at the process when asked.
    static func begin(in metrics: PrometheusMetrics) {
        let memory = Gauge(label: "process_resident_memory_bytes", factory: metrics)
        let descriptors = Gauge(label: "process_open_fds", factory: metrics)
        metrics.beforeExposition {
            let figures = ProcessFigures.now()
            memory.record(figures.residentBytes)
            descriptors.record(figures.openDescriptors)
        }
        for disposition in Disposition.allCases {
            let dimensions = [("disposition", disposition.rawValue)]
            metrics.makeCounter(label: "headroom_inputs_total", dimensions: dimensions)
                .increment(by: 0)
        }
        for status in AlertStatus.allCases {
            metrics.makeCounter(
                label: "headroom_alerts_total",
                dimensions: [("status", status.rawValue)]
            ).increment(by: 0)
        }
    }
}
