/// How often a campaign comes back.
///
/// Source: domain §20.
package enum RecurrenceInterval: String, CaseIterable, Sendable {
    /// Every month.
    case month
    /// Every three months.
    case quarter
    /// Every twelve months.
    case year

    /// The months from one start to the next.
    package var months: Int64 {
        switch self {
        case .month: 1
        case .quarter: 3
        case .year: 12
        }
    }
}
