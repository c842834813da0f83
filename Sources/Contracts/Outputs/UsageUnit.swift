package import Domain

/// What the quantity of a ledger record counts, under the name that messages and tables give it.
///
/// Records know seats, seat-days, thousandths of a credit, learners, sessions, fees and milestones.
package typealias UsageUnit = BillingUnit
