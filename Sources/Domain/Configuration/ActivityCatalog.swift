/// What happens in a type of program and what it counts for by default.
///
/// Source: domain §3.2.1.
package struct ActivityCatalog: Sendable {
    /// What one activity costs of the credits, unless the terms have a tariff of their own.
    package struct Tariff: Hashable, Sendable {
        /// What the price is per.
        package enum Basis: String, Sendable {
            /// Per hour of its duration.
            case hour
            /// Per activity.
            case unit
        }

        /// A session kind or a milestone.
        package let activity: String
        /// Thousandths of a credit.
        package let milliCredits: Int64
        /// What the price is per.
        package let basis: Basis
    }

    /// The kinds of session; any other is a `schema_violation`.
    package let sessionKinds: [String]
    /// The milestones; any other is a `schema_violation`.
    package let milestones: [String]
    /// The points that activities bring a cohort and its campaign.
    package let campaignPoints: [(String, Int64)]
    /// The points that activities bring a volunteer.
    package let volunteerPoints: [(String, Int64)]
    /// What is left of a volunteer's points after a month, in basis points.
    package let volunteerDecayBp: Int64
    /// The prices in credits; what has none is free.
    package let tariff: [Tariff]

    /// All session kinds and milestones: what points may be given for.
    package var activities: [String] { sessionKinds + milestones }

    /// The catalog of a type.
    package static func of(_ type: ProgramType) -> Self {
        switch type {
        case .mentorship: mentorship
        case .languageConnect: languageConnect
        case .buddy: buddy
        case .upskilling: upskilling
        case .workExperience: workExperience
        }
    }

    /// What is left of points at the local midnight that starts a month; never more than before.
    package static func decayed(_ points: Int64, decayBp: Int64) -> Int64 {
        Arithmetic.floorOfProduct(points, decayBp, over: 10_000) ?? points
    }

    private static let mentorship = Self(
        sessionKinds: ["session"],
        milestones: [
            "match_created", "milestone_reached", "goal_achieved", "program_completed",
            "mentee_employed", "referral_made", "feedback_positive", "feedback_exceptional",
        ],
        campaignPoints: [
            ("session", 10), ("milestone_reached", 25), ("goal_achieved", 50),
            ("program_completed", 100), ("mentee_employed", 500), ("referral_made", 15),
        ],
        volunteerPoints: [
            ("session", 5), ("feedback_positive", 2), ("feedback_exceptional", 5),
            ("milestone_reached", 10), ("goal_achieved", 20),
        ],
        volunteerDecayBp: 9500,
        tariff: [Tariff(activity: "session", milliCredits: 10_000, basis: .hour)]
    )

    private static let languageConnect = Self(
        sessionKinds: ["session", "event"],
        milestones: [
            "cefr_advanced", "assessment_passed", "vocabulary_reached", "program_completed",
            "feedback_positive", "attendance_streak",
        ],
        campaignPoints: [
            ("session", 8), ("event", 20), ("cefr_advanced", 50), ("assessment_passed", 30),
            ("vocabulary_reached", 5), ("program_completed", 100),
        ],
        volunteerPoints: [
            ("session", 4), ("feedback_positive", 2), ("cefr_advanced", 15),
            ("vocabulary_reached", 3), ("attendance_streak", 5),
        ],
        volunteerDecayBp: 9300,
        tariff: [Tariff(activity: "session", milliCredits: 15_000, basis: .unit)]
    )

    private static let buddy = Self(
        sessionKinds: ["event", "checkin", "skill_share"],
        milestones: [
            "match_created", "milestone_reached", "feedback_positive", "community_integrated",
        ],
        campaignPoints: [
            ("match_created", 15), ("event", 8), ("checkin", 3), ("skill_share", 20),
            ("milestone_reached", 25), ("feedback_positive", 5), ("community_integrated", 100),
        ],
        volunteerPoints: [
            ("event", 5), ("checkin", 3), ("skill_share", 12), ("milestone_reached", 15),
        ],
        volunteerDecayBp: 9000,
        tariff: [Tariff(activity: "checkin", milliCredits: 5000, basis: .unit)]
    )

    private static let upskilling = Self(
        sessionKinds: ["session", "coaching"],
        milestones: [
            "course_completed", "credential_issued", "milestone_reached", "program_completed",
        ],
        campaignPoints: [
            ("session", 5), ("coaching", 6), ("course_completed", 40),
            ("credential_issued", 60), ("milestone_reached", 25), ("program_completed", 100),
        ],
        volunteerPoints: [("session", 4), ("coaching", 6), ("course_completed", 10)],
        volunteerDecayBp: 9300,
        tariff: [Tariff(activity: "course_completed", milliCredits: 2000, basis: .unit)]
    )

    private static let workExperience = Self(
        sessionKinds: ["shift", "coaching"],
        milestones: [
            "placement_started", "milestone_reached", "placement_completed", "hired",
        ],
        campaignPoints: [
            ("shift", 4), ("coaching", 8), ("placement_started", 40), ("milestone_reached", 25),
            ("placement_completed", 150), ("hired", 500),
        ],
        volunteerPoints: [("shift", 3), ("coaching", 6), ("hired", 30)],
        volunteerDecayBp: 9500,
        tariff: [Tariff(activity: "coaching", milliCredits: 10_000, basis: .hour)]
    )
}
