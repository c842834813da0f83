/// Finds the outbox place of a published message from its tag.
///
/// Places normally follow each other, so a few runs describe any number of messages.
package struct FeedMap: Sendable, Hashable {
    private struct Run: Hashable {
        let firstTag: UInt64
        let firstFeed: Int64
        var count: UInt64
    }

    private var runs: [Run] = []
    private var lastTag: UInt64 = 0

    /// Makes a map of nothing.
    package init() {}

    /// Remembers the place of the next message; messages are tagged from 1 on.
    package mutating func submitted(_ feed: Int64) {
        lastTag += 1
        if let last = runs.last, last.firstFeed + Int64(last.count) == feed {
            runs[runs.count - 1].count += 1
        } else {
            runs.append(Run(firstTag: lastTag, firstFeed: feed, count: 1))
        }
    }

    /// The place of the message with this tag, nil for a tag that was not submitted.
    ///
    /// Forgets what lies before, so tags must be asked for in ascending order.
    package mutating func feed(of tag: UInt64) -> Int64? {
        while runs.count > 1, runs[1].firstTag <= tag { runs.removeFirst() }
        guard let run = runs.first, tag >= run.firstTag, tag < run.firstTag + run.count else {
            return nil
        }
        return run.firstFeed + Int64(tag - run.firstTag)
    }

    /// The greatest tag whose place is at most `feed`, as far as it is still remembered.
    package func tag(of feed: Int64) -> UInt64 {
        var best = runs.first.map { $0.firstTag - 1 } ?? lastTag
        for run in runs where run.firstFeed <= feed {
            best = run.firstTag + min(UInt64(feed - run.firstFeed), run.count - 1)
        }
        return best
    }
}
