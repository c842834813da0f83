package import Domain

/// What a record asks the core to fold, once its bytes are understood.
package enum Input: Sendable, Hashable {
    /// `enrollment.requested.v1`
    case enrollmentRequested(EnrollmentRequested)
    /// `enrollment.created.v1`
    case enrollmentCreated(EnrollmentCreated)
    /// `enrollment.withdrawn.v1`
    case enrollmentWithdrawn(EnrollmentWithdrawn)
    /// `enrollment.completed.v1`
    case enrollmentCompleted(EnrollmentCompleted)
    /// `enrollment.hold_requested.v1`
    case holdRequested(HoldRequested)
    /// `enrollment.hold_confirmed.v1`
    case holdConfirmed(HoldConfirmed)
    /// `enrollment.hold_released.v1`
    case holdReleased(HoldReleased)
    /// `enrollment.offer_accepted.v1`
    case offerAccepted(OfferAnswered)
    /// `enrollment.offer_declined.v1`
    case offerDeclined(OfferAnswered)
    /// `session.completed.v1`
    case sessionCompleted(SessionCompleted)
    /// `learner.served.v1`
    case learnerServed(LearnerServed)
    /// `milestone.reached.v1`
    case milestoneReached(MilestoneReached)
    /// `outcome.recorded.v1`
    case outcomeRecorded(OutcomeRecorded)
    /// `evidence.recorded.v1`
    case evidenceRecorded(EvidenceRecorded)
    /// `cost.recorded.v1`
    case costRecorded(CostRecorded)
    /// `subscription.changed.v1`
    case subscriptionChanged(SubscriptionChanged)
    /// `billing.resend_requested.v1`
    case billingResendRequested(BillingResendRequested)
    /// `billing.statement_requested.v1`
    case billingStatementRequested(BillingStatementRequested)
    /// `fact.voided.v1`
    case factVoided(FactVoided)
    /// `headroom.clock.ticked.v1`
    case clockTicked(Instant)
    /// `headroom.command.<name>.v1`
    case command(Command)

    /// The campaign that a fact or a request names; nil where there is none, as for ticks and
    /// commands.
    package var campaignId: String? {
        switch self {
        case .enrollmentRequested(let input): input.campaignId
        case .enrollmentCreated(let input): input.campaignId
        case .enrollmentWithdrawn(let input): input.campaignId
        case .enrollmentCompleted(let input): input.campaignId
        case .holdRequested(let input): input.campaignId
        case .holdConfirmed(let input): input.campaignId
        case .holdReleased(let input): input.campaignId
        case .offerAccepted(let input), .offerDeclined(let input): input.campaignId
        case .sessionCompleted(let input): input.campaignId
        case .learnerServed(let input): input.campaignId
        case .milestoneReached(let input): input.campaignId
        case .outcomeRecorded(let input): input.campaignId
        case .evidenceRecorded(let input): input.campaignId
        case .costRecorded(let input): input.campaignId
        case .factVoided(let input): input.campaignId
        case .subscriptionChanged, .billingResendRequested, .billingStatementRequested,
            .clockTicked, .command:
            nil
        }
    }
}
