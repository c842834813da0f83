/// The sections that every type of program has; some defaults differ by type.
///
/// Source: domain §3.2.
enum SharedVocabulary {
    static func sections(of type: ProgramType) -> [VocabularyEntry] {
        [
            cohort(of: type),
            .section(
                "communication",
                [
                    .flag("directMessaging", true),
                    .flag("groupChat", false),
                    .flag("platformOnly", false),
                    .flag("sessionNotes", true),
                ]
            ),
            .section(
                "safety",
                [
                    .flag("backgroundCheck", false),
                    .flag("codeOfConduct", true),
                    .flag("incidentReporting", true),
                    .int("minAge", 13...100, 18),
                ],
                override: .raiseOnly
            ),
            .growingNumbers("sdgGoals", 1...17, goals(of: type)),
            impact(ActivityCatalog.of(type)),
        ]
    }

    private static func cohort(of type: ProgramType) -> VocabularyEntry {
        let (least, most, splits): (Int64, Int64, Bool) =
            switch type {
            case .mentorship, .buddy, .workExperience: (1, 0, false)
            case .languageConnect: (3, 12, true)
            case .upskilling: (3, 30, true)
            }
        return .section(
            "cohort",
            [
                .int("minSize", 0...1000, least),
                .int("maxSize", 0...1000, most, zeroIsNoLimit: true),
                .flag("autoSplit", splits),
            ],
            rules: [.lessOrEqual("/minSize", "/maxSize")]
        )
    }

    private static func goals(of type: ProgramType) -> [Int64] {
        switch type {
        case .mentorship: [4, 8, 10]
        case .languageConnect: [4, 10, 16]
        case .buddy: [1, 10, 16, 17]
        case .upskilling: [4, 8, 9, 10]
        case .workExperience: [1, 8, 10]
        }
    }

    private static func impact(_ catalog: ActivityCatalog) -> VocabularyEntry {
        .section(
            "impact",
            [
                .map("campaignPoints", catalog.activities, 0...1000, catalog.campaignPoints),
                .map("volunteerPoints", catalog.activities, 0...1000, catalog.volunteerPoints),
                .int("volunteerDecayBp", 0...10_000, catalog.volunteerDecayBp),
            ]
        )
    }
}
