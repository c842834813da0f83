import Contracts
import Domain

/// What is held in which campaign: sessions, check-ins, shifts, coaching.
///
/// Sources of the exact counts: domain §24. Norwegian Oslo has 128 sessions of 15000 mc, Interns
/// 2025 has 12000 volunteer minutes, Jobs Berlin 46 shifts before March and 18 in it, Mentors Oslo
/// 31 sessions in the last seven days.
struct DemoSessions {
    /// Some sessions of one kind on the working days of a span, evenly.
    struct Series: Sendable {
        let campaign: String
        let kind: String
        let count: Int
        let first: DemoDay
        let last: DemoDay
        let minutes: Int64
        /// Volunteers and beneficiaries who are there, taken in turn from those who have joined.
        let volunteers: Int
        let beneficiaries: Int
        let eventType: String?

        /// Makes one row of the table.
        init(
            _ campaign: String,
            _ kind: String,
            _ count: Int,
            _ first: DemoDay,
            _ last: DemoDay,
            minutes: Int64,
            with volunteers: Int = 1,
            _ beneficiaries: Int = 1,
            event eventType: String? = nil
        ) {
            self.campaign = campaign
            self.kind = kind
            self.count = count
            self.first = first
            self.last = last
            self.minutes = minutes
            self.volunteers = volunteers
            self.beneficiaries = beneficiaries
            self.eventType = eventType
        }
    }

    /// All series; those of a campaign in the order of time.
    static let all: [Series] =
        oslo + northlight + veridia + sunbridge + DemoHarbor.sessions

    private static let oslo: [Series] = [
        ("2026-01-19", "2026-01-23", 8), ("2026-01-26", "2026-01-30", 10),
        ("2026-02-02", "2026-02-06", 12), ("2026-02-09", "2026-02-13", 14),
        ("2026-02-16", "2026-02-20", 18), ("2026-02-23", "2026-02-27", 20),
        ("2026-03-02", "2026-03-06", 22), ("2026-03-09", "2026-03-13", 24),
        ("2026-03-16", "2026-03-20", 26), ("2026-03-23", "2026-03-27", 27),
        ("2026-03-30", "2026-04-02", 20), ("2026-04-07", "2026-04-07", 4),
        // Seven days are the same 31 whether they end today or the day before.
        ("2026-04-09", "2026-04-14", 31),
    ].map { (first: DemoDay, last: DemoDay, count: Int) in
        Series("c-mentors-oslo", "session", count, first, last, minutes: 60)
    }

    private static let northlight = [
        Series(
            "c-mentor-circle",
            "session",
            28,
            "2026-03-16",
            "2026-04-14",
            minutes: 90,
            with: 1,
            4
        ),
        Series(
            "c-norwegian-oslo",
            "session",
            128,
            "2026-01-26",
            "2026-03-31",
            minutes: 90,
            with: 1,
            8
        ),
        Series(
            "c-interns-2025",
            "coaching",
            200,
            "2025-09-15",
            "2025-12-12",
            minutes: 60,
            with: 1,
            3
        ),
    ]

    private static let veridia = [
        Series(
            "c-german-berlin",
            "session",
            260,
            "2026-01-12",
            "2026-04-14",
            minutes: 90,
            with: 2,
            12
        ),
        Series("c-buddy-hamburg", "checkin", 200, "2026-01-26", "2026-04-14", minutes: 30),
        Series(
            "c-buddy-hamburg",
            "event",
            24,
            "2026-02-02",
            "2026-04-10",
            minutes: 120,
            with: 3,
            6,
            event: "hangout"
        ),
        Series(
            "c-english-hamburg",
            "session",
            150,
            "2026-02-09",
            "2026-04-14",
            minutes: 60,
            with: 1,
            10
        ),
        Series("c-mentor-women", "session", 240, "2026-02-09", "2026-04-14", minutes: 60),
        Series("c-jobs-berlin", "shift", 46, "2026-01-12", "2026-02-27", minutes: 240),
        Series("c-jobs-berlin", "shift", 18, "2026-03-02", "2026-03-30", minutes: 240),
    ]

    private static let sunbridge = [
        Series(
            "c-digital-lviv",
            "coaching",
            60,
            "2026-02-09",
            "2026-04-02",
            minutes: 120,
            with: 1,
            10
        ),
        Series("c-tech-mentors-kyiv", "session", 110, "2026-02-09", "2026-04-14", minutes: 60),
        // A busy week, so that it is the hottest of all to sell to.
        Series("c-tech-mentors-kyiv", "session", 26, "2026-04-07", "2026-04-14", minutes: 60),
        Series(
            "c-cloud-certs",
            "coaching",
            36,
            "2026-03-09",
            "2026-04-14",
            minutes: 60,
            with: 1,
            6
        ),
        Series("c-buddy-2025", "checkin", 80, "2025-10-01", "2025-12-04", minutes: 30),
        Series(
            "c-buddy-2025",
            "event",
            12,
            "2025-10-06",
            "2025-12-04",
            minutes: 120,
            with: 4,
            8,
            event: "cultural_event"
        ),
    ]

    /// The facts of all sessions.
    static func entries(_ scribe: DemoScribe) -> [DemoEntry] {
        DemoCampaigns.all.flatMap { campaign in
            let volunteers = DemoPeople.joining(campaign.id, .volunteer)
            let beneficiaries = DemoPeople.joining(campaign.id, .beneficiary)
            var held = 0
            var entries: [DemoEntry] = []
            for series in all where series.campaign == campaign.id {
                let moments = DemoPace.moments(
                    series.count,
                    from: series.first,
                    through: series.last
                )
                for moment in moments {
                    let there = { (role: ParticipantRole, count: Int, joining: [Instant]) in
                        Self.turn(held, of: count, among: joining.count { $0 < moment })
                            .map { DemoPeople.id(of: role, $0, in: campaign.id) }
                    }
                    let session = Session(
                        series: series,
                        number: held + 1,
                        startedAt: moment,
                        volunteers: there(.volunteer, series.volunteers, volunteers),
                        beneficiaries: there(.beneficiary, series.beneficiaries, beneficiaries)
                    )
                    entries.append(session.entry(campaign, scribe))
                    held += 1
                }
            }
            return entries
        }
    }

    /// The numbers of those whose turn it is, out of so many.
    static func turn(_ round: Int, of count: Int, among all: Int) -> [Int] {
        let taken = min(count, all)
        return (0..<taken).map { (round * taken + $0) % all + 1 }
    }

    private struct Session {
        let series: Series
        let number: Int
        let startedAt: Instant
        let volunteers: [String]
        let beneficiaries: [String]

        func entry(_ campaign: DemoCampaign, _ scribe: DemoScribe) -> DemoEntry {
            let id = "s-\(campaign.id)-\(number)"
            var data: JSONObject = [
                "sessionId": .string(id), "campaignId": .string(campaign.id),
                "kind": .string(series.kind),
                "startedAt": .string(scribe.calendar.instant(startedAt).rfc3339),
                "durationMinutes": .int(series.minutes),
                "volunteerIds": DemoScribe.texts(volunteers),
                "participantIds": DemoScribe.texts(beneficiaries),
            ]
            data["eventType"] = series.eventType.map { .string($0) }
            return scribe.event(
                "session.completed.v1",
                id,
                from: "session-service",
                about: campaign,
                at: startedAt.adding(minutes: series.minutes),
                data
            )
        }
    }
}
