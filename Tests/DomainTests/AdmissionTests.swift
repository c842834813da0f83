import Domain
import Testing

@Suite("Admission")
struct AdmissionTests {
    @Test func `of 50 seats the 55th volunteer gets one and the 56th waits`() {
        #expect(Admission.decide(facts(used: 54)) == .accepted)
        let refused = Admission.decide(facts(used: 55))
        #expect(refused == .waitlisted([.capacityExhausted]))
        #expect(refused.isCapacityRefusal)
        #expect(Admission.decide(facts(used: 55, need: 0)) == .accepted)
    }

    @Test func `without a limit nobody enrolls, whatever they need`() {
        for need in Int64(0)...1 {
            let decision = Admission.decide(facts(used: 0, limit: 0, need: need))
            #expect(decision == .rejected([.limitZero]))
            #expect(decision.isCapacityRefusal)
        }
    }

    @Test func `all hard reasons are told in order and nothing else`() {
        var facts = facts(used: 0, limit: 0)
        facts.isCampaignOpen = false
        facts.isCompanySuspended = true
        facts.hasRoleConflict = true
        facts.placementRefusal = .instanceNotOpen
        facts.isQuotaExhausted = true
        #expect(
            Admission.decide(facts)
                == .rejected([
                    .campaignNotOpen, .companySuspended, .roleConflict, .instanceNotOpen,
                    .limitZero,
                ])
        )
        facts.placementRefusal = .instanceUnknown
        #expect(Admission.decide(facts).reasons.contains(.instanceUnknown))
    }

    @Test func `all room reasons are told in order`() {
        var facts = facts(used: 55)
        facts.placementRefusal = .instanceFull
        facts.isQuotaExhausted = true
        #expect(
            Admission.decide(facts)
                == .waitlisted([.instanceFull, .quotaExhausted, .capacityExhausted])
        )
        facts.room = Room(model: .seats, limit: 50, overbookPct: 10, used: 0)
        let decision = Admission.decide(facts)
        #expect(decision == .waitlisted([.instanceFull, .quotaExhausted]))
        #expect(!decision.isCapacityRefusal)
    }

    @Test func `the first thing that keeps it off the waitlist is told last`() {
        var facts = facts(used: 55)
        facts.waitingCount = 500
        #expect(Admission.decide(facts) == .rejected([.capacityExhausted, .waitlistFull]))
        facts.acceptsWaiting = false
        #expect(Admission.decide(facts) == .rejected([.capacityExhausted, .waitlistDeclined]))
        facts.isWaitlistEnabled = false
        #expect(Admission.decide(facts) == .rejected([.capacityExhausted, .waitlistDisabled]))
        #expect(Admission.decide(facts).isCapacityRefusal)
    }

    @Test func `a waitlist takes exactly its length`() {
        var facts = facts(used: 55)
        facts.maxWaiting = 1
        #expect(Admission.decide(facts) == .waitlisted([.capacityExhausted]))
        facts.waitingCount = 1
        #expect(Admission.decide(facts) == .rejected([.capacityExhausted, .waitlistFull]))
    }

    @Test func `credits must be left although enrolling takes none`() {
        #expect(
            Admission.decide(facts(.credits, used: 10_999, limit: 10_000, need: 0)) == .accepted
        )
        #expect(
            Admission.decide(facts(.credits, used: 11_000, limit: 10_000, need: 0))
                == .waitlisted([.capacityExhausted])
        )
    }

    @Test func `a bundle borrows only for a unit that would then fit`() {
        #expect(!Admission.wantsLoan(facts(.bundle, used: 99, limit: 100)))
        #expect(Admission.wantsLoan(facts(.bundle, used: 100, limit: 100)))
        #expect(Admission.wantsLoan(facts(.bundle, used: 110, limit: 100)))
        #expect(!Admission.wantsLoan(facts(.bundle, used: 111, limit: 100)))
        #expect(!Admission.wantsLoan(facts(.bundle, used: 100, limit: 100, need: 0)))
        #expect(!Admission.wantsLoan(facts(.iaas, used: 100, limit: 100)))
        var full = facts(.bundle, used: 100, limit: 100)
        full.placementRefusal = .instanceFull
        #expect(!Admission.wantsLoan(full))
    }

    @Test func `the waitlist is by priority, then by position`() {
        let entries = [
            WaitlistOrder(priority: 0, position: 20), WaitlistOrder(priority: 5, position: 35),
            WaitlistOrder(priority: 5, position: 31), WaitlistOrder(priority: 9, position: 40),
        ]
        #expect(entries.sorted().map(\.position) == [40, 31, 35, 20])
    }

    @Test(arguments: 0..<300)
    func `no history of requests and releases oversells, and no place stays unused`(_ seed: Int) {
        var random = SplitMix(seed: seed)
        let limit = random.int(1...40)
        let percent = random.int(0...50)
        var used: Int64 = 0
        for _ in 0..<200 {
            let room = Room(model: .seats, limit: limit, overbookPct: percent, used: used)
            if random.chance(60) {
                let decision = Admission.decide(AdmissionFacts(room: room, need: 1))
                #expect((decision == .accepted) == (used < room.cap))
                if decision == .accepted { used += 1 }
            } else if used > 0 {
                used -= 1
            }
            #expect(used <= room.cap)
        }
    }

    private func facts(
        _ model: PricingModel = .seats,
        used: Int64,
        limit: Int64 = 50,
        need: Int64 = 1
    ) -> AdmissionFacts {
        AdmissionFacts(
            room: Room(model: model, limit: limit, overbookPct: 10, used: used),
            need: need
        )
    }
}
