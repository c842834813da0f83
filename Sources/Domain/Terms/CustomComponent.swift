/// A part of custom terms that is charged by use.
///
/// Source: domain §9.1.
package struct CustomComponent: Hashable, Sendable {
    /// What is counted.
    package enum Unit: String, CaseIterable, Sendable {
        /// Volunteer hours.
        case hour
        /// Sessions held.
        case session
        /// Learners served.
        case learner
    }

    /// The name, unique among the components.
    package let name: String
    /// What is counted.
    package let unit: Unit
    /// The price of a unit in minor units.
    package let rateMinor: Int64
    /// The most units that are charged; nil is no limit.
    package let cap: Int64?

    /// A component.
    package init(name: String, unit: Unit, rateMinor: Int64, cap: Int64? = nil) {
        self.name = name
        self.unit = unit
        self.rateMinor = rateMinor
        self.cap = cap
    }
}
