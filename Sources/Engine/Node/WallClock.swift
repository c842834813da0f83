import Glibc

/// The one place where the host's clock is read, by whoever appends ticks.
package enum WallClock {
    /// Milliseconds since 1970-01-01T00:00Z by the host's clock.
    package static func nowMs() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
