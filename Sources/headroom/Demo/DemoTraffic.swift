import Contracts
import Domain

/// Live traffic as source systems would publish it, one event after the other.
///
/// It goes to the campaigns of the demo data that are open: they fill up, people wait, leave and
/// move up, credits run out. Seeded by where the node stands, so that a demo that is started again
/// goes on with new people.
struct DemoTraffic {
    private struct Seat {
        let ref: String
        let campaign: DemoCampaign
    }

    /// Where people join, as what, and how often out of all; full ones less often.
    private static let openings: [(campaign: String, role: ParticipantRole, weight: UInt64)] = [
        ("c-mentors-oslo", .volunteer, 18), ("c-mentor-circle", .volunteer, 5),
        ("c-german-berlin", .beneficiary, 12), ("c-buddy-hamburg", .beneficiary, 15),
        ("c-english-hamburg", .beneficiary, 12), ("c-mentor-women", .beneficiary, 9),
        ("c-jobs-berlin", .volunteer, 14), ("c-pro-buddies", .volunteer, 9),
        ("c-tech-mentors-kyiv", .volunteer, 6),
    ]
    /// Where courses are completed, and how often out of all.
    private static let courses: [(campaign: String, weight: UInt64)] = [
        ("c-cloud-certs", 60), ("c-digital-lviv", 40),
    ]

    private let scribe = DemoScribe(calendar: .exact)
    private var state: UInt64
    private var number: Int64
    private var seats: [Seat] = []

    /// Starts behind a position of the log.
    init(behind position: Int64) {
        state = UInt64(bitPattern: position) &* 0x9E37_79B9_7F4A_7C15
        number = position * 1000
    }

    /// The next event.
    mutating func next(at now: Instant) -> LogMessage {
        number += 1
        return switch random(100) {
        case ..<15: course(at: now)
        case ..<35: leaving(at: now)
        case ..<45: someoneLeaving(at: now)
        default: joining(at: now)
        }
    }

    /// Somebody asks to join, or, now and then, has joined without asking.
    private mutating func joining(at now: Instant) -> LogMessage {
        let opening = Self.openings[pick(Self.openings.map(\.weight))]
        let campaign = DemoCampaigns.named(opening.campaign)
        let isRequest = random(100) < 85
        let ref = "demo-\(number)"
        seats.append(Seat(ref: ref, campaign: campaign))
        return scribe.event(
            isRequest ? "enrollment.requested.v1" : "enrollment.created.v1",
            ref,
            from: "enrollment-service",
            about: campaign,
            at: now,
            [
                isRequest ? "requestId" : "enrollmentRef": .string(ref),
                "campaignId": .string(campaign.id),
                "participantId": .string("\(opening.role == .volunteer ? "v" : "b")-\(number)"),
                "role": .string(opening.role.rawValue),
            ]
        ).message
    }

    /// Somebody who came with this traffic leaves, or finishes.
    private mutating func leaving(at now: Instant) -> LogMessage {
        guard seats.count > 10 else { return joining(at: now) }
        let seat = seats.remove(at: Int(random(UInt64(seats.count))))
        let isFinished = random(100) < 25
        return ending(isFinished ? "completed" : "withdrawn", seat.ref, seat.campaign, at: now)
    }

    /// Somebody of the demo data leaves, which makes room where everything was taken.
    private mutating func someoneLeaving(at now: Instant) -> LogMessage {
        let opening = Self.openings[pick(Self.openings.map(\.weight))]
        let campaign = DemoCampaigns.named(opening.campaign)
        let people = DemoPeople.joining(campaign.id, opening.role).count
        let person = Int(random(UInt64(people))) + 1
        let ref = DemoPeople.id(of: opening.role, person, in: campaign.id)
        return ending("withdrawn", ref, campaign, at: now)
    }

    private func ending(
        _ how: String,
        _ ref: String,
        _ campaign: DemoCampaign,
        at now: Instant
    ) -> LogMessage {
        scribe.event(
            "enrollment.\(how).v1",
            "\(ref)-\(number)",
            from: "enrollment-service",
            about: campaign,
            at: now,
            ["enrollmentRef": .string(ref), "campaignId": .string(campaign.id)]
        ).message
    }

    /// A learner completes a course, which costs credits.
    private mutating func course(at now: Instant) -> LogMessage {
        let campaign = DemoCampaigns.named(
            Self.courses[pick(Self.courses.map(\.weight))].campaign
        )
        let people = DemoPeople.joining(campaign.id, .beneficiary).count
        let person = Int(random(UInt64(people))) + 1
        let ref = "demo-course-\(number)"
        return scribe.event(
            "milestone.reached.v1",
            ref,
            from: "course-service",
            about: campaign,
            at: now,
            [
                "milestoneRef": .string(ref), "campaignId": .string(campaign.id),
                "milestone": .string("course_completed"),
                "participantId": .string(
                    DemoPeople.id(of: .beneficiary, person, in: campaign.id)
                ),
            ]
        ).message
    }

    /// An index, as often as its weight.
    private mutating func pick(_ weights: [UInt64]) -> Int {
        var rest = random(weights.reduce(0, +))
        for (index, weight) in weights.enumerated() {
            if rest < weight { return index }
            rest -= weight
        }
        return 0
    }

    /// SplitMix64, bounded.
    private mutating func random(_ bound: UInt64) -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return (value ^ (value >> 31)) % bound
    }
}
