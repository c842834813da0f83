import Domain

/// The CloudEvents types of the facts, requests and ticks that Headroom takes.
///
/// Commands have names of their own, see `CommandName`. Source: domain §21.2.
package enum InputType: String, Sendable, Hashable, CaseIterable {
    /// A request that awaits a decision.
    case enrollmentRequested = "enrollment.requested.v1"
    /// A fact: somebody has joined.
    case enrollmentCreated = "enrollment.created.v1"
    /// A fact: somebody has left.
    case enrollmentWithdrawn = "enrollment.withdrawn.v1"
    /// A fact: somebody has finished.
    case enrollmentCompleted = "enrollment.completed.v1"
    /// A unit of room is asked for, to be kept for a while.
    case holdRequested = "enrollment.hold_requested.v1"
    /// Whoever holds a unit of room takes it.
    case holdConfirmed = "enrollment.hold_confirmed.v1"
    /// Whoever holds a unit of room gives it up.
    case holdReleased = "enrollment.hold_released.v1"
    /// A place that was offered to somebody who waited is taken.
    case offerAccepted = "enrollment.offer_accepted.v1"
    /// A place that was offered to somebody who waited is not wanted.
    case offerDeclined = "enrollment.offer_declined.v1"
    /// A fact: a session was held.
    case sessionCompleted = "session.completed.v1"
    /// A fact: a beneficiary was served.
    case learnerServed = "learner.served.v1"
    /// A fact: a milestone was reached.
    case milestoneReached = "milestone.reached.v1"
    /// A fact: a learner was measured.
    case outcomeRecorded = "outcome.recorded.v1"
    /// A fact: something shows what a learner gained.
    case evidenceRecorded = "evidence.recorded.v1"
    /// A fact: money was spent.
    case costRecorded = "cost.recorded.v1"
    /// A subscription's state, as its billing has it.
    case subscriptionChanged = "subscription.changed.v1"
    /// Billing wants outputs again.
    case billingResendRequested = "billing.resend_requested.v1"
    /// Billing wants to check its copy of a month.
    case billingStatementRequested = "billing.statement_requested.v1"
    /// A fact was a mistake.
    case factVoided = "fact.voided.v1"
    /// Time has passed.
    case clockTicked = "headroom.clock.ticked.v1"

    /// The first part of the routing key: the type without `headroom.` and its version.
    package var routingName: String {
        self == .clockTicked ? "clock.ticked" : String(rawValue.dropLast(3))
    }

    func decode(_ fields: inout FieldReader) -> Input? {
        switch self {
        case .enrollmentRequested:
            EnrollmentRequested(&fields).map { .enrollmentRequested($0) }
        case .enrollmentCreated:
            EnrollmentCreated(&fields).map { .enrollmentCreated($0) }
        case .enrollmentWithdrawn:
            EnrollmentWithdrawn(&fields).map { .enrollmentWithdrawn($0) }
        case .enrollmentCompleted:
            EnrollmentCompleted(&fields).map { .enrollmentCompleted($0) }
        case .holdRequested:
            HoldRequested(&fields).map { .holdRequested($0) }
        case .holdConfirmed:
            HoldConfirmed(&fields).map { .holdConfirmed($0) }
        case .holdReleased:
            HoldReleased(&fields).map { .holdReleased($0) }
        case .offerAccepted:
            OfferAnswered(&fields).map { .offerAccepted($0) }
        case .offerDeclined:
            OfferAnswered(&fields).map { .offerDeclined($0) }
        case .sessionCompleted:
            SessionCompleted(&fields).map { .sessionCompleted($0) }
        case .learnerServed:
            LearnerServed(&fields).map { .learnerServed($0) }
        case .milestoneReached:
            MilestoneReached(&fields).map { .milestoneReached($0) }
        case .outcomeRecorded:
            OutcomeRecorded(&fields).map { .outcomeRecorded($0) }
        case .evidenceRecorded:
            EvidenceRecorded(&fields).map { .evidenceRecorded($0) }
        case .costRecorded:
            CostRecorded(&fields).map { .costRecorded($0) }
        case .subscriptionChanged:
            SubscriptionChanged(&fields).map { .subscriptionChanged($0) }
        case .billingResendRequested:
            BillingResendRequested(&fields).map { .billingResendRequested($0) }
        case .billingStatementRequested:
            BillingStatementRequested(&fields).map { .billingStatementRequested($0) }
        case .factVoided:
            FactVoided(&fields).map { .factVoided($0) }
        case .clockTicked:
            fields.instant("at").map { .clockTicked($0) }
        }
    }
}
