/// The outputs that Headroom publishes, by the names of domain §21.4.
package enum OutputType: String, Sendable, Hashable, CaseIterable {
    /// The verdict on a request.
    case enrollmentDecided = "enrollment.decided"
    /// An enrollment got a cohort.
    case enrollmentPlaced = "enrollment.placed"
    /// A fact of joining was taken.
    case enrollmentRecorded = "enrollment.recorded"
    /// An enrollment is over.
    case enrollmentEnded = "enrollment.ended"
    /// A wait is over without a promotion.
    case enrollmentWaitlistEnded = "enrollment.waitlist_ended"
    /// The answer to a hold that was asked for.
    case enrollmentHoldDecided = "enrollment.hold_decided"
    /// A hold keeps nothing any more.
    case enrollmentHoldEnded = "enrollment.hold_ended"
    /// Somebody who waited is offered a place.
    case enrollmentOffered = "enrollment.offered"
    /// A milestone of a program was reached.
    case enrollmentMilestoneReached = "enrollment.milestone_reached"
    /// Used, limit, cap or the waiting list changed.
    case capacityChanged = "capacity.changed"
    /// A threshold was crossed and is worth telling.
    case capacityThresholdCrossed = "capacity.threshold_crossed"
    /// A threshold can be crossed again.
    case capacityThresholdRearmed = "capacity.threshold_rearmed"
    /// A quota reached a percentage that people are told of.
    case capacityQuotaCrossed = "capacity.quota_crossed"
    /// A use of a quota fell below a percentage that people were told of, or its period is over.
    case capacityQuotaRearmed = "capacity.quota_rearmed"
    /// A custom threshold was crossed and is worth telling.
    case capacityCustomThresholdCrossed = "capacity.custom_threshold_crossed"
    /// A custom threshold can be crossed again.
    case capacityCustomThresholdRearmed = "capacity.custom_threshold_rearmed"
    /// What happened to alerts since the last digest.
    case capacityAlertDigest = "capacity.alert_digest"
    /// Nobody reacted to a bad alert.
    case capacityAlertEscalated = "capacity.alert_escalated"
    /// A campaign is expected to be full on another date than was told.
    case capacityForecastUpdated = "capacity.forecast_updated"
    /// At its pace a campaign will be full soon, long before alerts speak.
    case capacityFillWarningRaised = "capacity.fill_warning_raised"
    /// An early warning is over.
    case capacityFillWarningCleared = "capacity.fill_warning_cleared"
    /// A campaign exists.
    case campaignCreated = "campaign.created"
    /// Fields of a campaign changed.
    case campaignUpdated = "campaign.updated"
    /// A campaign moved along an edge.
    case campaignStatusChanged = "campaign.status_changed"
    /// A transition by the clock was not possible.
    case campaignTransitionFailed = "campaign.transition_failed"
    /// What a campaign was sold for changed.
    case campaignTermsChanged = "campaign.terms_changed"
    /// A cohort exists.
    case instanceCreated = "instance.created"
    /// A cohort moved on.
    case instanceStatusChanged = "instance.status_changed"
    /// A template version became active.
    case programVersionPublished = "program.version_published"
    /// A group was made or switched.
    case programGroupChanged = "program.group_changed"
    /// A billable fact is in the ledger.
    case billingUsageRecorded = "billing.usage_recorded"
    /// A month is closed, and what is owed for it is final.
    case billingInvoiceFinalized = "billing.invoice_finalized"
    /// A month takes no more records, and these are the sums of what it holds.
    case billingPeriodClosed = "billing.period_closed"
    /// An open month comes to another amount than when it was told last.
    case billingInvoicePreviewed = "billing.invoice_previewed"
    /// The sums of a month's records, for a consumer that asked for them.
    case billingUsageStatement = "billing.usage_statement"
    /// A campaign's ledger, counters and statements were compared.
    case billingReconciled = "billing.reconciled"
    /// The figures of a campaign at a moment.
    case metricsSnapshotCreated = "metrics.snapshot_created"
    /// An activity or evidence was associated with a campaign and counts.
    case evidenceAssociated = "evidence.associated"
    /// An activity or evidence waits for a person to say its campaign.
    case evidenceReviewRequested = "evidence.review_requested"
    /// There is something to sell.
    case upsellRaised = "upsell.raised"
    /// What there is to sell changed.
    case upsellUpdated = "upsell.updated"
    /// There is nothing to sell any more.
    case upsellExpired = "upsell.expired"
    /// Sales took it on.
    case upsellAccepted = "upsell.accepted"
    /// Sales turned it down.
    case upsellDeclined = "upsell.declined"
    /// The deal behind it was won or lost.
    case upsellClosed = "upsell.closed"
    /// An input waits for another one.
    case ingestMessageParked = "ingest.message_parked"
    /// A parked input was applied.
    case ingestMessageResolved = "ingest.message_resolved"
    /// An input is on the rejected desk.
    case ingestMessageRejected = "ingest.message_rejected"
    /// Overrides of a configuration changed.
    case campaignConfigOverridden = "campaign.config_overridden"
    /// A campaign moved to another version of its template, or back.
    case campaignMigrated = "campaign.migrated"
    /// A template version takes no new campaigns any more.
    case programVersionDeprecated = "program.version_deprecated"
    /// A template version is out of all use.
    case programVersionArchived = "program.version_archived"
    /// Prices for a currency are known from a date on.
    case programPricebookPublished = "program.pricebook_published"

    /// What should be done about a contract, or why, changed.
    case insightsPricingChanged = "insights.pricing_changed"

    /// The CloudEvents type.
    package var type: String { "headroom.\(rawValue).v1" }

    /// More than any `index`: how many bits or places a count by type needs.
    package static let indexLimit = 64

    /// The place among all types, for counting without hashing: of one type alone, and below
    /// `indexLimit`.
    package var index: Int {
        switch self {
        case .enrollmentDecided: 0
        case .enrollmentPlaced: 1
        case .enrollmentRecorded: 2
        case .enrollmentEnded: 3
        case .enrollmentWaitlistEnded: 4
        case .enrollmentMilestoneReached: 32
        case .capacityChanged: 5
        case .capacityThresholdCrossed: 6
        case .capacityThresholdRearmed: 7
        case .campaignCreated: 8
        case .campaignUpdated: 9
        case .campaignStatusChanged: 10
        case .campaignTransitionFailed: 11
        case .campaignTermsChanged: 12
        case .instanceCreated: 13
        case .instanceStatusChanged: 14
        case .programVersionPublished: 15
        case .programGroupChanged: 16
        case .billingUsageRecorded: 17
        case .upsellRaised: 18
        case .upsellUpdated: 19
        case .upsellExpired: 20
        case .ingestMessageParked: 21
        case .ingestMessageResolved: 22
        case .ingestMessageRejected: 23
        case .campaignConfigOverridden: 24
        case .campaignMigrated: 25
        case .programVersionDeprecated: 26
        case .programVersionArchived: 27
        case .programPricebookPublished: 28
        case .capacityQuotaCrossed: 29
        case .billingInvoiceFinalized: 30
        case .billingReconciled: 31
        case .enrollmentHoldDecided: 33
        case .enrollmentHoldEnded: 34
        case .enrollmentOffered: 35
        case .billingPeriodClosed: 36
        case .billingInvoicePreviewed: 37
        case .billingUsageStatement: 38
        case .metricsSnapshotCreated: 39
        case .capacityQuotaRearmed: 40
        case .capacityCustomThresholdCrossed: 41
        case .capacityCustomThresholdRearmed: 42
        case .capacityAlertDigest: 43
        case .capacityAlertEscalated: 44
        case .evidenceAssociated: 45
        case .evidenceReviewRequested: 46
        case .insightsPricingChanged: 49
        case .capacityForecastUpdated: 54
        case .capacityFillWarningRaised: 55
        case .capacityFillWarningCleared: 56
        case .upsellAccepted: 51
        case .upsellDeclined: 52
        case .upsellClosed: 53
        }
    }
}
