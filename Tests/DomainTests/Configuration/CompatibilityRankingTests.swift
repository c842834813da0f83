import Domain
import Testing

@Suite("Ranking of versions and groups")
struct CompatibilityRankingTests {
    private let oslo = GroupProfile(
        id: "g-refugees-oslo",
        eligibleProgramTypes: [.mentorship, .languageConnect, .buddy, .upskilling],
        tags: ["refugees", "newcomers", "integration"],
        isActive: true,
        minGroupSize: 4,
        maxGroupSize: 60
    )
    private let seniors = GroupProfile(
        id: "g-seniors-bergen",
        eligibleProgramTypes: [.buddy, .upskilling],
        tags: ["seniors"],
        isActive: true,
        minGroupSize: 4,
        maxGroupSize: 30
    )

    @Test func `versions for a group come best first, equal ones by id`() {
        let ranking = CompatibilityRanking.versions(
            [
                version("t-work", .workExperience, ["youth"]),
                version("t-mentor-two", .mentorship),
                version("t-norwegian", .languageConnect, ["refugees", "newcomers"], size: 5...8),
                version("t-mentor-one", .mentorship),
            ],
            for: oslo
        )
        #expect(
            ranking.entries.map(\.id) == ["t-norwegian", "t-mentor-one", "t-mentor-two", "t-work"]
        )
        #expect(ranking.entries.map(\.result.suitabilityScore) == [90, 70, 70, 0])
        #expect(
            ranking.entries.last?.result.reasons == [.programTypeNotEligible, .noSharedTag]
        )
    }

    @Test func `groups for a version come best first, with all reasons against the others`() {
        let english = version("t-english-business", .languageConnect, ["newcomers"])
        let ranking = CompatibilityRanking.groups([seniors, oslo], for: english)
        #expect(ranking.entries.map(\.id) == ["g-refugees-oslo", "g-seniors-bergen"])
        #expect(
            ranking.entries.map(\.result.reasons) == [[], [.programTypeNotEligible, .noSharedTag]]
        )
    }

    @Test func `a version refuses steps that its life does not have`() {
        #expect(VersionStatus.active.refusal(to: .archived) == .invalidTransition)
        #expect(VersionStatus.active.refusal(to: .deprecated) == nil)
        #expect(VersionStatus.draft.editRefusal == nil)
        #expect(VersionStatus.active.editRefusal == .versionNotDraft)
        #expect(VersionStatus.archived.serviceRefusal == .templateArchived)
        #expect(VersionStatus.deprecated.serviceRefusal == nil)
    }

    private func version(
        _ id: String,
        _ type: ProgramType,
        _ tags: Set<String> = [],
        size: ClosedRange<Int64> = 1...100
    ) -> VersionProfile {
        VersionProfile(
            id: id,
            programType: type,
            suitableForGroups: tags,
            status: .active,
            minParticipants: size.lowerBound,
            maxParticipants: size.upperBound
        )
    }
}
