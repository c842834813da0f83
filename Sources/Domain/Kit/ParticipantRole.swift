/// The two sides of a program.
package enum ParticipantRole: String, CaseIterable, Sendable {
    /// Gives time; takes a seat.
    case volunteer
    /// Is helped; is a learner.
    case beneficiary
}
