/// What sales made of an open signal.
///
/// Source: domain §10.4.
package enum UpsellClosing: Hashable, Sendable {
    /// It was sold, for an amount if that is known.
    case accept(wonValue: Money?)
    /// It was not sold, for a reason.
    case decline(UpsellDeclineReason)

    /// The status of the signal afterwards.
    package var status: UpsellStatus {
        switch self {
        case .accept: .accepted
        case .decline: .declined
        }
    }
}
