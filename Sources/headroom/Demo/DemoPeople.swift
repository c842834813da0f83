import Contracts
import Domain

/// Who joins which campaign, and when.
///
/// The people of a campaign are numbered from 1 in the order in which they join; `v-<campaign>-001`
/// is its first volunteer, `b-<campaign>-001` its first beneficiary. Source: domain §24.
struct DemoPeople {
    /// Some people who join on the working days of a span, evenly.
    struct Wave: Sendable {
        let campaign: String
        let role: ParticipantRole
        /// How many people the campaign has of the role afterwards.
        let upTo: Int
        let first: DemoDay
        let last: DemoDay

        /// Makes one row of the table.
        init(
            _ campaign: String,
            _ role: ParticipantRole,
            upTo: Int,
            _ first: DemoDay,
            _ last: DemoDay
        ) {
            self.campaign = campaign
            self.role = role
            self.upTo = upTo
            self.first = first
            self.last = last
        }
    }

    /// All waves; those of a campaign and role in the order of time.
    static let waves: [Wave] = northlight + veridia + sunbridge + DemoHarbor.waves

    private static let northlight = [
        // The Sundays of domain §24: 30 on 22 February, then 32 34 36 38 40 41 and 43.
        Wave("c-mentors-oslo", .volunteer, upTo: 18, "2026-01-05", "2026-01-30"),
        Wave("c-mentors-oslo", .volunteer, upTo: 30, "2026-02-02", "2026-02-20"),
        Wave("c-mentors-oslo", .volunteer, upTo: 32, "2026-02-23", "2026-02-27"),
        Wave("c-mentors-oslo", .volunteer, upTo: 34, "2026-03-02", "2026-03-06"),
        Wave("c-mentors-oslo", .volunteer, upTo: 36, "2026-03-09", "2026-03-13"),
        Wave("c-mentors-oslo", .volunteer, upTo: 38, "2026-03-16", "2026-03-20"),
        Wave("c-mentors-oslo", .volunteer, upTo: 40, "2026-03-23", "2026-03-27"),
        Wave("c-mentors-oslo", .volunteer, upTo: 41, "2026-03-30", "2026-04-02"),
        Wave("c-mentors-oslo", .volunteer, upTo: 43, "2026-04-07", "2026-04-10"),
        Wave("c-mentors-oslo", .beneficiary, upTo: 17, "2026-01-12", "2026-01-30"),
        Wave("c-mentors-oslo", .beneficiary, upTo: 31, "2026-02-02", "2026-02-27"),
        Wave("c-mentors-oslo", .beneficiary, upTo: 40, "2026-03-02", "2026-04-02"),
        Wave("c-mentor-circle", .volunteer, upTo: 7, "2026-02-25", "2026-03-13"),
        Wave("c-mentor-circle", .beneficiary, upTo: 24, "2026-03-10", "2026-03-27"),
        Wave("c-norwegian-oslo", .volunteer, upTo: 6, "2026-01-08", "2026-01-16"),
        Wave("c-norwegian-oslo", .beneficiary, upTo: 24, "2026-01-19", "2026-01-30"),
        Wave("c-interns-2025", .volunteer, upTo: 20, "2025-08-25", "2025-09-05"),
        Wave("c-interns-2025", .beneficiary, upTo: 60, "2025-09-01", "2025-10-10"),
    ]

    private static let veridia = [
        Wave("c-german-berlin", .volunteer, upTo: 16, "2025-12-22", "2026-01-09"),
        Wave("c-german-berlin", .beneficiary, upTo: 60, "2026-01-05", "2026-01-30"),
        Wave("c-german-berlin", .beneficiary, upTo: 85, "2026-02-02", "2026-03-06"),
        Wave("c-german-berlin", .beneficiary, upTo: 95, "2026-03-09", "2026-04-10"),
        Wave("c-buddy-hamburg", .volunteer, upTo: 60, "2026-01-05", "2026-04-03"),
        Wave("c-buddy-hamburg", .beneficiary, upTo: 70, "2026-01-15", "2026-04-10"),
        Wave("c-english-hamburg", .volunteer, upTo: 8, "2026-01-20", "2026-02-06"),
        Wave("c-english-hamburg", .beneficiary, upTo: 65, "2026-02-02", "2026-04-02"),
        Wave("c-mentor-women", .volunteer, upTo: 60, "2026-01-20", "2026-04-02"),
        Wave("c-mentor-women", .beneficiary, upTo: 125, "2026-02-02", "2026-04-10"),
        Wave("c-jobs-berlin", .volunteer, upTo: 22, "2025-12-29", "2026-03-13"),
        Wave("c-jobs-berlin", .beneficiary, upTo: 30, "2026-01-05", "2026-03-20"),
        Wave("c-pro-buddies", .volunteer, upTo: 20, "2026-04-07", "2026-04-14"),
        Wave("c-pro-buddies", .beneficiary, upTo: 6, "2026-04-09", "2026-04-14"),
    ]

