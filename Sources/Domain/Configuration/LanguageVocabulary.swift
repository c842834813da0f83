/// The sections of language connect.
///
/// Source: domain §3.2.
enum LanguageVocabulary {
    static let sections: [VocabularyEntry] = [
        cefr,
        session,
        .section(
            "matching",
            [
                .languages("targetLanguages"),
                .flag("byProficiencyGap", true),
                .int("maxProficiencyGap", 0...6, 1),
                .flag("preferNativeSpeakers", true),
                .flag("peerExchange", true),
            ]
        ),
        progression,
        .section(
            "resources",
            [
                .flag("learningMaterials", true),
                .flag("vocabularyLists", true),
                .flag("grammarGuides", true),
                .flag("recording", false),
            ]
        ),
        .section(
            "cultural",
            [
                .flag("modules", true),
                .flag("events", true),
                .flag("pairWithLocalCommunity", false),
            ]
        ),
    ]

    private static let cefr = VocabularyEntry.section(
        "cefr",
        [
            .words(
                "targetLevels",
                ["A1", "A2", "B1", "B2", "C1", "C2"],
                ["A1", "A2", "B1", "B2"],
                atLeast: 1
            ),
            .int("assessmentIntervalDays", 1...365, 90),
            .section(
                "sessionsPerLevel",
                [
                    .int("A1", 1...500, 20),
                    .int("A2", 1...500, 25),
                    .int("B1", 1...500, 30),
                    .int("B2", 1...500, 35),
                    .int("C1", 1...500, 40),
                    .int("C2", 1...500, 50),
                ]
            ),
            .flag("selfAssessment", true),
            .flag("formalAssessment", false),
        ]
    )

    private static let session = VocabularyEntry.section(
        "session",
        [
            .int("defaultDurationMinutes", 15...480, 45),
            .word(
                "recommendedFrequency",
                ["daily", "every_other_day", "weekly", "biweekly"],
                "every_other_day"
            ),
            .int("totalWeeks", 1...104, 12),
            .int("minPerWeek", 1...7, 2),
            .int("maxPerWeek", 1...14, 5),
            .word("deliveryMode", ["in_person", "online", "hybrid"], "online"),
            .texts("topics", ["daily_life", "work", "culture"]),
            .flag("allowTopicSelection", true),
        ],
        rules: [.lessOrEqual("/minPerWeek", "/maxPerWeek")]
    )

    private static let progression = VocabularyEntry.section(
        "progression",
        [
            .milestones(
                measures: ["sessions"],
                1...Int64.max,
                [
                    ("first_conversation", "First conversation", [1]),
                    ("reached_a2", "Reached A2", [20]),
                    ("reached_b1", "Reached B1", [45]),
                    ("reached_b2", "Reached B2", [75]),
                ]
            ),
            .flag("trackVocabulary", true),
            .flag("trackPronunciation", false),
            .flag("certificate", false),
        ]
    )
}
