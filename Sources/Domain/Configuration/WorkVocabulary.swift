/// The sections of work experience.
///
/// Source: domain §3.2.
enum WorkVocabulary {
    static let sections: [VocabularyEntry] = [
        placement,
        .section(
            "matching",
            [
                .word("mode", ["manual", "skill_based", "hybrid"], "manual"),
                .texts("skillsRequired"),
                .texts("skillsDeveloped"),
            ]
        ),
        .section(
            "coaching",
            [
                .flag("jobCoach", true),
                .int("minutesPerMonth", 0...2400, 120),
                .flag("cvReview", true),
                .flag("interviewPrep", true),
            ]
        ),
        .section(
            "compensation",
            [
                .word("basis", ["none", "hourly", "monthly", "stipend"], "none"),
                .int("amountMinor", 0...Int64.max, 0),
            ]
        ),
        .section(
            "progression",
            [
                .milestones(
                    measures: ["weeks"],
                    1...Int64.max,
                    [
                        ("onboarded", "Onboarded", [1]),
                        ("midpoint", "Midpoint", [6]),
                        ("final_review", "Final review", [12]),
                    ]
                ),
                .int("minAttendancePercent", 0...100, 80),
                .flag("supervisorFeedback", true),
            ]
        ),
        .section(
            "outcomes",
            [
                .words(
                    "targets",
                    [
                        "job_offer", "further_education", "certificate", "portfolio",
                        "references",
                    ],
                    ["job_offer"],
                    atLeast: 1
                ),
                .int("followUpDays", 0...365, 90),
            ]
        ),
    ]

    private static let placement = VocabularyEntry.section(
        "placement",
        [
            .word(
                "kind",
                ["internship", "apprenticeship", "job_placement", "work_experience", "shadowing"],
                "internship"
            ),
            .word("hosting", ["internal", "external_partner", "mixed"], "internal"),
            .int("durationWeeks", 1...104, 13),
            .int("hoursPerWeek", 1...48, 20),
            .int("maxPerHost", 1...100, 5),
            .texts("industries"),
            .texts("partnerOrganizations"),
        ]
    )
}
