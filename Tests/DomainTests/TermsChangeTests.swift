import Domain
import Testing

@Suite("Changes of terms")
struct TermsChangeTests {
    private static let today = "2026-04-15"

    private func terms(
        _ model: PricingModel,
        _ date: String,
        _ change: (inout TermsInput) -> Void = { _ in }
    ) throws -> CommercialTerms {
        var input = TermsInputTests.complete(model)
        change(&input)
        return try #require(input.terms(effectiveFrom: try Given.day(date), in: .eur))
    }

    private func facts(
        _ model: PricingModel,
        status: CampaignStatus = .active,
        wasActive: Bool = true
    ) throws -> TermsChangeFacts {
        TermsChangeFacts(
            status: status,
            wasActive: wasActive,
            today: try Given.day(Self.today),
            history: TermsHistory([try terms(model, "2026-01-01")]),
            currency: .eur,
            proposedCurrencies: [.eur],
            dates: try Given.range("2026-01-01", "2026-06-30"),
            budgetMinor: 1_000_000_000,
            used: 43,
            targetVolunteers: 50,
            targetBeneficiaries: 100
        )
    }

    private func refusals(
        _ model: PricingModel,
        to new: PricingModel? = nil,
        on date: String = "2026-04-20",
        _ change: (inout TermsInput) -> Void = { _ in }
    ) throws -> [ReasonCode] {
        TermsChange.judge(try terms(new ?? model, date, change), try facts(model)).refusals
    }

    @Test func `seats, their price, a share and a larger allocation may change any day`() throws {
        #expect(try refusals(.seats) { $0.committedSeats = 10 } == [])
        #expect(
            try refusals(.seats) { $0.seatPricePerMonth = TermsInputTests.euro(1) } == []
        )
        #expect(try refusals(.bundle) { $0.shareBp = 1 } == [])
        #expect(try refusals(.credits) { $0.creditAllocationMc = 4_000_001 } == [])
    }

    @Test func `any other change of a campaign that ran waits for the first`() throws {
        let waits: [ReasonCode] = [.effectiveNotMonthStart]
        #expect(try refusals(.seats) { $0.overageRateBp = 9999 } == waits)
        #expect(try refusals(.bundle) { $0.subscriptionId = "sub-2" } == waits)
        #expect(try refusals(.credits) { $0.creditAllocationMc = 3_999_999 } == waits)
        #expect(try refusals(.credits) { $0.creditPrice = TermsInputTests.euro(49) } == waits)
        #expect(try refusals(.iaas) { $0.learnersCommitted = 101 } == waits)
        #expect(try refusals(.custom) { $0.fixedFee = TermsInputTests.euro(1) } == waits)
        #expect(try refusals(.seats, to: .iaas) == waits)
        #expect(try refusals(.seats, to: .iaas, on: "2026-05-01") == [])
        #expect(try refusals(.iaas, on: "2026-05-01") { $0.learnersCommitted = 101 } == [])
    }

    @Test func `a change that changes nothing may be made any day`() throws {
        for model in PricingModel.allCases { #expect(try refusals(model) == []) }
    }

    @Test func `the change counts against the day before, not against what it replaces`() throws {
        var facts = try facts(.seats)
        facts.today = try Given.day("2026-05-01")
        let replaced = try terms(.iaas, "2026-05-01")
        facts.history = facts.history.adding(replaced)
        let again = TermsChange.judge(try terms(.seats, "2026-05-01"), facts)
        #expect(again.refusals == [])
        #expect(again.replaced == replaced)
        #expect(again.history.versions.count == 2)
        #expect(again.isEffectiveNow)
        let later = TermsChange.judge(try terms(.seats, "2026-05-10"), facts)
        #expect(later.refusals == [.effectiveNotMonthStart])
    }

    @Test func `before a campaign ran any day from today on will do`() throws {
        let facts = try facts(.seats, status: .planned, wasActive: false)
        func judged(_ date: String) throws -> TermsChange {
            TermsChange.judge(try terms(.iaas, date), facts)
        }
        #expect(try judged("2026-04-14").refusals == [.effectiveInPast])
        #expect(try judged(Self.today).refusals == [])
        #expect(try judged(Self.today).isEffectiveNow)
        #expect(try judged("2026-04-16").isEffectiveNow == false)
    }

    @Test func `a draft's terms have no date`() throws {
        let facts = try facts(.seats, status: .draft, wasActive: false)
        let change = TermsChange.judge(try terms(.iaas, "2020-01-02"), facts)
        #expect(change.refusals == [])
        #expect(change.isEffectiveNow)
        #expect(change.history.versions.map(\.model) == [.iaas])
    }

    @Test(arguments: [CampaignStatus.completed, .closed])
    func `what is over keeps its terms`(_ status: CampaignStatus) throws {
        let facts = try facts(.seats, status: status)
        let change = TermsChange.judge(try terms(.seats, "2026-05-01"), facts)
        #expect(change.refusals == [.fieldFrozen])
        #expect(change.history == facts.history)
    }

    @Test func `another currency is refused and so is a bundle that has no room`() throws {
        var facts = try facts(.seats)
        facts.proposedCurrencies = [.nok]
        facts.bundleRefusals = [.bundleOverAllocated]
        let bundle = TermsChange.judge(try terms(.bundle, "2026-05-01"), facts)
        #expect(bundle.refusals == [.currencyMismatch, .bundleOverAllocated])
        let seats = TermsChange.judge(try terms(.seats, "2026-05-01"), facts)
        #expect(seats.refusals == [.currencyMismatch])
    }

    @Test func `warnings are told and nothing is refused`() throws {
        var facts = try facts(.seats)
        facts.budgetMinor = 10_000_000
        facts.used = 102
        facts.targetBeneficiaries = 50
        let learners = TermsChange.judge(
            try terms(.iaas, "2026-05-01") { $0.learnersCommitted = 101 },
            facts
        )
        #expect(learners.refusals == [])
        #expect(
            learners.warnings == [.overBudget, .belowUsage, .noGuarantees, .learnersOverTarget]
        )
    }

    @Test func `a sound change has no warning`() throws {
        var facts = try facts(.iaas)
        facts.used = 100
        let change = TermsChange.judge(
            try terms(.iaas, "2026-05-01") { input in
                input.guarantees = [TermsInput.Promise(metric: .vis, threshold: 70)]
            },
            facts
        )
        #expect(change.warnings == [])
    }

    @Test(arguments: 0..<200)
    func `at any time there is one version per date`(seed: Int) throws {
        var random = SplitMix(seed: seed)
        var facts = try facts(.seats)
        for _ in 0..<20 {
            facts.today = facts.today.adding(days: random.int(0...20))
            let date = facts.today.adding(days: random.int(-5...60))
            let before = facts.history
            let change = TermsChange.judge(
                try terms(random.pick(PricingModel.allCases), date.iso) { input in
                    if input.model == .seats { input.committedSeats = random.int(1...99) }
                },
                facts
            )
            let dates = change.history.versions.map(\.effectiveFrom)
            #expect(dates == Set(dates).sorted())
            if !change.refusals.isEmpty { #expect(change.history == before) }
            // What is past stays as it was.
            let yesterday = facts.today.adding(days: -1)
            #expect(change.history.inForce(on: yesterday) == before.inForce(on: yesterday))
            facts.history = change.history
        }
    }
}
