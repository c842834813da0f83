/// The sections of upskilling.
///
/// Source: domain §3.2.
enum UpskillingVocabulary {
    static let sections: [VocabularyEntry] = [
        .section(
            "courses",
            [
                .words(
                    "platforms",
                    ["linkedin_learning", "coursera", "udemy", "pluralsight", "custom"],
                    ["custom"],
                    atLeast: 1
                ),
                .texts("skillTracks"),
                .words(
                    "difficulty",
                    ["beginner", "intermediate", "advanced"],
                    ["beginner"],
                    atLeast: 1
                ),
            ]
        ),
        .section("pace", [.int("totalWeeks", 1...104, 12), .int("hoursPerWeek", 1...40, 5)]),
        .section(
            "completion",
            [
                .int("minCompletionPercent", 0...100, 80),
                .flag("certificationRequired", false),
                .optionalText("certificationProvider"),
                .int("maxAttempts", 1...10, 3),
            ]
        ),
        .section(
            "progression",
            [
                .milestones(
                    measures: ["percent"],
                    1...100,
                    [
                        ("started", "Started", [1]),
                        ("halfway", "Halfway", [50]),
                        ("final_project", "Final project", [80]),
                        ("completed", "Completed", [100]),
                    ]
                ),
                .word("trackingFrequency", ["weekly", "biweekly", "monthly"], "weekly"),
                .flag("requireAssessment", true),
            ]
        ),
        .section(
            "support",
            [
                .flag("mentor", true),
                .int("maxLearnersPerMentor", 1...30, 10),
                .flag("peerGroups", true),
                .flag("officeHours", false),
            ]
        ),
        .section(
            "funding",
            [
                .int("maxCostPerParticipantMinor", 0...Int64.max, 0),
                .int("stipendMinor", 0...Int64.max, 0),
            ]
        ),
    ]
}
