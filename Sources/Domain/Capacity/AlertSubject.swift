/// What an alert is about: which line was crossed.
package enum AlertSubject: Hashable, Sendable {
    /// One of the four thresholds of domain §8.1, in percent.
    case threshold(Int64)
    /// A custom threshold of a campaign: its key, and what it compared with which value.
    case custom(key: String, kind: CustomThreshold.Kind, value: Int64)
    /// A quota, and the percentage of its limit.
    case quota(id: String, percent: Int64)

    /// The word for the kind of line.
    package var word: String {
        switch self {
        case .threshold: Self.words[0]
        case .custom: Self.words[1]
        case .quota: Self.words[2]
        }
    }

    /// The words for the kinds of lines.
    package static let words = ["threshold", "custom", "quota"]

    /// What people call the line: `80 %`, the key of a threshold, or the quota and its percentage.
    package var name: String {
        switch self {
        case .threshold(let percent): "\(percent) %"
        case .custom(let key, _, _): key
        case .quota(let id, let percent): "\(id) \(percent) %"
        }
    }

    /// How bad it is that a quota reached a percentage: what is used up is an error.
    ///
    /// Source: the article on alerts.
    package static func severity(ofQuotaAt percent: Int64) -> AlertSeverity {
        if percent >= 100 { return .error }
        return percent >= 90 ? .warning : .info
    }
}
