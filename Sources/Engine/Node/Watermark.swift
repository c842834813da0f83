import Synchronization

/// A number that only rises, and that others wait for.
///
/// The engine raises it with every commit, the relay with every confirm; nobody polls.
package final class Watermark: Sendable {
    private struct Waiter {
        let id: Int
        let beyond: Int64
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var value: Int64
        var nextId = 0
        var waiters: [Waiter] = []
        var isClosed = false
    }

    private let state: Mutex<State>

    /// Starts at a value.
    package init(_ value: Int64) {
        state = Mutex(State(value: value))
    }

    /// The value now.
    package var value: Int64 { state.withLock { $0.value } }

    /// Raises the value and wakes whoever waited for it; a lower one changes nothing.
    package func raise(to value: Int64) {
        let woken = state.withLock { state -> [Waiter] in
            guard value > state.value else { return [] }
            state.value = value
            let woken = state.waiters.filter { $0.beyond < value }
            state.waiters.removeAll { $0.beyond < value }
            return woken
        }
        for waiter in woken { waiter.continuation.resume() }
    }

    /// Wakes everybody for good: the node stops.
    package func close() {
        let woken = state.withLock { state -> [Waiter] in
            state.isClosed = true
            defer { state.waiters.removeAll() }
            return state.waiters
        }
        for waiter in woken { waiter.continuation.resume() }
    }

    /// Waits until the value is beyond `value`, the node stops, or the task is cancelled.
    package func wait(beyond value: Int64) async {
        let id = state.withLock { state -> Int in
            state.nextId += 1
            return state.nextId
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isDone = state.withLock { state -> Bool in
                    if state.isClosed || state.value > value || Task.isCancelled { return true }
                    state.waiters.append(
                        Waiter(id: id, beyond: value, continuation: continuation)
                    )
                    return false
                }
                if isDone { continuation.resume() }
            }
        } onCancel: {
            let woken = state.withLock { state -> Waiter? in
                guard let index = state.waiters.firstIndex(where: { $0.id == id }) else {
                    return nil
                }
                return state.waiters.remove(at: index)
            }
            woken?.continuation.resume()
        }
    }
}
