import Contracts
import Domain

/// The stored form of cohorts and of what alerts remember: compact, with a fixed order.
extension CapacityRow {
    var cohortsJSON: [UInt8] {
        var writer = JSONWriter(capacity: 64 * (cohorts.count + 1))
        writer.array { writer in
            for cohort in cohorts {
                writer.array { writer in
                    writer.string(cohort.id)
                    writer.int(cohort.ordinal)
                    writer.string(cohort.status.rawValue)
                    writer.int(cohort.maxSize)
                    writer.bool(cohort.autoSplit)
                    writer.int(cohort.volunteers)
                    writer.int(cohort.beneficiaries)
                    writer.int(cohort.held)
                }
            }
        }
        return writer.bytes
    }

    var alertsJSON: [UInt8] {
        var writer = JSONWriter(capacity: 128)
        writer.array { writer in
            for threshold in AlertThreshold.allCases {
                let level = alerts[threshold]
                writer.array { writer in
                    writer.bool(level.passed)
                    writer.value(level.lastSentAt.map { .int($0.ms) } ?? .null)
                    writer.int(level.pendingSuppressed)
                    writer.value(level.suppressedFor.map { .string($0.rawValue) } ?? .null)
                }
            }
            writer.value(alerts.mutedUntil.map { .int($0.ms) } ?? .null)
            writer.array { writer in
                for threshold in alerts.mutedThresholds.sorted() { writer.int(threshold.rawValue) }
            }
        }
        return writer.bytes
    }

    static func cohorts(_ bytes: [UInt8]) -> [CohortCount] {
        (StoredJSON.value(bytes).array ?? []).compactMap { item in
            guard let parts = item.array, parts.count == 8, let id = parts[0].string,
                let ordinal = parts[1].int,
                let status = InstanceStatus(rawValue: parts[2].string ?? "")
            else { return nil }
            var cohort = CohortCount(
                id: id,
                ordinal: ordinal,
                status: status,
                maxSize: parts[3].int ?? 0,
                autoSplit: parts[4].bool ?? false
            )
            cohort.volunteers = parts[5].int ?? 0
            cohort.beneficiaries = parts[6].int ?? 0
            cohort.held = parts[7].int ?? 0
            return cohort
        }
    }

    static func alerts(_ bytes: [UInt8]) -> AlertMemory {
        var memory = AlertMemory()
        guard let parts = StoredJSON.value(bytes).array, parts.count == 6 else { return memory }
        for (index, threshold) in AlertThreshold.allCases.enumerated() {
            guard let level = parts[index].array, level.count == 4 else { continue }
            memory[threshold].passed = level[0].bool ?? false
            memory[threshold].lastSentAt = level[1].int.map { Instant(ms: $0) }
            memory[threshold].pendingSuppressed = level[2].int ?? 0
            memory[threshold].suppressedFor = level[3].string.flatMap(
                AlertSuppression.init(rawValue:)
            )
        }
        memory.mutedUntil = parts[4].int.map { Instant(ms: $0) }
        let muted = (parts[5].array ?? []).compactMap(\.int)
        memory.mutedThresholds = Set(muted.compactMap(AlertThreshold.init(rawValue:)))
        return memory
    }
}