    private static let sunbridge = [
        Wave("c-digital-lviv", .volunteer, upTo: 10, "2026-01-26", "2026-02-06"),
        Wave("c-digital-lviv", .beneficiary, upTo: 75, "2026-02-02", "2026-02-06"),
        Wave("c-tech-mentors-kyiv", .volunteer, upTo: 20, "2026-01-19", "2026-03-13"),
        // Two more than were sold, from that day on.
        Wave("c-tech-mentors-kyiv", .volunteer, upTo: 22, "2026-03-20", "2026-03-20"),
        Wave("c-tech-mentors-kyiv", .beneficiary, upTo: 22, "2026-02-02", "2026-03-20"),
        Wave("c-cloud-certs", .volunteer, upTo: 6, "2026-02-23", "2026-03-06"),
        Wave("c-cloud-certs", .beneficiary, upTo: 46, "2026-03-02", "2026-03-06"),
        Wave("c-buddy-2025", .volunteer, upTo: 27, "2025-09-01", "2025-10-31"),
        Wave("c-buddy-2025", .beneficiary, upTo: 40, "2025-09-15", "2025-11-07"),
    ]

    /// Who asks when everything is taken, and waits.
    static let latecomer = (campaign: "c-mentor-circle", number: 8, at: DemoDay("2026-04-13").at(9))

    /// The id of a person, which is the reference of the enrollment too.
    static func id(of role: ParticipantRole, _ number: Int, in campaign: String) -> String {
        let digits = String(number)
        let zeros = String(repeating: "0", count: max(0, 3 - digits.count))
        return "\(role == .volunteer ? "v" : "b")-\(campaign)-\(zeros)\(digits)"
    }

    /// When each person of a role joins a campaign, by number.
    static func joining(_ campaign: String, _ role: ParticipantRole) -> [Instant] {
        var moments: [Instant] = []
        for wave in waves where wave.campaign == campaign && wave.role == role {
            let count = wave.upTo - moments.count
            moments += DemoPace.moments(count, from: wave.first, through: wave.last)
        }
        return moments
    }

    /// The facts of all who join, and the one request that finds no room.
    static func entries(_ scribe: DemoScribe) -> [DemoEntry] {
        var entries: [DemoEntry] = []
        for campaign in DemoCampaigns.all {
            for role in ParticipantRole.allCases {
                for (index, moment) in joining(campaign.id, role).enumerated() {
                    entries.append(joins(campaign, role, index + 1, at: moment, scribe))
                }
            }
        }
        let campaign = DemoCampaigns.named(latecomer.campaign)
        let person = id(of: .volunteer, latecomer.number, in: campaign.id)
        entries.append(
            scribe.event(
                "enrollment.requested.v1",
                person,
                from: "enrollment-service",
                about: campaign,
                at: latecomer.at,
                [
                    "requestId": .string(person), "campaignId": .string(campaign.id),
                    "participantId": .string(person),
                    "role": .string(ParticipantRole.volunteer.rawValue),
                ]
            )
        )
        return entries
    }

    private static func joins(
        _ campaign: DemoCampaign,
        _ role: ParticipantRole,
        _ number: Int,
        at moment: Instant,
        _ scribe: DemoScribe
    ) -> DemoEntry {
        let person = id(of: role, number, in: campaign.id)
        var data: JSONObject = [
            "enrollmentRef": .string(person), "campaignId": .string(campaign.id),
            "participantId": .string(person), "role": .string(role.rawValue),
        ]
        data["instanceId"] = DemoCohorts.id(of: role, number, in: campaign.id)
            .map { .string($0) }
        return scribe.event(
            "enrollment.created.v1",
            person,
            from: "enrollment-service",
            about: campaign,
            at: moment,
            data
        )
    }
}
