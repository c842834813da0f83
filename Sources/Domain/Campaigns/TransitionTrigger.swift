/// What made a campaign or instance change its state.
///
/// Source: domain §4.2.
package enum TransitionTrigger: String, CaseIterable, Sendable {
    /// A person's command.
    case manual
    /// A date that the life cycle itself knows.
    case clock
    /// A scheduled transition.
    case schedule
    /// A consequence of something else.
    case system
}
