/// The queues that take outputs, one for each kind of consumer.
///
/// The bindings also name outputs that are yet to come, so that a consumer's queue need not change
/// when they do. Source: domain §21.4.
package enum ConsumerQueue: String, Sendable, Hashable, CaseIterable {
    /// E: the enrollment services.
    case enrollmentDecisions = "enrollment.decisions"
    /// B: billing.
    case billingUsage = "billing.usage"
    /// J: journey tracking.
    case journeyProgramEvents = "journey.program-events"
    /// S: sales and CRM.
    case salesSignals = "sales.signals"
    /// R: reporting, the only one that sees every sequence number.
    case reportingMetrics = "reporting.metrics"
    /// O: operations.
    case opsAlerts = "ops.alerts"
    /// N: delivery of notifications.
    case notificationsAlerts = "notifications.alerts"
    /// Whoever looks after inputs that could not be understood or applied.
    case rejected = "headroom.rejected"

    /// The binding keys on `headroom.out`.
    package var bindings: [String] {
        switch self {
        case .enrollmentDecisions: ["enrollment.#"]
        case .billingUsage:
            [
                "billing.#", "campaign.status_changed.#", "campaign.terms_changed.#",
                "enrollment.ended.#",
            ]
        case .journeyProgramEvents:
            [
                "enrollment.#", "instance.#", "campaign.created.#", "campaign.updated.#",
                "campaign.status_changed.#", "campaign.config_overridden.#", "program.#",
                "capacity.changed.#",
            ]
        case .salesSignals:
            [
                "upsell.#", "capacity.threshold_crossed.#", "capacity.threshold_rearmed.#",
                "capacity.custom_threshold_crossed.#", "capacity.custom_threshold_rearmed.#",
                "capacity.forecast_updated.#", "capacity.fill_warning_raised.#",
                "capacity.fill_warning_cleared.#", "campaign.status_changed.#",
                "campaign.terms_changed.#", "billing.invoice_finalized.#", "insights.#",
            ]
        case .reportingMetrics: ["#"]
        case .opsAlerts:
            [
                "ingest.#", "campaign.transition_failed.#", "campaign.migrated.#",
                "billing.reconciled.#", "capacity.threshold_crossed.#",
                "capacity.threshold_rearmed.#", "capacity.custom_threshold_crossed.#",
                "capacity.custom_threshold_rearmed.#", "capacity.quota_crossed.#",
                "capacity.quota_rearmed.#", "capacity.alert_escalated.#", "program.#",
                "evidence.#", "experiment.#",
            ]
        case .notificationsAlerts:
            [
                "capacity.threshold_crossed.#", "capacity.custom_threshold_crossed.#",
                "capacity.quota_crossed.#", "capacity.alert_escalated.#",
                "capacity.alert_digest.#", "capacity.fill_warning_raised.#",
                "campaign.status_changed.#", "campaign.transition_failed.#",
            ]
        case .rejected: ["ingest.message_rejected.#"]
        }
    }

    /// Whether a binding key lets outputs of a type through, of whatever company.
    package func takes(_ type: OutputType) -> Bool {
        bindings.contains { binding in
            binding == "#" || "\(type.rawValue).".hasPrefix(binding.dropLast())
        }
    }

    /// The queue that takes what this one's consumer failed on too often.
    package var deadLetterQueue: String { "\(rawValue).dead" }
}
