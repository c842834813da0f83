/// The edges between the states of an instance.
extension InstanceGuards {
    /// The states that can follow a state, in the order of its life.
    ///
    /// Source: domain §5.1.
    package static func allowedTargets(from status: InstanceStatus) -> [InstanceStatus] {
        switch status {
        case .planned: [.active, .completed]
        case .active: [.paused, .completed]
        case .paused: [.active, .completed]
        case .completed: []
        }
    }
}
