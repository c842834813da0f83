/// The places of a turn at which a crash, or a failing disk, must do no harm.
package enum TurnStep: Sendable, Hashable {
    /// The transaction is open, nothing is folded.
    case begun
    /// The record at a position is about to be folded.
    case folding(position: Int64)
    /// All records are folded, the actors' state is not written.
    case folded
    /// Everything is written, nothing is committed.
    case written
    /// The transaction is committed; nobody has been told.
    case committed
}
