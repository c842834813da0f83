/// The sections of buddy programs.
///
/// Source: domain §3.2.
enum BuddyVocabulary {
    static let sections: [VocabularyEntry] = [
        matching,
        checkins,
        events,
        .section(
            "skillSharing",
            [
                .flag("enabled", true),
                .int("minMinutes", 5...480, 30),
                .flag("bothConfirm", true),
            ]
        ),
        progression,
        .section(
            "duration",
            [
                .int("months", 1...24, 6),
                .flag("extensionAllowed", true),
                .flag("exitInterview", true),
            ]
        ),
        .section(
            "support",
            [
                .flag("orientationRequired", true),
                .flag("emergencyContacts", true),
                .flag("hotline", false),
            ]
        ),
    ]

    private static let matching = VocabularyEntry.section(
        "matching",
        [
            .word("mode", ["manual", "algorithmic", "hybrid"], "hybrid"),
            .section(
                "criteria",
                [
                    .texts("interests"),
                    .word(
                        "locationScope",
                        ["same_city", "same_region", "same_country", "any"],
                        "same_region"
                    ),
                    .flag("considerAge", true),
                    .flag("considerGender", false),
                    .flag("considerLanguage", true),
                    .int("maxAgeDifference", 0...50, 15),
                ]
            ),
            .section(
                "weightsBp",
                [
                    .int("interests", 0...10_000, 4000),
                    .int("location", 0...10_000, 3000),
                    .int("language", 0...10_000, 2000),
                    .int("demographics", 0...10_000, 1000),
                ],
                rules: [
                    .sum(
                        ["/interests", "/location", "/language", "/demographics"],
                        equals: 10_000
                    )
                ]
            ),
            .flag("allowSelfSelection", false),
            .flag("requireMutualAcceptance", true),
            .flag("allowGroupBuddies", false),
            .int("maxBuddiesPerVolunteer", 1...10, 1),
        ]
    )

    private static let checkins = VocabularyEntry.section(
        "checkins",
        [
            .word("frequency", ["weekly", "biweekly", "monthly"], "weekly"),
            .flag("moodTracking", true),
            .words("moods", moods, moods, atLeast: 1),
            .flag("requireNotes", false),
            .flag("reminders", true),
        ]
    )

    private static let moods = ["great", "good", "okay", "struggling", "difficult"]

    private static let events = VocabularyEntry.section(
        "events",
        [
            .map(
                "weights",
                ["hangout", "cultural_event", "sports", "workshop", "networking"],
                0...100,
                [
                    ("hangout", 5), ("cultural_event", 10), ("sports", 7), ("workshop", 12),
                    ("networking", 15),
                ]
            ),
            .flag("allowUserCreated", true),
            .flag("requireApproval", false),
            .int("minPerMonth", 0...20, 2),
        ]
    )

    private static let progression = VocabularyEntry.section(
        "progression",
        [
            .milestones(
                measures: ["events", "checkins", "skillShares", "days", "points"],
                0...Int64.max,
                [
                    ("first_meeting", "First meeting", [1, 0, 0, 0, 20]),
                    ("connected", "Connected", [3, 4, 0, 0, 50]),
                    ("integrated", "Integrated", [10, 12, 0, 90, 150]),
                    ("thriving", "Thriving", [20, 0, 3, 180, 300]),
                ]
            )
        ]
    )
}
