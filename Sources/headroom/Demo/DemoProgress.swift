import Contracts
import Domain

/// How far beneficiaries get: courses completed, learners served, programs completed.
///
/// Sources of the counts: domain §24. At 2000 mc a course, 750 courses are 1500000 mc and 920 are
/// 1840000 mc. Of the 80 learners served in Berlin 12 are served in March.
struct DemoProgress {
    /// Some steps of the same kind on the working days of a span, evenly.
    struct Series: Sendable {
        /// What happens to somebody.
        enum Kind: Sendable, Hashable {
            /// A course is completed; several of a person's, in turn.
            case course
            /// A learner is served, once.
            case served
            /// An enrollment is completed, once.
            case completed
        }

        let campaign: String
        let kind: Kind
        /// How many there are of the kind in the campaign afterwards.
        let upTo: Int
        let first: DemoDay
        let last: DemoDay

        /// Makes one row of the table.
        init(
            _ campaign: String,
            _ kind: Kind,
            upTo: Int,
            _ first: DemoDay,
            _ last: DemoDay
        ) {
            self.campaign = campaign
            self.kind = kind
            self.upTo = upTo
            self.first = first
            self.last = last
        }
    }

    /// All series; those of a campaign in the order of time.
    static let all =
        [
            Series("c-digital-lviv", .course, upTo: 750, "2026-02-09", "2026-04-14"),
            Series("c-cloud-certs", .course, upTo: 920, "2026-03-09", "2026-04-14"),
            Series("c-interns-2025", .completed, upTo: 60, "2025-12-08", "2025-12-19"),
            Series("c-german-berlin", .served, upTo: 18, "2026-01-26", "2026-01-30"),
            Series("c-german-berlin", .served, upTo: 60, "2026-02-09", "2026-02-27"),
            Series("c-german-berlin", .served, upTo: 72, "2026-03-09", "2026-03-27"),
            Series("c-german-berlin", .served, upTo: 80, "2026-04-01", "2026-04-10"),
            Series("c-buddy-hamburg", .served, upTo: 20, "2026-03-02", "2026-04-10"),
            Series("c-english-hamburg", .served, upTo: 30, "2026-03-16", "2026-04-10"),
            Series("c-mentor-women", .served, upTo: 40, "2026-03-16", "2026-04-10"),
        ] + DemoHarbor.progress

    /// The facts of all series.
    static func entries(_ scribe: DemoScribe) -> [DemoEntry] {
        DemoCampaigns.all.flatMap { campaign in
            let people = DemoPeople.joining(campaign.id, .beneficiary)
            var done = 0
            var entries: [DemoEntry] = []
            for series in all where series.campaign == campaign.id {
                let moments = DemoPace.moments(
                    series.upTo - done,
                    from: series.first,
                    through: series.last
                )
                for moment in moments {
                    let among = people.count { $0 < moment }
                    done += 1
                    let person = DemoPeople.id(
                        of: .beneficiary,
                        (done - 1) % max(1, among) + 1,
                        in: campaign.id
                    )
                    entries.append(entry(series.kind, done, person, campaign, moment, scribe))
                }
            }
            return entries
        }
    }

    private static func entry(
        _ kind: Series.Kind,
        _ number: Int,
        _ person: String,
        _ campaign: DemoCampaign,
        _ moment: Instant,
        _ scribe: DemoScribe
    ) -> DemoEntry {
        var data: JSONObject = ["campaignId": .string(campaign.id)]
        let (type, ref, source): (String, String, String)
        switch kind {
        case .course:
            (type, source) = ("milestone.reached.v1", "course-service")
            ref = "m-\(campaign.id)-\(number)"
            data["milestoneRef"] = .string(ref)
            data["milestone"] = .string("course_completed")
            data["participantId"] = .string(person)
        case .served:
            (type, source) = ("learner.served.v1", "program-service")
            ref = "served-\(person)"
            data["servedRef"] = .string(ref)
            data["participantId"] = .string(person)
        case .completed:
            (type, source) = ("enrollment.completed.v1", "enrollment-service")
            ref = person
            data["enrollmentRef"] = .string(person)
            data["outcome"] = .string(EnrollmentCompleted.Outcome.met.rawValue)
        }
        return scribe.event(type, ref, from: source, about: campaign, at: moment, data)
    }
}
