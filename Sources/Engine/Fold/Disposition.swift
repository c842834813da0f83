/// What became of an input; every input ends in exactly one.
///
/// Source: domain §1.6.
package enum Disposition: String, Sendable, Hashable, CaseIterable {
    /// It was folded.
    case applied
    /// A command whose guards failed; the result is stored, nothing changed.
    case refused
    /// The same message again.
    case duplicateMessage = "duplicate_message"
    /// Another message about a business fact that is known.
    case duplicateBusiness = "duplicate_business"
    /// A tick that is not later than the clock.
    case ignoredTick = "ignored_tick"
    /// It waits for another input.
    case parked
    /// It is on the rejected desk.
    case rejected
}
