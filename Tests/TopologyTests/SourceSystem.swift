import Contracts

/// A kind of system that publishes inputs, with the user that stands for it in the definitions.
enum SourceSystem: String, CaseIterable {
    /// Who joins and leaves.
    case enrollment = "enrollment-veridia"
    /// What happens in the programs.
    case program = "program-veridia"
    /// What is spent, and how subscriptions stand.
    case finance = "finance-veridia"

    /// Which systems publish an input: no switch has a default, so a new input needs an answer.
    static func publishers(of type: InputType) -> Set<SourceSystem> {
        switch type {
        case .enrollmentRequested, .enrollmentCreated, .enrollmentWithdrawn, .enrollmentCompleted,
            .holdRequested, .holdConfirmed, .holdReleased, .offerAccepted, .offerDeclined:
            [.enrollment]
        case .sessionCompleted, .learnerServed, .milestoneReached, .outcomeRecorded,
            .evidenceRecorded:
            [.program]
        case .costRecorded, .subscriptionChanged: [.finance]
        case .factVoided: [.enrollment, .program]
        case .clockTicked, .billingResendRequested, .billingStatementRequested: []
        }
    }
}
