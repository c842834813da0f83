import Glibc
import Synchronization

/// A TCP relay to a port that can be cut, or stalled so that both ends stay open in silence.
package final class FaultyLink: Sendable {
    /// The port to connect to instead of the real one.
    package let port: Int

    private let target: Int
    private let listener: Int32
    private let state = Mutex(State())

    private struct State {
        var isStalled = false
        var isCut = false
        var isOver = false
        /// Bytes from clients that still pass before everything is cut.
        var budget: Int?
        /// Bytes from clients that still pass before nothing passes any more.
        var stallBudget: Int?
        /// What rearranges the broker's frames, if they are to be.
        var mixer: ConfirmMixer?
    }

    /// Starts relaying to a port of 127.0.0.1.
    package init(to target: Int) {
        self.target = target
        listener = LocalSocket.listening()
        port = LocalSocket.port(of: listener)
        var thread = pthread_t()
        let me = Unmanaged.passRetained(self).toOpaque()
        pthread_create(
            &thread,
            nil,
            { argument in
                guard let argument else { return nil }
                Unmanaged<FaultyLink>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            },
            me
        )
        pthread_detach(thread)
    }

    /// Ends all connections now; new ones are relayed again.
    package func cut() {
        state.withLock { $0.isCut = true }
    }

    /// Ends all connections when so many more bytes have come from the clients.
    package func cut(afterBytes budget: Int) {
        state.withLock { $0.budget = budget }
    }

    /// Passes nothing on any more, in neither direction, and closes nothing.
    package func stall() {
        state.withLock { $0.isStalled = true }
    }

    /// Does the same when so many more bytes have come from the clients.
    package func stall(afterBytes budget: Int) {
        state.withLock { $0.stallBudget = budget }
    }

    /// Passes everything on again, what was held back first.
    package func resume() {
        state.withLock { state in
            state.isStalled = false
            state.stallBudget = nil
        }
    }

    /// Holds the next confirm back, and passes it on in the midst of a returned message.
    ///
    /// Call it before the one connection is made that it is for.
    package func mixConfirmIntoReturn() {
        state.withLock { $0.mixer = ConfirmMixer() }
    }

    /// Whether a confirm is held back.
    package var holdsConfirm: Bool {
        state.withLock { $0.mixer?.holdsConfirm ?? false }
    }

    /// Ends the relay; call it when the test is over.
    package func close() {
        state.withLock { $0.isOver = true }
    }

    private func run() {
        var pairs: [(client: Int32, server: Int32)] = []
        while true {
            let now = state.withLock { state -> State in
                defer { state.isCut = false }
                return state
            }
            if now.isCut || now.isOver {
                for pair in pairs {
                    Glibc.close(pair.client)
                    Glibc.close(pair.server)
                }
                pairs = []
            }
            if now.isOver { break }
            if now.isStalled {
                usleep(5_000)
                continue
            }
            relay(&pairs)
        }
        Glibc.close(listener)
    }

    private func relay(_ pairs: inout [(client: Int32, server: Int32)]) {
        var entries = [pollfd(fd: listener, events: Int16(POLLIN), revents: 0)]
        for pair in pairs {
            entries.append(pollfd(fd: pair.client, events: Int16(POLLIN), revents: 0))
            entries.append(pollfd(fd: pair.server, events: Int16(POLLIN), revents: 0))
        }
        guard poll(&entries, nfds_t(entries.count), 5) > 0 else { return }
        var ended: Set<Int> = []
        for (index, pair) in pairs.enumerated() {
            if entries[1 + 2 * index].revents != 0, !pass(pair.client, pair.server, counts: true) {
                ended.insert(index)
            }
            if entries[2 + 2 * index].revents != 0, !pass(pair.server, pair.client, counts: false) {
                ended.insert(index)
            }
        }
        for index in ended {
            Glibc.close(pairs[index].client)
            Glibc.close(pairs[index].server)
        }
        pairs = pairs.enumerated().filter { !ended.contains($0.offset) }.map(\.element)
        if entries[0].revents != 0 {
            pairs.append((accept(listener, nil, nil), LocalSocket.connected(to: target)))
        }
    }

    /// Moves what is there from one end to the other; false when an end is closed or cut.
    private func pass(_ source: Int32, _ target: Int32, counts: Bool) -> Bool {
        withUnsafeTemporaryAllocation(byteCount: 16_384, alignment: 1) { buffer in
            let most =
                counts ? state.withLock { min($0.stallBudget ?? .max, buffer.count) } : 16_384
            guard most > 0 else {
                stall()
                return true
            }
            var count = recv(source, buffer.baseAddress, most, 0)
            guard count > 0 else { return false }
            if counts {
                count = spend(count)
            } else if let mixed = mix(UnsafeRawBufferPointer(rebasing: buffer[..<count])) {
                return mixed.withUnsafeBytes { Self.sendAll($0, to: target) }
            }
            return Self.sendAll(UnsafeRawBufferPointer(rebasing: buffer[..<count]), to: target)
        }
    }

    private func mix(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
        state.withLock { $0.mixer?.mix(bytes) }
    }

    private static func sendAll(_ bytes: UnsafeRawBufferPointer, to target: Int32) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            let written = send(target, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
            guard written > 0 else { return false }
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
        }
        return true
    }

    /// Takes bytes off the budgets and returns how many of them may pass.
    private func spend(_ count: Int) -> Int {
        state.withLock { state in
            if let budget = state.stallBudget { state.stallBudget = budget - count }
            guard let budget = state.budget else { return count }
            state.budget = budget > count ? budget - count : nil
            if budget <= count { state.isCut = true }
            return min(budget, count)
        }
    }
}
