import Glibc

/// Lets one thread sleep until another rings; a ring that nobody waits for is remembered.
final class Bell: Sendable {
    // SAFETY: the pointer is set once, and the functions that take it are thread-safe.
    nonisolated(unsafe) private let semaphore: UnsafeMutablePointer<sem_t>

    /// Makes a bell that has not rung.
    init() {
        semaphore = .allocate(capacity: 1)
        semaphore.initialize(to: sem_t())
        sem_init(semaphore, 0, 0)
    }

    deinit {
        sem_destroy(semaphore)
        semaphore.deallocate()
    }

    /// Wakes the sleeper, now or when it next waits.
    func ring() {
        sem_post(semaphore)
    }

    /// Sleeps until the bell rings; returns at once if it has rung since the last wait.
    func wait() {
        while sem_wait(semaphore) != 0, errno == EINTR {}
    }
}
