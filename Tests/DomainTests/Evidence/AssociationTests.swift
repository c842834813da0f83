import Domain
import Testing

@Suite("Association of activities without a campaign")
struct AssociationTests {
    private let day = CivilDate(dayNumber: 20_000)

    @Test func `a session of enrolled people is associated at once`() {
        let found = AssociationProposal(
            input(tags: ["a", "b"]),
            among: [candidate(tags: ["a"], people: [learner(), mentor()])]
        )
        #expect(found.score == 95)
        #expect(found.verdict == .auto)
        #expect(found.campaign == "c-1")
        #expect(
            found.reasons == [
                .insideDates, .participantActive, .volunteerActive, .programType, .sharedTags,
            ]
        )
    }

    @Test func `without any enrollment a person must look`() {
        let found = AssociationProposal(
            input(tags: ["a", "b"]),
            among: [candidate(tags: ["a"])]
        )
        #expect(found.score == 45)
        #expect(found.verdict == .review)
        #expect(found.campaign == "c-1")
    }

    @Test func `outside by 20 days and of another type it is ignored`() {
        let found = AssociationProposal(
            input(type: .buddy),
            among: [candidate(from: -60, through: -20)]
        )
        #expect(found.score == 0)
        #expect(found.verdict == .ignored)
        #expect(found.campaign == nil)
        #expect(found.reasons == [])
        #expect(found.ranked.map(\.campaign) == ["c-1"])
    }

    @Test(
        arguments: [
            (-10, 10, 25), (0, 0, 25), (1, 20, 10), (14, 20, 10), (15, 20, nil),
            (-20, -1, 10), (-20, -14, 10), (-20, -15, 0), (-60, -30, 0), (-60, -31, nil),
        ] as [(Int64, Int64, Int64?)]
    )
    func `dates count inside, near, and until 30 days after the end`(
        _ first: Int64,
        _ last: Int64,
        _ points: Int64?
    ) {
        let candidate = candidate(from: first, through: last)
        #expect(candidate.takesPart(on: day) == (points != nil))
        if let points {
            #expect(AssociationScore(candidate, for: input()).date == points)
        }
    }

    @Test(
        arguments: [
            (0, nil, 35), (0, 0, 35), (-9, 5, 35), (-9, -1, 20), (-90, -30, 20), (-90, -31, 0),
            (1, nil, 0), (1, 3, 0),
        ] as [(Int64, Int64?, Int64)]
    )
    func `the enrollment of a learner counts by its dates`(
        _ from: Int64,
        _ until: Int64?,
        _ points: Int64
    ) {
        let learner = learner(from: from, until: until)
        let score = AssociationScore(candidate(people: [learner]), for: input())
        #expect(score.participant == points)
        #expect(score.volunteer == 0)
        let mentor = mentor(from: from, until: until)
        let other = AssociationScore(candidate(people: [mentor]), for: input())
        #expect(other.volunteer == (points == 35 ? 15 : 0))
        #expect(other.participant == 0)
    }

    @Test func `the best of the listed participants counts, once`() {
        let people = [learner(until: -40), learner(until: -2), learner(), mentor(), mentor()]
        let score = AssociationScore(candidate(people: people), for: input())
        #expect(score.participant == 35)
        #expect(score.volunteer == 15)
        #expect(score.total == 90)
    }

    @Test(
        arguments: [
            (["a"], ["a"], 10), (["a", "b"], ["a"], 5), (["a"], ["a", "b", "c"], 3),
            (["a", "b"], ["a", "b", "c"], 7), (["a", "a"], ["a", "a", "b"], 5), ([], ["a"], 0),
            (["a"], [], 0), (["a"], ["b"], 0), ([], [], 0),
        ] as [([String], [String], Int64)]
    )
    func `tags count by their share of the larger list`(
        _ input: [String],
        _ group: [String],
        _ points: Int64
    ) {
        let score = AssociationScore(candidate(tags: group), for: self.input(tags: input))
        #expect(score.tags == points)
    }

    @Test(
        arguments: [(100, .auto), (80, .auto), (79, .review), (40, .review), (39, .ignored)]
            as [(Int64, AssociationVerdict)]
    )
    func `80 is enough, below 40 is too little`(_ score: Int64, _ verdict: AssociationVerdict) {
        #expect(AssociationVerdict.of(score: score) == verdict)
    }

    @Test func `two that fit nearly as well must be looked at`() {
        let first = candidate("c-1", tags: ["a"], people: [learner(), mentor()])
        let close = candidate("c-2", tags: ["a", "b", "c"], people: [learner(), mentor()])
        let far = candidate("c-3", tags: ["a", "b"], people: [learner(), mentor()])
        let input = input(tags: ["a"])
        func found(_ candidates: [AssociationCandidate]) -> AssociationProposal {
            AssociationProposal(input, among: candidates)
        }
        #expect(found([first]).score == 100)
        #expect(found([close]).score == 93)
        #expect(found([far]).score == 95)
        #expect(found([first, far]).verdict == .auto)
        #expect(found([first, close]).verdict == .auto)
        #expect(found([far, close]).verdict == .review)
        #expect(found([far, close]).campaign == "c-3")
        #expect(found([far, close]).reasons.last == .closeSecond)
    }

    @Test func `a close second below 80 does not matter`() {
        let first = candidate("c-1", tags: ["a", "b", "c"], people: [learner(), mentor(from: 5)])
        let second = candidate("c-2", people: [learner(), mentor(from: 5)])
        let found = AssociationProposal(input(tags: ["a", "b", "c"]), among: [first, second])
        #expect(found.score == 85)
        #expect(found.ranked.map(\.score.total) == [85, 75])
        #expect(found.verdict == .auto)
        let near = AssociationProposal(input(tags: ["a"]), among: [first, second])
        #expect(near.ranked.map(\.score.total) == [78, 75])
        #expect(near.verdict == .review)
        #expect(!near.reasons.contains(.closeSecond))
    }

    @Test func `of equals the active one leads, then the later start, then the smaller id`() {
        let order = [
            candidate("c-9", state: .active, from: -50),
            candidate("c-3", state: .completed, from: -10),
            candidate("c-1", state: .live, from: -20),
            candidate("c-2", state: .live, from: -20),
        ]
        for shift in 0..<4 {
            let candidates = Array(order[shift...] + order[..<shift])
            let found = AssociationProposal(input(), among: candidates)
            #expect(found.ranked.map(\.campaign) == ["c-9", "c-3", "c-1", "c-2"])
            #expect(found.verdict == .review)
            #expect(found.campaign == "c-9")
        }
    }

    @Test func `campaigns of other states and no campaign at all give nothing`() {
        let none = AssociationProposal(input(), among: [candidate(state: .other)])
        #expect(none == AssociationProposal(input(), among: []))
        #expect(none.verdict == .ignored)
        #expect(none.score == 0)
    }

    @Test func `a campaign that is named is taken`() {
        let found = AssociationProposal(explicit: "c-7", instance: "i-1")
        #expect(found.score == 100)
        #expect(found.verdict == .auto)
        #expect(found.campaign == "c-7" && found.instance == "i-1")
        #expect(found.reasons == [.explicitCampaign])
    }

    @Test func `the instance is that of the enrollment, else the newest that runs`() throws {
        let dates = CivilRange(from: day, dayCount: 1)
        let later = dates.adding(days: 1)
        let instances = [
            AssociationCandidate.Instance(id: "i-1", ordinal: 1, dates: dates, isActive: true),
            AssociationCandidate.Instance(id: "i-2", ordinal: 2, dates: dates, isActive: true),
            AssociationCandidate.Instance(id: "i-3", ordinal: 3, dates: dates, isActive: false),
            AssociationCandidate.Instance(id: "i-4", ordinal: 4, dates: later, isActive: true),
        ]
        func instance(_ people: [AssociationCandidate.Enrollment]) -> String? {
            candidate(people: people, instances: instances).instance(on: day)
        }
        #expect(instance([]) == "i-2")
        #expect(instance([learner(instance: "i-3")]) == "i-3")
        #expect(instance([mentor(instance: "i-1"), learner(instance: "i-3")]) == "i-3")
        #expect(instance([mentor(instance: "i-1"), learner()]) == "i-1")
        #expect(instance([learner(until: -99, instance: "i-1")]) == "i-2")
        #expect(
            instance([
                learner("e-2", from: -9, instance: "i-1"), learner("e-1", instance: "i-3"),
            ]) == "i-3"
        )
        #expect(
            instance([learner("e-2", instance: "i-1"), learner("e-1", instance: "i-3")]) == "i-3"
        )
        #expect(candidate().instance(on: day) == nil)
    }

    @Test func `a fact counts once it is associated, and is resolved once`() {
        #expect(
            AssociationVerdict.allCases.map(AssociationStatus.init) == [
                .associated, .review, .unassociated,
            ]
        )
        #expect(AssociationStatus.allCases.filter(\.counts) == [.associated, .confirmed])
        #expect(AssociationStatus.review.resolved(isConfirmed: true) == .confirmed)
        #expect(AssociationStatus.review.resolved(isConfirmed: false) == .dismissed)
        for status in AssociationStatus.allCases where status != .review {
            #expect(status.resolved(isConfirmed: true) == nil)
        }
    }

    @Test(arguments: 0..<200)
    func `scores stay within 0 and 100 and the order of candidates does not matter`(_ seed: Int) {
        var random = SplitMix(seed: seed)
        let candidates = (0..<random.int(0...6)).map { index in
            candidate(
                "c-\(index)",
                state: random.pick(AssociationCandidate.State.allCases),
                from: random.int(-40...5),
                through: random.int(5...20),
                tags: Array(["a", "b", "c"].prefix(Int(random.int(0...3)))),
                people: (0..<random.int(0...3)).map { _ in
                    random.chance(50)
                        ? learner(until: random.chance(50) ? random.int(-40...0) : nil) : mentor()
                }
            )
        }
        let input = input(type: random.pick(ProgramType.allCases), tags: ["a", "b"])
        let found = AssociationProposal(input, among: candidates)
        #expect(found == AssociationProposal(input, among: candidates.reversed()))
        #expect(found.ranked.allSatisfy { (0...100).contains($0.score.total) })
        #expect((found.campaign == nil) == (found.verdict == .ignored))
    }

    private func input(
        type: ProgramType? = .mentorship,
        tags: [String] = []
    ) -> AssociationInput {
        AssociationInput(date: day, programType: type, tags: tags)
    }

    private func candidate(
        _ campaign: String = "c-1",
        state: AssociationCandidate.State = .active,
        from: Int64 = -30,
        through: Int64 = 30,
        tags: [String] = [],
        people: [AssociationCandidate.Enrollment] = [],
        instances: [AssociationCandidate.Instance] = []
    ) -> AssociationCandidate {
        AssociationCandidate(
            campaign: campaign,
            state: state,
            dates: CivilRange(from: day.adding(days: from), dayCount: through - from + 1),
            programType: .mentorship,
            groupTags: tags,
            enrollments: people,
            instances: instances
        )
    }

    private func learner(
        _ id: String = "e-1",
        from: Int64 = -5,
        until: Int64? = nil,
        instance: String? = nil
    ) -> AssociationCandidate.Enrollment {
        enrollment(id, .beneficiary, from, until, instance)
    }

    private func mentor(
        from: Int64 = -5,
        until: Int64? = nil,
        instance: String? = nil
    ) -> AssociationCandidate.Enrollment {
        enrollment("e-9", .volunteer, from, until, instance)
    }

    private func enrollment(
        _ id: String,
        _ role: ParticipantRole,
        _ from: Int64,
        _ until: Int64?,
        _ instance: String?
    ) -> AssociationCandidate.Enrollment {
        let end = until.map { day.adding(days: $0) }
        return AssociationCandidate.Enrollment(
            id: id,
            role: role,
            from: min(day.adding(days: from), end ?? day.adding(days: from)),
            until: end,
            instance: instance
        )
    }
}
