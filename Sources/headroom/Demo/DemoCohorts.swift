import Contracts
import Domain

/// Cohorts that somebody makes by hand; all others come by themselves.
struct DemoCohorts {
    /// One cohort, and the volunteers and beneficiaries who belong to it by number.
    struct Cohort: Sendable {
        let id: String
        let campaign: String
        let name: String
        let start: DemoDay
        let volunteers: ClosedRange<Int>
        let beneficiaries: ClosedRange<Int>
    }

    /// The three cohorts of Mentors Oslo: 18, 15 and 10 volunteers.
    static let all = [
        Cohort(
            id: "i-mentors-oslo-1",
            campaign: "c-mentors-oslo",
            name: "January cohort",
            start: "2026-01-12",
            volunteers: 1...18,
            beneficiaries: 1...17
        ),
        Cohort(
            id: "i-mentors-oslo-2",
            campaign: "c-mentors-oslo",
            name: "February cohort",
            start: "2026-02-02",
            volunteers: 19...33,
            beneficiaries: 18...31
        ),
        Cohort(
            id: "i-mentors-oslo-3",
            campaign: "c-mentors-oslo",
            name: "March cohort",
            start: "2026-03-02",
            volunteers: 34...43,
            beneficiaries: 32...40
        ),
    ]

    /// The cohort that a person of a campaign belongs to, if one was made for them.
    static func id(of role: ParticipantRole, _ number: Int, in campaign: String) -> String? {
        all.first { cohort in
            let people = role == .volunteer ? cohort.volunteers : cohort.beneficiaries
            return cohort.campaign == campaign && people.contains(number)
        }?.id
    }

    /// The commands that make them, once the campaign is planned.
    static func entries(_ scribe: DemoScribe) -> [DemoEntry] {
        all.map { cohort in
            let campaign = DemoCampaigns.named(cohort.campaign)
            return scribe.command(
                .instanceCreate,
                cohort.id,
                to: campaign.company,
                at: campaign.drafted.at(10),
                [
                    "id": .string(cohort.id), "campaignId": .string(cohort.campaign),
                    "name": .string(cohort.name),
                    "startDate": .string(scribe.calendar.iso(cohort.start)),
                    "endDate": .string(scribe.calendar.iso(campaign.end)),
                ]
            )
        }
    }
}
