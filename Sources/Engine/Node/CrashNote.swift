import Glibc
import Synchronization

/// Remembers, across the death of the process, which record the engine was folding.
///
/// The position lies in a mapped page of a small file, so noting it costs a store. When the
/// engine's own thread traps, the handler of the signal marks the page; a kill from outside does
/// not. A record that is found marked twice is passed over (invariant 12: poison passes).
package final class CrashNote: TurnProbe {
    /// What an earlier life of the node left behind.
    package struct Finding: Sendable, Hashable {
        /// The record at which the engine crashed.
        package let position: Int64
        /// How often it has crashed there.
        package let times: Int64
    }

    private struct Page {
        var position: Int64 = 0
        var crashed: Int64 = 0
        var lastCrash: Int64 = 0
        var times: Int64 = 0
        var thread: UInt = 0
    }

    /// What was found when the note was opened, if the last life ended in a crash.
    package let finding: Finding?

    // SAFETY: the mapping lives as long as the process; the engine's thread alone writes it, the
    // signal handler runs on that same thread.
    private nonisolated(unsafe) let page: UnsafeMutablePointer<Page>

    /// Opens or makes the note at a path.
    ///
    /// Returns nil when the file cannot be mapped.
    package init?(path: String) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        guard ftruncate(descriptor, 4096) == 0,
            let raw = mmap(nil, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0),
            raw != MAP_FAILED
        else { return nil }
        page = raw.assumingMemoryBound(to: Page.self)
        if page.pointee.crashed == 1 {
            let position = page.pointee.position
            let isSame = position == page.pointee.lastCrash
            page.pointee.times = isSame ? page.pointee.times + 1 : 1
            page.pointee.lastCrash = position
            page.pointee.crashed = 0
            finding = Finding(position: position, times: page.pointee.times)
        } else {
            finding = nil
        }
        page.pointee.position = 0
        page.pointee.thread = 0
        crashPage.store(UInt(bitPattern: raw), ordering: .releasing)
        for signal in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV] {
            var action = sigaction()
            action.__sigaction_handler.sa_handler = noteCrash
            action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
            sigaction(signal, &action, nil)
        }
    }

    /// Notes the record that is about to be folded, and that none is when the turn ends.
    package func reached(_ step: TurnStep) {
        switch step {
        case .folding(let position):
            page.pointee.position = position
            page.pointee.thread = UInt(pthread_self())
        case .committed: page.pointee.thread = 0
        case .begun, .folded, .written: break
        }
    }

    fileprivate static func mark(_ raw: UInt) {
        guard let page = UnsafeMutablePointer<Page>(bitPattern: raw) else { return }
        if page.pointee.thread == UInt(pthread_self()) { page.pointee.crashed = 1 }
    }
}

private let crashPage = Atomic<UInt>(0)

/// Marks the page and lets the signal do what it does: the handler is reset when it is entered.
private func noteCrash(_ signal: Int32) {
    CrashNote.mark(crashPage.load(ordering: .acquiring))
    raise(signal)
}
