/// Whether somebody checked a piece of evidence.
///
/// Source: domain §13.2.
package enum EvidenceVerification: String, CaseIterable, Sendable {
    /// Nobody did.
    case unverified
    /// Somebody did.
    case verified
    /// It must not be shown.
    case redacted
}
