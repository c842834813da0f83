/// What the clock needs to know of an instance.
///
/// Source: domain §5.1.
package struct InstanceSchedule: Hashable, Sendable {
    /// The id.
    package let id: String
    /// Its dates.
    package let dates: CivilRange
    /// Its state.
    package var status: InstanceStatus
    /// Whether it was paused together with its campaign.
    package var isPausedByCascade: Bool

    /// The facts of one instance.
    package init(
        id: String,
        dates: CivilRange,
        status: InstanceStatus,
        isPausedByCascade: Bool = false
    ) {
        self.id = id
        self.dates = dates
        self.status = status
        self.isPausedByCascade = isPausedByCascade
    }
}
