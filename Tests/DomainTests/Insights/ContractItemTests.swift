import Domain
import Testing

@Suite("Use of a contract, item by item")
struct ContractItemTests {
    @Test func `seats, credits and learners are measured against what was agreed`() {
        let seats = ContractFacts.seats(active: 22, committed: 20).items
        #expect(seats == [ContractItem(.seats, used: 22, agreed: 20)])
        #expect(seats[0].over == 2 && seats[0].left == 0 && seats[0].usedBp == 11_000)
        let credits = ContractFacts.credits(consumedMc: 1_500_000, allocationMc: 10_000_000).items
        #expect(credits[0].left == 8_500_000 && credits[0].over == 0)
        #expect(credits[0].usedBp == 1500)
        let learners = ContractFacts.iaas(counted: 95, served: 80, committed: 100).items
        #expect(learners.map(\.kind) == [.learners, .served])
        #expect(learners.map(\.left) == [5, 20])
    }

    @Test func `a share tells its own part and its loans`() {
        let calm = ContractFacts.bundle(counted: 70, served: 40, own: 100, borrowed: 0, lent: 0)
        #expect(calm.items.map(\.kind) == [.learners, .served, .share])
        let borrower = ContractFacts.bundle(
            counted: 126,
            served: 90,
            own: 125,
            borrowed: 1,
            lent: 0
        ).items
        #expect(borrower.map(\.kind) == [.learners, .served, .share, .borrowed])
        #expect(borrower.map(\.over) == [0, 0, 1, 0])
        #expect(borrower[3].left == nil && borrower[3].usedBp == nil)
        let lender = ContractFacts.bundle(counted: 65, served: 9, own: 100, borrowed: 0, lent: 1)
        #expect(lender.items.map(\.agreed) == [99, 99, 100, 100])
    }

    @Test func `a custom deal tells its components and milestones`() {
        let items = ContractFacts.custom(
            volunteers: 22,
            target: 40,
            components: [
                .init(name: "sessions", used: 64, cap: 200),
                .init(name: "hours", used: 9, cap: nil),
            ],
            confirmed: 1,
            milestones: 2
        ).items
        #expect(items.map(\.kind) == [.volunteers, .component, .component, .milestones])
        #expect(items.map(\.name) == [nil, "sessions", "hours", nil])
        #expect(items.map(\.left) == [18, 136, nil, 1])
        #expect(items.map(\.usedBp) == [5500, 3200, nil, 5000])
        let plain = ContractFacts.custom(
            volunteers: 1,
            target: 0,
            components: [],
            confirmed: 0,
            milestones: 0
        )
        #expect(plain.items.map(\.usedBp) == [nil])
        #expect(plain.items[0].over == 1)
    }

    @Test func `the first item is what capacity counts`() {
        let facts: [ContractFacts] = [
            .seats(active: 1, committed: 2), .credits(consumedMc: 1, allocationMc: 2),
            .iaas(counted: 1, served: 0, committed: 2),
            .bundle(counted: 1, served: 0, own: 2, borrowed: 0, lent: 0),
            .custom(volunteers: 1, target: 2, components: [], confirmed: 0, milestones: 0),
        ]
        #expect(facts.map(\.model) == PricingModel.allCases)
        #expect(
            facts.allSatisfy { $0.items[0] == ContractItem($0.items[0].kind, used: 1, agreed: 2) }
        )
    }
}
