package import Domain

/// Something that happens by itself at an instant of the log's clock.
///
/// Source: domain §1.2 C3, C4.
package struct DueRow: Sendable, Hashable {
    /// What happens.
    package enum Kind: String, Sendable, Hashable {
        /// A template version makes place for its successor.
        case versionDeprecate = "version_deprecate"
        /// A template version starts nothing any more.
        case versionArchive = "version_archive"
        /// Terms take effect.
        case termsEffective = "terms_effective"
        /// A bundle subscription starts or ends.
        case subscriptionPeriod = "subscription_period"
        /// A1: a campaign becomes active.
        case campaignActivate = "campaign_activate"
        /// A2: a campaign is complete.
        case campaignComplete = "campaign_complete"
        /// A3: a campaign starts recruiting.
        case campaignRecruit = "campaign_recruit"
        /// A4: a campaign is closed.
        case campaignClose = "campaign_close"
        /// A transition that somebody ordered for this moment.
        case scheduledTransition = "scheduled_transition"
        /// The next clone of a recurrence.
        case recurrence
        /// A cohort starts.
        case instanceActivate = "instance_activate"
        /// A cohort is complete.
        case instanceComplete = "instance_complete"
        /// A wait is over.
        case waitlistExpire = "waitlist_expire"
        /// The time of a hold or an offer is over.
        case holdExpire = "hold_expire"
        /// The fee of a month of custom terms.
        case monthlyFee = "monthly_fee"
        /// A milestone of custom terms falls due.
        case contractMilestone = "contract_milestone"
        /// The daily comparison of ledger and counters.
        case reconcile
        /// A month takes no more records.
        case monthClose = "month_close"
        /// What open months come to is told.
        case invoicePreview = "invoice_preview"
        /// The next period of a quota starts.
        case quotaPeriod = "quota_period"
        /// A parked input waited too long.
        case parkedExpire = "parked_expire"
        /// More parked inputs than one record resolves.
        case parkedResolve = "parked_resolve"
        /// The next snapshot of a campaign.
        case snapshot
        /// The daily look at which snapshots are kept.
        case snapshotRetention = "snapshot_retention"
        /// The daily look at what could be sold.
        case upsellEvaluate = "upsell_evaluate"
        /// The daily look at what should be done about a contract.
        case pricingEvaluate = "pricing_evaluate"
        /// The daily look at when a campaign will be full.
        case forecast
        /// The daily look at what could be sold to a company as a whole.
        case upsellCompany = "upsell_company"
        /// The snooze of a signal is over.
        case upsellWake = "upsell_wake"
        /// The quiet hours that kept alerts of a campaign back are over.
        case alertQuietEnd = "alert_quiet_end"
        /// Nobody has reacted to an alert.
        case alertEscalate = "alert_escalate"
        /// The daily digest of alerts for a kind of contact.
        case alertDigest = "alert_digest"

        /// The rank of domain §1.2 C4.
        package var rank: Int64 {
            switch self {
            case .versionDeprecate, .versionArchive: 0
            case .termsEffective: 1
            case .subscriptionPeriod: 2
            case .campaignActivate, .campaignComplete, .campaignRecruit, .campaignClose,
                .scheduledTransition, .recurrence:
                3
            case .instanceActivate, .instanceComplete: 4
            case .waitlistExpire, .holdExpire: 5
            case .quotaPeriod, .monthlyFee, .contractMilestone: 6
            case .parkedExpire, .parkedResolve: 7
            case .snapshot: 9
            case .upsellEvaluate, .upsellCompany, .upsellWake, .pricingEvaluate, .forecast,
                .alertQuietEnd, .alertEscalate, .alertDigest:
                10
            case .reconcile: 11
            case .monthClose, .invoicePreview: 12
            case .snapshotRetention: 13
            }
        }

        /// The order among items of one rank and entity: A1 before A2, A3, A4.
        package var item: Int64 {
            switch self {
            case .campaignActivate: 1
            case .campaignComplete: 2
            case .campaignRecruit: 3
            case .campaignClose: 4
            case .scheduledTransition: 5
            case .recurrence: 6
            case .instanceActivate: 1
            case .instanceComplete: 2
            case .alertQuietEnd: 1
            case .alertEscalate: 2
            case .alertDigest: 3
            case .upsellCompany: 4
            case .upsellWake: 5
            case .forecast: 6
            case .pricingEvaluate: 7
            case .versionArchive, .invoicePreview: 1
            case .versionDeprecate, .termsEffective, .waitlistExpire, .holdExpire,
                .parkedExpire, .parkedResolve, .upsellEvaluate, .subscriptionPeriod,
                .quotaPeriod,
                .monthlyFee, .contractMilestone, .reconcile, .monthClose, .snapshot,
                .snapshotRetention:
                0
            }
        }
    }

    /// The campaign, cohort, entry or parked input.
    package var entity: String
    /// What happens.
    package var kind: Kind
    /// When.
    package var dueAt: Instant
    /// To whom it belongs.
    package var company: String

    /// Makes an item.
    package init(entity: String, kind: Kind, dueAt: Instant, company: String) {
        self.entity = entity
        self.kind = kind
        self.dueAt = dueAt
        self.company = company
    }
}
