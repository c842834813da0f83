/// The answer to a request for a place.
///
/// Source: domain §7.4.
package enum AdmissionDecision: Hashable, Sendable {
    /// The person is enrolled.
    case accepted
    /// The person waits, for these reasons.
    case waitlisted([ReasonCode])
    /// The person is turned away, for these reasons.
    case rejected([ReasonCode])

    /// The reasons told with the answer.
    package var reasons: [ReasonCode] {
        switch self {
        case .accepted: []
        case .waitlisted(let reasons), .rejected(let reasons): reasons
        }
    }

    /// Whether the answer is a capacity refusal, which fires the threshold 110 (domain §8.2).
    package var isCapacityRefusal: Bool { Admission.isCapacityRefusal(reasons) }
}
