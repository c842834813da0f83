package import Engine
import Foundation
import Storage
import Synchronization

/// Breaks turns at a chosen step: the process dies there, or the disk is full for once.
///
/// A dying process leaves the files as they are at that instant; they are copied then and there,
/// so that nothing the dying engine still does can reach them.
package final class TurnBreaker: TurnProbe {
    /// The steps at which a turn can be broken.
    package enum Step: CaseIterable, Sendable {
        /// Nothing is folded.
        case begun
        /// A record is about to be folded.
        case folding
        /// All records are folded, nothing of the actors is written.
        case folded
        /// Everything is written, nothing is committed.
        case written
        /// It is committed, and nobody knows.
        case committed

        fileprivate init(_ step: TurnStep) {
            switch step {
            case .begun: self = .begun
            case .folding: self = .folding
            case .folded: self = .folded
            case .written: self = .written
            case .committed: self = .committed
            }
        }
    }

    /// Where and how the next turn breaks.
    struct Plan {
        let step: Step
        /// How many such steps go well before.
        var skips: Int
        /// The file and where to keep it, for a death; nil for a full disk.
        let death: (file: String, copy: String)?
    }

    /// The process is dead.
    struct Death: Error {}

    private let plan = Mutex<Plan?>(nil)

    /// Makes a probe that lets everything pass.
    package init() {}

    /// Breaks the next turn that comes to the step; nil lets all pass.
    func arm(_ next: Plan?) { plan.withLock { $0 = next } }

    /// Breaks the turn, if that is planned here.
    package func reached(_ step: TurnStep) throws {
        let due = plan.withLock { plan -> Plan? in
            guard plan?.step == Step(step) else { return nil }
            if let skips = plan?.skips, skips > 0 {
                plan?.skips = skips - 1
                return nil
            }
            defer { plan = nil }
            return plan
        }
        guard let due else { return }
        guard let death = due.death else { throw StorageFault(.diskFull, "for once") }
        try Scratch.copy(database: death.file, to: death.copy)
        throw Death()
    }
}
