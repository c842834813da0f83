import Contracts
import Domain

/// Every history of another small space: one campaign, what people and the clock do with it, in
/// every order up to a depth.
///
/// Some histories share a log, one after the other; each ends with its campaign closed.
package struct LifeSpace: Sendable {
    /// What can happen.
    package enum Happening: Sendable {
        /// The plan is agreed.
        case plan
        /// The plan goes back to the desk.
        case revert
        /// Enrollment opens.
        case open
        /// The campaign starts, or goes on.
        case start
        /// The campaign rests.
        case pause
        /// A day passes.
        case day
        /// Three days pass at once.
        case days
        /// A start is ordered for tomorrow.
        case order
        /// The next two days are off.
        case off
        /// Days off are taken back.
        case on
        /// A further cohort that starts tomorrow.
        case cohort
    }

    /// A life from its draft on.
    package static let life: [Happening] = [.plan, .revert, .open, .start, .pause, .day, .days]
    /// A planned campaign whose calendar changes.
    package static let calendar: [Happening] = [.start, .days, .order, .off, .on, .cohort]

    private let happenings: [Happening]
    private let isPlanned: Bool
    private let depth: Int

    /// The space of all histories of a depth, from a draft or from a plan on.
    package init(of happenings: [Happening], isPlanned: Bool, depth: Int) {
        self.happenings = happenings
        self.isPlanned = isPlanned
        self.depth = depth
    }

    /// How many histories there are.
    package var count: Int {
        (0..<depth).reduce(1) { product, _ in product * happenings.count }
    }

    /// Folds some of the histories by the engine and by the model; what differs, in sentences.
    package func differences(_ range: Range<Int>) async throws -> [String] {
        var differences: [String] = []
        for part in SmallSpace.logs(of: range.clamped(to: 0..<count)) {
            differences += try await SmallSpace.differences(history(part))
        }
        return differences
    }

    private static let beginning = Instant(ms: 1_775_034_000_000)

    private func history(_ range: Range<Int>) -> History {
        var messages = SmallSpace.scene()
        var clock = Self.beginning
        for number in range.clamped(to: 0..<count) {
            let campaign = "c\(number)"
            let today = CivilDate(dayNumber: clock.ms / Instant.millisecondsPerDay)
            let end = today.adding(days: 4)
            messages.append(SmallSpace.draft(campaign, today.adding(days: 2).iso, end.iso))
            if isPlanned {
                messages.append(SmallSpace.move(campaign, "p-\(campaign)", to: "planned"))
            }
            var rest = number
            for step in 0..<depth {
                let happening = happenings[rest % happenings.count]
                rest /= happenings.count
                let id = "m-\(campaign)-\(step)"
                messages.append(message(happening, campaign, id, &clock))
            }
            for target in ["completed", "closed"] {
                messages.append(SmallSpace.move(campaign, "\(target)-\(campaign)", to: target))
            }
            let off: JSONObject = ["blackoutId": .string("off-\(campaign)")]
            messages.append(command(.blackoutRemove, "on-\(campaign)", off))
        }
        return History(seed: 0, messages: messages, quarantined: [])
    }

    private func message(
        _ happening: Happening,
        _ campaign: String,
        _ id: String,
        _ clock: inout Instant
    ) -> LogMessage {
        let today = CivilDate(dayNumber: clock.ms / Instant.millisecondsPerDay)
        let tomorrow: JSON = .string(today.adding(days: 1).iso)
        let named: JSON = .string(campaign)
        switch happening {
        case .plan: return SmallSpace.move(campaign, id, to: "planned")
        case .revert: return SmallSpace.move(campaign, id, to: "draft")
        case .open: return SmallSpace.move(campaign, id, to: "recruiting")
        case .start: return SmallSpace.move(campaign, id, to: "active")
        case .pause: return SmallSpace.move(campaign, id, to: "paused")
        case .day, .days:
            clock = clock.adding(days: happening == .day ? 1 : 3)
            return SimulatedMessage.tick(at: clock)
        case .order:
            return command(
                .scheduleCreate,
                id,
                [
                    "campaignId": named, "target": .string("active"), "dueDate": tomorrow,
                    "reason": .string("as agreed"),
                    "preconditions": .object(["earlyStart": .bool(true)]),
                ]
            )
        case .off:
            let last: JSON = .string(today.adding(days: 2).iso)
            return command(
                .blackoutAdd,
                id,
                [
                    "id": .string("off-\(campaign)"), "from": tomorrow, "to": last,
                    "campaigns": .array([named]),
                ]
            )
        case .on: return command(.blackoutRemove, id, ["blackoutId": .string("off-\(campaign)")])
        case .cohort:
            let last: JSON = .string(today.adding(days: 3).iso)
            return command(
                .instanceCreate,
                id,
                ["campaignId": named, "startDate": tomorrow, "endDate": last]
            )
        }
    }

    private func command(_ name: CommandName, _ id: String, _ data: JSONObject) -> LogMessage {
        SmallSpace.command(name, "acme", id, data)
    }
}
