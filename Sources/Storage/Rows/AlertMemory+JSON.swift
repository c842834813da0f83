import Contracts
import Domain

/// What is remembered of one level, as a short list: `[passed, lastSentAt, pendingSuppressed,
/// suppressedFor]`, and behind them `passedAt` and `openAlert` while it is passed.
///
/// The verification of alerts reads the second and third by their places.
extension AlertMemory.Level {
    func write(to writer: inout JSONWriter) {
        writer.array { writer in
            writer.bool(passed)
            writer.value(lastSentAt.map { .int($0.ms) } ?? .null)
            writer.int(pendingSuppressed)
            writer.value(suppressedFor.map { .string($0.rawValue) } ?? .null)
            guard passedAt != nil || openAlert != nil else { return }
            writer.value(passedAt.map { .int($0.ms) } ?? .null)
            if let openAlert { writer.string(openAlert) }
        }
    }

    init(stored: JSON) {
        self.init()
        guard let parts = stored.array, parts.count >= 4 else { return }
        passed = parts[0].bool ?? false
        lastSentAt = parts[1].int.map { Instant(ms: $0) }
        pendingSuppressed = parts[2].int ?? 0
        suppressedFor = parts[3].string.flatMap(AlertSuppression.init(rawValue:))
        if parts.count > 4 { passedAt = parts[4].int.map { Instant(ms: $0) } }
        if parts.count > 5 { openAlert = parts[5].string }
    }
}

/// What a campaign's alerts remember: the four levels, until when which of them are muted, and while
/// they are the keys of custom thresholds, who muted them and why.
extension AlertMemory {
    func write(to writer: inout JSONWriter) {
        writer.array { writer in
            for threshold in AlertThreshold.allCases { self[threshold].write(to: &writer) }
            writer.value(mutedUntil.map { .int($0.ms) } ?? .null)
            writer.array { writer in
                for threshold in mutedThresholds.sorted() { writer.int(threshold.rawValue) }
            }
            guard mutedUntil != nil else { return }
            writer.array { writer in for key in mutedKeys.sorted() { writer.string(key) } }
            writer.value(mutedBy.map { .string($0) } ?? .null)
            writer.value(muteReason.map { .string($0) } ?? .null)
        }
    }

    init(stored: [UInt8]) {
        self.init()
        guard let parts = StoredJSON.value(stored).array, parts.count >= 6 else { return }
        for (index, threshold) in AlertThreshold.allCases.enumerated() {
            self[threshold] = Level(stored: parts[index])
        }
        mutedUntil = parts[4].int.map { Instant(ms: $0) }
        let muted = (parts[5].array ?? []).compactMap(\.int)
        mutedThresholds = Set(muted.compactMap(AlertThreshold.init(rawValue:)))
        guard parts.count == 9 else { return }
        mutedKeys = Set(StoredJSON.words(parts[6]))
        mutedBy = parts[7].string
        muteReason = parts[8].string
    }
}
