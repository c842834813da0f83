import Contracts
import Domain

/// The whole demo data as the records of a log, from its first tick to its last.
///
/// Everything is in the order of time, and before each hour in which something happens the clock
/// is moved to its end, so facts arrive after they happened and within the hour. The same calendar
/// gives the same records, byte for byte. Source: domain §24.
struct DemoFixture: Sendable {
    /// Where the days of the tables are moved to.
    let calendar: DemoCalendar
    /// The records in order.
    let entries: [DemoEntry]

    /// Writes the tables down as records.
    ///
    /// Fails with a sentence when the system has no time-zone database.
    init(_ calendar: DemoCalendar) throws {
        self.calendar = calendar
        let scribe = DemoScribe(calendar: calendar)
        var told = try DemoCompanies.entries(scribe)
        told += DemoGroups.entries(scribe)
        told += DemoTemplates.entries(scribe)
        told += DemoCampaigns.all.flatMap { $0.entries(scribe) }
        told += DemoCohorts.entries(scribe)
        told += DemoPeople.entries(scribe)
        told += DemoSessions.entries(scribe)
        told += DemoProgress.entries(scribe)
        told += DemoOutcomes.entries(scribe)
        told += DemoEvidence.entries(scribe)
        told += DemoUpsell.entries(scribe)
        entries = Self.ticking(Self.inOrder(told), scribe)
    }

    /// The records as they are appended.
    var messages: [LogMessage] { entries.map(\.message) }

    /// In the order of time; what is at the same time stays in the order of the tables.
    private static func inOrder(_ entries: [DemoEntry]) -> [DemoEntry] {
        entries.enumerated()
            .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
            .map(\.element)
    }

    private static func ticking(_ entries: [DemoEntry], _ scribe: DemoScribe) -> [DemoEntry] {
        let hour = Instant.millisecondsPerHour
        var clock = DemoCalendar.beginning
        var all = [scribe.tick(clock)]
        for entry in entries {
            if entry.at > clock {
                clock = Instant(ms: (entry.at.ms + hour - 1) / hour * hour)
                all.append(scribe.tick(clock))
            }
            all.append(entry)
        }
        return all + [scribe.tick(DemoCalendar.end)]
    }
}
