import Domain
import Testing

@Suite("Entered terms")
struct TermsInputTests {
    static func euro(_ amount: Int64) -> Money { Money(amount: amount, currency: .eur) }

    static func complete(_ model: PricingModel) -> TermsInput {
        var input = TermsInput(model: model)
        switch model {
        case .seats:
            input.committedSeats = 50
            input.seatPricePerMonth = euro(50_000)
        case .credits:
            input.creditAllocationMc = 4_000_000
            input.creditPrice = euro(50)
        case .iaas:
            input.learnersCommitted = 100
            input.pricePerLearner = euro(120_000)
        case .bundle:
            input.subscriptionId = "sub-veridia"
            input.shareBp = 2000
        case .custom:
            input.fixedFee = euro(200_000)
        }
        return input
    }

    @Test(arguments: PricingModel.allCases)
    func `every model is complete with its required fields`(_ model: PricingModel) throws {
        let input = Self.complete(model)
        #expect(input.problems(in: .eur) == [])
        let terms = try #require(
            input.terms(effectiveFrom: try Given.day("2026-01-01"), in: .eur)
        )
        #expect(terms.model == model)
        #expect(terms.effectiveFrom == (try Given.day("2026-01-01")))
    }

    @Test(arguments: [
        (PricingModel.seats, ["/committedSeats", "/seatPricePerMonth"]),
        (.credits, ["/creditAllocationMc", "/creditPrice"]),
        (.iaas, ["/learnersCommitted", "/pricePerLearner"]),
        (.bundle, ["/shareBp", "/subscriptionId"]),
        (.custom, ["/fixedFee"]),
    ])
    func `what a model requires is missed by its path`(
        _ model: PricingModel,
        _ paths: [String]
    ) throws {
        let input = TermsInput(model: model)
        #expect(input.problems(in: .eur) == paths.map { TermsProblem($0, .missingKey) })
        #expect(!input.isComplete(in: .eur))
        let date = try Given.day("2026-01-01")
        #expect(input.terms(effectiveFrom: date, in: .eur) == nil)
    }

    @Test func `without a model only that is missed`() {
        #expect(TermsInput().problems(in: .eur) == [TermsProblem("/model", .missingKey)])
    }

    @Test func `numbers keep to their ranges`() {
        var seats = Self.complete(.seats)
        seats.committedSeats = 0
        seats.seatPricePerMonth = Self.euro(0)
        seats.overageRateBp = 30_001
        #expect(
            seats.problems(in: .eur) == [
                TermsProblem("/committedSeats", .outOfRange),
                TermsProblem("/overageRateBp", .outOfRange),
                TermsProblem("/seatPricePerMonth", .outOfRange),
            ]
        )
        var credits = Self.complete(.credits)
        credits.creditAllocationMc = 999
        #expect(credits.problems(in: .eur).map(\.path) == ["/creditAllocationMc"])
        var bundle = Self.complete(.bundle)
        bundle.shareBp = 10_001
        #expect(bundle.problems(in: .eur).map(\.path) == ["/shareBp"])
        var learners = Self.complete(.iaas)
        learners.guaranteeCapBp = 10_001
        learners.guarantees = [TermsInput.Promise(metric: .sroi, threshold: 0)]
        #expect(
            learners.problems(in: .eur).map(\.path) == [
                "/guaranteeCapBp", "/guarantees/0/threshold",
            ]
        )
    }

    @Test func `fields of another model do not belong there`() {
        var input = Self.complete(.seats)
        input.shareBp = 100
        input.milestones = []
        #expect(
            input.problems(in: .eur) == [
                TermsProblem("/milestones", .unknownKey), TermsProblem("/shareBp", .unknownKey),
            ]
        )
    }

    @Test func `every amount is in the campaign's currency`() {
        var input = TermsInput(model: .custom)
        input.fixedFee = Money(amount: 1, currency: .nok)
        input.components = [
            TermsInput.Component(name: "a", unit: .hour, rate: Self.euro(1))
        ]
        #expect(input.problems(in: .eur) == [TermsProblem("/fixedFee", .currencyMismatch)])
        #expect(input.currencies == [.nok, .eur])
    }

    @Test func `parts of custom terms are checked one by one`() {
        var input = TermsInput(model: .custom)
        input.fixedFeeSchedule = .monthly
        input.components = [
            TermsInput.Component(name: "a", unit: .hour, rate: Self.euro(1), cap: 0),
            TermsInput.Component(name: "a", unit: nil, rate: nil),
        ]
        input.milestones = [
            TermsInput.Milestone(key: "m", amount: Self.euro(0)),
            TermsInput.Milestone(key: "", amount: Self.euro(1)),
        ]
        #expect(
            input.problems(in: .eur) == [
                TermsProblem("/components/0/cap", .outOfRange),
                TermsProblem("/components/1/name", .ruleViolated),
                TermsProblem("/components/1/rate", .missingKey),
                TermsProblem("/components/1/unit", .missingKey),
                TermsProblem("/fixedFeeSchedule", .ruleViolated),
                TermsProblem("/milestones/0/amount", .outOfRange),
                TermsProblem("/milestones/1/key", .outOfRange),
            ]
        )
    }

    @Test func `what is left out has its default`() throws {
        let date = try Given.day("2026-01-01")
        let learners = Self.complete(.iaas).terms(effectiveFrom: date, in: .eur)
        #expect(
            learners
                == .iaas(
                    LearnerTerms(
                        effectiveFrom: date,
                        learners: 100,
                        priceMinor: 120_000,
                        overageRateBp: 10_000,
                        guarantees: [],
                        guaranteeCapBp: 3000
                    )
                )
        )
        guard
            case .credits(let credits)? = Self.complete(.credits)
                .terms(effectiveFrom: date, in: .eur)
        else {
            Issue.record("no credit terms")
            return
        }
        #expect(credits.overagePriceMinor == 50)
        #expect(credits.charge("session", minutes: 45, in: .mentorship) == 7500)
        #expect(credits.charge("session", minutes: 50, in: .mentorship) == 8333)
        #expect(credits.charge("session", minutes: 50, in: .languageConnect) == 15_000)
        #expect(credits.charge("event", minutes: 50, in: .languageConnect) == 0)
    }
}
