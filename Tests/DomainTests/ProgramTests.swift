import Domain
import Testing

@Suite("Programs and compatibility")
struct ProgramTests {
    @Test func `a version goes one way, step by step`() {
        for from in VersionStatus.allCases {
            let next = VersionStatus.allCases.filter(from.mayBecome)
            let expected: [VersionStatus] =
                switch from {
                case .draft: [.active]
                case .active: [.deprecated]
                case .deprecated: [.archived]
                case .archived: []
                }
            #expect(next == expected)
        }
    }

    @Test func `languages and courses come in classes that split`() {
        let split = ProgramType.allCases.filter { CohortDefaults.of($0).autoSplit }
        #expect(split == [.languageConnect, .upskilling])
        #expect(CohortDefaults.of(.languageConnect).minSize == 3)
        #expect(CohortDefaults.of(.languageConnect).maxSize == 12)
        #expect(CohortDefaults.of(.upskilling).maxSize == 30)
        #expect(CohortDefaults.of(.mentorship).maxSize == 0)
    }

    @Test func `norwegian for refugees in Oslo fits at 90`() {
        let facts = facts(
            .languageConnect,
            suits: ["refugees", "newcomers"],
            size: 5...8,
            group: ["refugees", "newcomers", "integration"],
            eligible: [.mentorship, .languageConnect, .buddy, .upskilling],
            groupSize: (4, 60)
        )
        #expect(Compatibility.assess(facts).suitabilityScore == 90)
    }

    @Test func `a bootcamp for women in tech fits at 85`() {
        let facts = facts(
            .upskilling,
            suits: ["career_switchers", "women-in-tech", "youth"],
            size: 5...30,
            group: ["women-in-tech", "women", "career_switchers"],
            eligible: [.mentorship, .upskilling],
            groupSize: (3, 60)
        )
        #expect(Compatibility.assess(facts).suitabilityScore == 85)
    }

    @Test func `a mentor for refugees fits at 70 without a restriction`() {
        let facts = facts(
            .mentorship,
            suits: [],
            size: 1...100,
            group: ["refugees", "newcomers", "integration"],
            eligible: [.mentorship, .languageConnect, .buddy, .upskilling],
            groupSize: (4, 60)
        )
        #expect(Compatibility.assess(facts).suitabilityScore == 70)
        #expect(Compatibility.assess(facts).compatible)
    }

    @Test func `business english does not fit seniors, for two reasons`() {
        let facts = facts(
            .languageConnect,
            suits: ["professionals", "employment"],
            size: 1...1,
            group: ["seniors"],
            eligible: [.buddy, .upskilling],
            groupSize: (4, 30)
        )
        let result = Compatibility.assess(facts)
        #expect(!result.compatible)
        #expect(result.reasons == [.programTypeNotEligible, .noSharedTag])
        #expect(result.suitabilityScore == 0)
    }

    @Test func `all four reasons come in the order of the table`() {
        var facts = facts(
            .buddy,
            suits: ["a"],
            size: 1...1,
            group: ["b"],
            eligible: [.mentorship],
            groupSize: (nil, nil)
        )
        facts.isGroupActive = false
        facts.versionStatus = .archived
        #expect(
            Compatibility.assess(facts).reasons == [
                .programTypeNotEligible, .noSharedTag, .templateNotActive, .groupNotActive,
            ]
        )
    }

    @Test func `a deprecated version serves instances but no new plan`() {
        var facts = facts(
            .buddy,
            suits: [],
            size: 1...5,
            group: [],
            eligible: [.buddy],
            groupSize: (nil, nil)
        )
        facts.versionStatus = .deprecated
        #expect(Compatibility.assess(facts).reasons == [.templateNotActive])
        #expect(Compatibility.assess(facts, allowsDeprecated: true).suitabilityScore == 80)
        facts.versionStatus = .archived
        #expect(!Compatibility.assess(facts, allowsDeprecated: true).compatible)
    }

    @Test(
        arguments: [
            (nil, nil, 10), (6, nil, 0), (5, nil, 10), (nil, 1, 0), (nil, 2, 10), (6, 9, 0),
        ] as [(Int64?, Int64?, Int64)]
    )
    func `sizes meet when the ranges overlap, a missing bound is open`(
        _ least: Int64?,
        _ most: Int64?,
        _ part: Int64
    ) {
        let facts = facts(
            .buddy,
            suits: [],
            size: 2...5,
            group: [],
            eligible: [.buddy],
            groupSize: (least, most)
        )
        #expect(Compatibility.assess(facts).suitabilityScore == 70 + part)
    }

    private func facts(
        _ type: ProgramType,
        suits: Set<String>,
        size: ClosedRange<Int64>,
        group: Set<String>,
        eligible: Set<ProgramType>,
        groupSize: (Int64?, Int64?)
    ) -> CompatibilityFacts {
        CompatibilityFacts(
            programType: type,
            suitableForGroups: suits,
            versionStatus: .active,
            minParticipants: size.lowerBound,
            maxParticipants: size.upperBound,
            eligibleProgramTypes: eligible,
            groupTags: group,
            isGroupActive: true,
            minGroupSize: groupSize.0,
            maxGroupSize: groupSize.1
        )
    }
}
