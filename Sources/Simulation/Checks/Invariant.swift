/// The invariants of the domain, and what looks whether they hold after a history.
///
/// Source: domain §25.
package enum Invariant: String, CaseIterable, Sendable {
    /// U of seats.
    case i1
    /// U of learners.
    case i2
    /// U of credits.
    case i3
    /// The ledger says what the counters say.
    case i4
    /// Nobody is let in beyond the cap.
    case i5
    /// Nobody counts twice, nothing is in the ledger twice.
    case i6
    /// Nothing has its effect twice.
    case i7
    /// Every input has one disposition.
    case i8
    /// Every crossing has one record.
    case i9
    /// Windows of alerts.
    case i10
    /// Suppressed alerts are told.
    case i11
    /// Numbers and bytes of outputs.
    case i12
    /// Nothing leaves before it is committed, and everything leaves.
    case i13
    /// The same log, the same state.
    case i14
    /// Nothing is from the future.
    case i15
    /// Histories of campaigns.
    case i16
    /// No campaign waits behind its day.
    case i17
    /// Cohorts follow their campaign.
    case i18
    /// Amounts add up.
    case i19
    /// Bundles add up.
    case i20
    /// The order of facts does not matter.
    case i21
    /// Nobody waits who could come in.
    case i22
    /// The configuration of a cohort is what its layers make.
    case i23
    /// The audit is the overrides.
    case i24
    /// Ledger, counters and statements agree.
    case i25
    /// One open signal.
    case i26
    /// Variants of experiments never change.
    case i27
    /// No company sees another one.
    case i28
    /// Stale commands change nothing.
    case i29

    /// Where an invariant is looked at.
    package enum Check: String, Sendable {
        /// In the tables, whatever the model says.
        case state
        /// In the outputs, whatever the model says.
        case outputs
        /// In what consumers received.
        case deliveries
        /// By folding the log again in other turns and from a snapshot.
        case replay
        /// By comparison with the model alone.
        case model
    }

    /// The checks that cover it; empty when none does yet.
    package var checks: [Check] {
        switch self {
        case .i1, .i2, .i3, .i4: [.state, .model]
        // Of learners only the model knows what somebody needed.
        case .i5: [.state, .model]
        case .i6: [.state, .model]
        case .i7: [.state, .outputs, .model]
        case .i8: [.state]
        case .i9: [.model]
        case .i10, .i11: [.state, .model]
        case .i12: [.outputs, .deliveries]
        case .i13: [.deliveries]
        case .i14: [.replay]
        case .i15: [.state, .outputs]
        case .i16, .i17, .i18: [.state, .model]
        case .i19: [.state, .model]
        // That a lender stays below 80 % when it lends, the model alone knows.
        case .i20: [.state, .model]
        // Not by itself: histories delay and repeat facts, but none is folded in another order.
        case .i21: []
        // The model walks every waiting list after every record.
        case .i22: [.model]
        case .i23, .i24: [.state, .model]
        case .i25: [.state, .outputs, .model]
        case .i26: [.state]
        // There are no experiments yet.
        case .i27: []
        case .i28: [.outputs]
        case .i29: [.state, .model]
        }
    }
}
