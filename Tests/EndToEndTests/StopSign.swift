import Synchronization

/// Tells a task that it is time to end.
final class StopSign: Sendable {
    private let raised = Atomic<Bool>(false)

    /// Whether it is time.
    var isRaised: Bool { raised.load(ordering: .acquiring) }

    /// Says so.
    func raise() { raised.store(true, ordering: .releasing) }
}
