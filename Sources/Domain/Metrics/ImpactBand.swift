/// What an impact score is called.
///
/// Source: domain §12.3.
package enum ImpactBand: String, CaseIterable, Sendable {
    /// 90 and more.
    case exceptional
    /// 75 and more.
    case high
    /// 60 and more.
    case good
    /// 40 and more.
    case developing

    /// The band of a score; below 40 there is none.
    package init?(score: Int64) {
        switch score {
        case 90...: self = .exceptional
        case 75...: self = .high
        case 60...: self = .good
        case 40...: self = .developing
        default: return nil
        }
    }
}
