/// Which values a layer may put over its parent's.
///
/// Source: domain §3.3.
package enum OverrideMode: String, CaseIterable, Sendable {
    /// Any valid value.
    case free
    /// Only the parent's value.
    case none
    /// A list with everything that the parent's list has.
    case addOnly
    /// An integer that is no smaller; a truth value that does not turn false.
    case raiseOnly

    /// How little it allows: the higher, the stricter.
    var strictness: Int {
        switch self {
        case .free: 0
        case .addOnly, .raiseOnly: 1
        case .none: 2
        }
    }

    /// Whether a value may stand over the parent's; a value of the wrong type is none of its business.
    func allows(_ value: ConfigurationValue, over parent: ConfigurationValue?) -> Bool {
        if value == parent { return true }
        switch self {
        case .free: return true
        case .none: return false
        case .addOnly:
            guard case .list(let items) = value, case .list(let kept)? = parent else { return true }
            return Set(items).isSuperset(of: kept)
        case .raiseOnly:
            switch (value, parent) {
            case (.int(let number), .int(let least)?): return number >= least
            case (.bool(let isOn), .bool(let wasOn)?): return isOn || !wasOn
            default: return true
            }
        }
    }
}
