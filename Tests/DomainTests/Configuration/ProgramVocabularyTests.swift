import Domain
import Testing

@Suite("Configuration vocabulary")
struct ProgramVocabularyTests {
    @Test(arguments: ProgramType.allCases)
    func `the defaults of a type are valid and complete`(type: ProgramType) throws {
        let vocabulary = ProgramVocabulary.of(type)
        #expect(vocabulary.schema.errors(in: vocabulary.defaults) == [])
        for leaf in vocabulary.defaults.leaves {
            #expect(vocabulary.schema.node(at: leaf.keys) != nil, "\(leaf.path)")
        }
        let without = vocabulary.defaults.removing(at: ["safety", "minAge"])
        #expect(
            vocabulary.schema.errors(in: without)
                == [ConfigurationError("/safety/minAge", .missingKey)]
        )
    }

    @Test(arguments: ProgramType.allCases)
    func `the schema of a type is in the dialect and survives writing and reading`(
        type: ProgramType
    ) throws {
        let schema = ProgramVocabulary.of(type).schema
        #expect(try ConfigurationSchema(document: schema.document) == schema)
    }

    @Test(arguments: ProgramType.allCases)
    func `classes are as large as everywhere else`(type: ProgramType) {
        let defaults = ProgramVocabulary.of(type).defaults
        let cohort = CohortDefaults.of(type)
        #expect(defaults.value("/cohort/minSize") == .int(cohort.minSize))
        #expect(defaults.value("/cohort/maxSize") == .int(cohort.maxSize))
        #expect(defaults.value("/cohort/autoSplit") == .bool(cohort.autoSplit))
    }

    @Test(
        arguments: [
            (ProgramType.mentorship, [4, 8, 10]), (.languageConnect, [4, 10, 16]),
            (.buddy, [1, 10, 16, 17]), (.upskilling, [4, 8, 9, 10]), (.workExperience, [1, 8, 10]),
        ] as [(ProgramType, [Int64])]
    )
    func `every type has its goals`(_ type: ProgramType, _ goals: [Int64]) {
        let list = ProgramVocabulary.of(type).defaults.value("/sdgGoals")?.list
        #expect(list == goals.map(ConfigurationValue.int))
    }

    @Test(
        arguments: [
            (ProgramType.mentorship, "/session/totalWeeks", 24),
            (.mentorship, "/progression/milestones/", 4),
            (.languageConnect, "/cefr/sessionsPerLevel/C2", 50),
            (.languageConnect, "/impact/volunteerDecayBp", 9300),
            (.buddy, "/events/weights/networking", 15),
            (.buddy, "/matching/weightsBp/interests", 4000),
            (.upskilling, "/completion/minCompletionPercent", 80),
            (.upskilling, "/impact/campaignPoints/credential_issued", 60),
            (.workExperience, "/coaching/minutesPerMonth", 120),
            (.workExperience, "/impact/volunteerPoints/hired", 30),
        ] as [(ProgramType, String, Int64)]
    )
    func `defaults are those of the table`(_ type: ProgramType, _ path: String, _ number: Int64) {
        let defaults = ProgramVocabulary.of(type).defaults
        if path.hasSuffix("/") {
            #expect(defaults.value(String(path.dropLast()))?.list?.count == Int(number))
        } else {
            #expect(defaults.value(path) == .int(number))
        }
    }

    @Test func `points are for the activities of the type only`() {
        for type in ProgramType.allCases {
            let catalog = ActivityCatalog.of(type)
            let known = Set(catalog.activities)
            #expect(known.count == catalog.activities.count)
            let named = (catalog.campaignPoints + catalog.volunteerPoints).map(\.0)
            #expect(known.isSuperset(of: named))
            #expect(known.isSuperset(of: catalog.tariff.map(\.activity)))
        }
        let vocabulary = ProgramVocabulary.of(.mentorship)
        let odd = vocabulary.defaults.merged(with: ["impact": ["campaignPoints": ["checkin": 1]]])
        #expect(
            vocabulary.schema.errors(in: odd)
                == [ConfigurationError("/impact/campaignPoints/checkin", .unknownKey)]
        )
    }

    @Test func `two months turn 200 points of a mentor into 180`() {
        let decay = ActivityCatalog.of(.mentorship).volunteerDecayBp
        let once = ActivityCatalog.decayed(200, decayBp: decay)
        #expect(once == 190)
        #expect(ActivityCatalog.decayed(once, decayBp: decay) == 180)
        #expect(ActivityCatalog.decayed(.max, decayBp: 10_000) == .max)
    }

    @Test func `language sessions cost by the session, coaching at work by the hour`() {
        let language = ActivityCatalog.of(.languageConnect).tariff
        #expect(language.map(\.milliCredits) == [15_000])
        #expect(language.map(\.basis) == [.unit])
        #expect(ActivityCatalog.of(.workExperience).tariff.map(\.activity) == ["coaching"])
        #expect(ActivityCatalog.of(.workExperience).tariff.map(\.basis) == [.hour])
    }
}
