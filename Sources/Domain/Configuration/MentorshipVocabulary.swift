/// The sections of mentorship.
///
/// Source: domain §3.2.
enum MentorshipVocabulary {
    static let sections: [VocabularyEntry] = [
        .section(
            "session",
            [
                .int("defaultDurationMinutes", 15...180, 60),
                .word("recommendedFrequency", ["weekly", "biweekly", "monthly"], "weekly"),
                .int("totalWeeks", 1...104, 24),
                .int("minSessionsForCompletion", 1...200, 10),
                .int("maxSessionsPerMonth", 1...20, 8),
                .flag("allowVirtual", true),
                .flag("allowInPerson", false),
            ],
            rules: [.anyTrue(["/allowVirtual", "/allowInPerson"])]
        ),
        .section(
            "matching",
            [
                .word("mode", ["manual", "skill_based", "interest_based", "hybrid"], "hybrid"),
                .flag("autoMatch", false),
                .int("maxMenteesPerMentor", 1...10, 3),
                .section(
                    "criteria",
                    [
                        .texts("skills"),
                        .texts("interests"),
                        .texts("languages"),
                        .texts("industries"),
                        .optionalText("location"),
                        .optionalWord(
                            "careerStage",
                            ["student", "early", "mid", "senior", "executive"]
                        ),
                    ]
                ),
            ]
        ),
        .section(
            "progression",
            [
                .milestones(
                    measures: ["sessions"],
                    1...Int64.max,
                    [
                        ("first_session", "First session", [1]),
                        ("established", "Established", [5]),
                        ("progressing", "Progressing", [10]),
                        ("completed", "Completed", [15]),
                    ]
                ),
                .flag("requireGoalSetting", true),
                .flag("requireFeedback", true),
            ]
        ),
    ]
}
