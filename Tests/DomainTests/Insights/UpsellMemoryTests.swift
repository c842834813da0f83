import Domain
import Testing

@Suite("Life of an upsell signal")
struct UpsellMemoryTests {
    private let start = Instant(ms: 1_774_000_000_000)

    @Test func `seven days of one signal, remembered`() {
        var memory = UpsellMemory()
        let told = [38, 41, 43, 39, 31, 29, 41].enumerated().map { day, composite in
            evaluate(&memory, Int64(composite), day: Int64(day))
        }
        let raised = UpsellDecision.raise(category: .capacityExpansion, segment: .watch)
        let updated = UpsellDecision.update(category: .capacityExpansion, segment: .nurture)
        #expect(told == [.none, raised, .none, .none, updated, .expire, raised])
    }

    @Test func `after a sale there is rest for 30 days`() {
        var memory = UpsellMemory()
        _ = evaluate(&memory, 90, day: 0)
        #expect(memory.close(.accept(wonValue: nil), currency: .eur, at: start) == nil)
        #expect(memory.open == nil)
        #expect(evaluate(&memory, 100, day: 29) == .none)
        #expect(evaluate(&memory, 90, day: 30) != .none)
    }

    @Test func `after a refusal there is rest for 90 days, or until 20 points more`() {
        for (composite, day, isRaised) in [
            (64, 89, false), (65, 1, true), (64, 90, true), (40, 90, true),
        ] as [(Int64, Int64, Bool)] {
            var memory = UpsellMemory()
            _ = evaluate(&memory, 43, day: 0)
            // The score at the refusal counts, also when it was not told.
            _ = evaluate(&memory, 45, day: 0)
            #expect(memory.close(.decline(.price), currency: .eur, at: start) == nil)
            #expect((evaluate(&memory, composite, day: day) != .none) == isRaised)
        }
    }

    @Test func `what expired may come back at once`() {
        var memory = UpsellMemory()
        _ = evaluate(&memory, 40, day: 0)
        #expect(evaluate(&memory, 29, day: 1) == .expire)
        #expect(evaluate(&memory, 40, day: 1) != .none)
    }

    @Test func `only an open signal is closed, and only once`() {
        var memory = UpsellMemory()
        #expect(memory.close(.decline(.other), currency: .eur, at: start) == .signalClosed)
        _ = evaluate(&memory, 50, day: 0)
        let foreign = UpsellClosing.accept(wonValue: Money(amount: 1, currency: .nok))
        #expect(memory.close(foreign, currency: .eur, at: start) == .currencyMismatch)
        let negative = UpsellClosing.accept(wonValue: Money(amount: -1, currency: .eur))
        #expect(memory.close(negative, currency: .eur, at: start) == .outOfRange)
        #expect(memory.open != nil && memory.cooldown == nil)
        let won = UpsellClosing.accept(wonValue: Money(amount: 5, currency: .eur))
        #expect(memory.close(won, currency: .eur, at: start) == nil)
        #expect(memory.close(won, currency: .eur, at: start) == .signalClosed)
        #expect([won.status, UpsellClosing.decline(.timing).status] == [.accepted, .declined])
    }

    @Test func `a company of full campaigns is offered a bundle until it falls below 50`() {
        let full = CompanyUpsell.Member(
            utilizationBp: 9000,
            sroi: 500,
            budget: Money(amount: 1001, currency: .eur)
        )
        let half = CompanyUpsell.Member(
            utilizationBp: 5000,
            sroi: 499,
            budget: Money(amount: 1001, currency: .nok)
        )
        var memory = UpsellMemory()
        func evaluate(_ members: [CompanyUpsell.Member]) -> UpsellDecision {
            memory.evaluate(company: CompanyUpsell.assess(members), clock: start)
        }
        #expect(CompanyUpsell.assess([full, full, half])?.composite == 65)
        #expect(evaluate([full]) == .none)
        #expect(evaluate([full, half]) == .none)
        #expect(evaluate([full, full, half]) == .raise(category: .bundleUpgrade, segment: .warm))
        #expect(CompanyUpsell.assess([full, half, half, full])?.composite == 32)
        #expect(evaluate([full, half, half]) == .expire)
        #expect(evaluate([full, full, half]) != .none)
        #expect(evaluate([full]) == .expire)
        let value = CompanyUpsell.value([full, full, half], billingCurrency: .eur)
        #expect(value == Money(amount: 500, currency: .eur))
        #expect(CompanyUpsell.value([half, half], billingCurrency: .eur) == nil)
    }

    @Test func `live campaigns and those completed 30 days ago are looked at`() {
        func isEvaluated(_ completedDaysAgo: Int64?) -> Bool {
            UpsellMemory.isEvaluated(
                isLive: false,
                completedAt: completedDaysAgo.map { start.adding(days: -$0) },
                clock: start
            )
        }
        #expect(UpsellMemory.isEvaluated(isLive: true, completedAt: nil, clock: start))
        #expect(isEvaluated(0) && isEvaluated(30))
        #expect(!isEvaluated(31) && !isEvaluated(nil))
    }

    @Test(arguments: 0..<200)
    func `at most one signal is open and every life ends once`(_ seed: Int) {
        var random = SplitMix(seed: seed)
        var memory = UpsellMemory()
        var isOpen = false
        var lastTold: Int64 = 0
        for day in 0..<200 {
            let composite = random.int(0...100)
            let decision = memory.evaluate(
                composite: composite,
                category: random.pick(UpsellCategory.allCases),
                clock: start.adding(days: Int64(day)),
                isEvaluated: random.chance(95)
            )
            switch decision {
            case .raise(let category, _):
                #expect(!isOpen && composite >= 40 && category != .none)
                isOpen = true
                lastTold = composite
            case .update:
                #expect(isOpen && composite >= 30)
                lastTold = composite
            case .expire:
                #expect(isOpen)
                isOpen = false
            case .none:
                if isOpen { #expect(abs(composite - lastTold) < 5) }
            }
            #expect((memory.open != nil) == isOpen)
            if random.chance(5) {
                let closing: UpsellClosing =
                    random.chance(50) ? .accept(wonValue: nil) : .decline(.noNeed)
                let refusal = memory.close(
                    closing,
                    currency: .eur,
                    at: start.adding(days: Int64(day))
                )
                #expect((refusal == nil) == isOpen)
                isOpen = false
            }
        }
    }

    private func evaluate(
        _ memory: inout UpsellMemory,
        _ composite: Int64,
        day: Int64
    ) -> UpsellDecision {
        memory.evaluate(
            composite: composite,
            category: .capacityExpansion,
            clock: start.adding(days: day)
        )
    }
}
