import Contracts
import Synchronization

/// Decoded batches on their way to the engine: bounded, one producer, one consumer.
final class BatchQueue: Sendable {
    private struct State {
        var records: [Record] = []
        var isClosed = false
        var producer: CheckedContinuation<Void, Never>?
        var consumer: CheckedContinuation<Void, Never>?
    }

    private let bound: Int
    private let state = Mutex(State())

    init(bound: Int) {
        self.bound = bound
    }

    /// Adds records; waits while the engine is more than the bound behind.
    func push(_ records: [Record]) async {
        let consumer = state.withLock { state -> CheckedContinuation<Void, Never>? in
            state.records.append(contentsOf: records)
            defer { state.consumer = nil }
            return state.consumer
        }
        consumer?.resume()
        await withCheckedContinuation { continuation in
            let mayGoOn = state.withLock { state -> Bool in
                if state.isClosed || state.records.count < bound { return true }
                state.producer = continuation
                return false
            }
            if mayGoOn { continuation.resume() }
        }
    }

    /// Takes up to `maximum` records, waiting for the first; nil when the queue is closed.
    func pop(maximum: Int) async -> [Record]? {
        await withCheckedContinuation { continuation in
            let isReady = state.withLock { state -> Bool in
                if state.isClosed || !state.records.isEmpty { return true }
                state.consumer = continuation
                return false
            }
            if isReady { continuation.resume() }
        }
        let (taken, producer) = state.withLock {
            state -> ([Record]?, CheckedContinuation<Void, Never>?) in
            if state.isClosed { return (nil, nil) }
            let taken: [Record]
            if state.records.count <= maximum {
                taken = state.records
                state.records = []
            } else {
                taken = Array(state.records.prefix(maximum))
                state.records.removeFirst(maximum)
            }
            guard state.records.count < bound else { return (taken, nil) }
            defer { state.producer = nil }
            return (taken, state.producer)
        }
        producer?.resume()
        return taken
    }

    /// Ends both sides; what is still queued is dropped, since it is in the log.
    func close() {
        let waiting = state.withLock { state -> [CheckedContinuation<Void, Never>] in
            state.isClosed = true
            defer {
                state.producer = nil
                state.consumer = nil
            }
            return [state.producer, state.consumer].compactMap { $0 }
        }
        for continuation in waiting { continuation.resume() }
    }
}
