import Glibc

/// One wait for the wake pipe, the watched descriptor and the alarm together.
struct Poll {
    /// What a wait found, any combination.
    struct Events: OptionSet {
        let rawValue: Int

        static let woken = Self(rawValue: 1)
        static let readable = Self(rawValue: 2)
        static let writable = Self(rawValue: 4)
    }

    /// Ends the wait when a job arrives.
    let pipe: WakePipe
    /// The descriptor to watch, if any.
    let watched: ThreadExecutor.Watched?
    /// Whether room to write ends the wait too.
    let wantsWritable: Bool
    /// Ends the wait when its time has come.
    let alarm: ThreadExecutor.Alarm?

    /// Waits until something happens or, when it may not block, only looks.
    ///
    /// An interrupted or failed wait counts as one in which nothing happened: the thread looks
    /// at its jobs and comes back.
    func wait(mayBlock: Bool) -> Events {
        var interest = Int16(POLLIN)
        if wantsWritable { interest |= Int16(POLLOUT) }
        var first = pollfd(fd: pipe.descriptor, events: Int16(POLLIN), revents: 0)
        var second = pollfd(fd: watched?.descriptor ?? -1, events: interest, revents: 0)
        withUnsafeTemporaryAllocation(of: pollfd.self, capacity: 2) { entries in
            entries.initializeElement(at: 0, to: first)
            entries.initializeElement(at: 1, to: second)
            let found = poll(entries.baseAddress, 2, mayBlock ? patience : 0)
            guard found > 0 else { return }
            first = entries[0]
            second = entries[1]
        }
        var events: Events = []
        if first.revents != 0 { events.insert(.woken) }
        if second.revents & ~Int16(POLLOUT) != 0 { events.insert(.readable) }
        if second.revents & Int16(POLLOUT) != 0 { events.insert(.writable) }
        return events
    }

    /// The time until the alarm in whole milliseconds, rounded up; -1 waits without end.
    private var patience: Int32 {
        guard let alarm else { return -1 }
        let left = ContinuousClock.now.duration(to: alarm.deadline)
        guard left > .zero else { return 0 }
        let (seconds, attoseconds) = left.components
        guard seconds < 1_000_000 else { return 1_000_000_000 }
        return Int32(seconds * 1_000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }
}
