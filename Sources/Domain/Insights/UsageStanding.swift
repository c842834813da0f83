/// How much of a contract is used, in words.
///
/// Source: domain §9.3.
package enum UsageStanding: String, CaseIterable, Sendable {
    /// Nothing was sold, so nothing can be full.
    case unsold
    /// Less than 80 % are used.
    case within
    /// 80 % are reached, but not everything is used.
    case near
    /// Exactly everything is used.
    case reached
    /// More than what was sold is used.
    case exceeded
}

extension ContractUsage {
    /// The word for the use.
    package var standing: UsageStanding {
        if limit <= 0 { return .unsold }
        if used > limit { return .exceeded }
        if isExhausted { return .reached }
        return isNear ? .near : .within
    }
}
