import Contracts
import Metrics

/// What a node tells its metrics; every name once.
final class NodeFigures: Sendable {
    private let position = Gauge(label: "headroom_position")
    private let lagRecords = Gauge(label: "headroom_lag_records")
    private let lagSeconds = Gauge(label: "headroom_lag_seconds")
    private let turnRecords = Recorder(label: "headroom_turn_records", aggregate: true)
    private let turnDuration = Timer(label: "headroom_turn_duration")
    private let outboxDepth = Gauge(label: "headroom_outbox_depth")
    private let outboxAge = Gauge(label: "headroom_outbox_age_seconds")
    private let confirms = Counter(label: "headroom_confirms_total")
    private let walBytes = Gauge(label: "headroom_wal_bytes")
    private let awake = Gauge(label: "headroom_awake_campaigns")

    func turn(_ report: TurnReport, nanoseconds: Int64) {
        position.record(report.position)
        turnRecords.record(report.figures.records)
        turnDuration.recordNanoseconds(nanoseconds)
        for (disposition, count) in report.figures.dispositions where count > 0 {
            Counter(
                label: "headroom_inputs_total",
                dimensions: [("disposition", disposition.rawValue)]
            ).increment(by: count)
        }
        for (type, count) in report.figures.outputs {
            Counter(label: "headroom_outputs_total", dimensions: [("type", type.rawValue)])
                .increment(by: count)
        }
        for (status, count) in report.figures.alerts {
            Counter(label: "headroom_alerts_total", dimensions: [("status", status)])
                .increment(by: count)
        }
    }

    func lag(records: Int64, milliseconds: Int64) {
        lagRecords.record(records)
        lagSeconds.record(Double(milliseconds) / 1000)
    }

    func outbox(depth: Int64, ageMilliseconds: Int64) {
        outboxDepth.record(depth)
        outboxAge.record(Double(ageMilliseconds) / 1000)
    }

    func confirmed(_ count: Int64) { confirms.increment(by: count) }

    func storage(walBytes bytes: Int64, awakeCampaigns: Int) {
        walBytes.record(bytes)
        awake.record(awakeCampaigns)
    }
}
