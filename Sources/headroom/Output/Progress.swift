import Glibc

/// Shows on standard error how far long work has come: once a second, in place on a terminal.
struct Progress {
    private let label: String
    private let total: Int64
    private let isQuiet: Bool
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let start = ContinuousClock.now
    private var shown = ContinuousClock.now

    /// Starts at nothing; a total of 0 stands for one that nobody knows.
    init(label: String, total: Int64, isQuiet: Bool) {
        self.label = label
        self.total = total
        self.isQuiet = isQuiet
    }

    /// Shows how far it is, if the last time was a second ago.
    mutating func reached(_ count: Int64) {
        let now = ContinuousClock.now
        guard !isQuiet, now - shown >= .seconds(1) else { return }
        shown = now
        let seconds = max(1, (now - start).components.seconds)
        let share = total > 0 ? " of \(total) (\(count * 100 / total) %)" : ""
        let text = "\(label): \(count)\(share), \(count / seconds) a second"
        Screen.note(isTerminal ? "\r\u{1B}[K\(text)" : "\(text)\n")
    }

    /// Ends the line.
    func finish() {
        if !isQuiet, isTerminal { Screen.note("\r\u{1B}[K") }
    }
}
