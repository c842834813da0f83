import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("The order of facts")
struct OrderTests {
    /// A fact about one of a few enrollments, to be told of any campaign.
    private struct Fact {
        let type: InputType
        let enrollment: Int

        var person: String { "p\(enrollment % 3)" }
        var role: String { enrollment % 2 == 0 ? "volunteer" : "beneficiary" }
    }

    private static func facts(_ random: inout SeededRandom) -> [Fact] {
        var facts: [Fact] = []
        for enrollment in 1...6 {
            facts.append(Fact(type: .enrollmentCreated, enrollment: enrollment))
            for type in [
                InputType.enrollmentWithdrawn, .enrollmentCompleted, .factVoided,
            ] where random.chance(40) {
                facts.append(Fact(type: type, enrollment: enrollment))
            }
        }
        return facts
    }

    private func tell(_ fact: Fact, _ campaign: String, _ id: String, _ stage: Stage) async throws {
        let ref = "e\(fact.enrollment)-\(campaign)"
        switch fact.type {
        case .enrollmentCreated:
            try await stage.created(
                ref,
                fact.person,
                role: fact.role,
                campaign: campaign,
                id: id
            )
        case .enrollmentWithdrawn: try await stage.withdrawn(ref, campaign: campaign, id: id)
        case .enrollmentCompleted: try await stage.completed(ref, campaign: campaign, id: id)
        default: try await stage.voided(ref, campaign: campaign, id: id)
        }
    }

    private func end(_ campaign: String, _ stage: Stage) throws -> [String: Int64] {
        var end = try stage.ledger(campaign)
        end["seats"] = end["seat_assigned", default: 0] - end["seat_released", default: 0]
        end["seat_assigned"] = nil
        end["seat_released"] = nil
        end["used"] = try stage.capacity(campaign)["used"]?.int
        end["served"] = try stage.capacity(campaign)["served"]?.int
        end["learner_served"] = end["learner_served", default: 0]
        return end
    }

    @Test(arguments: 1...25)
    func `any order and any repetition of facts ends the same`(_ seed: Int) async throws {
        var random = SeededRandom(seed: seed)
        let facts = Self.facts(&random)
        let stage = try await Stage.recruiting()
        var ends: Set<[String: Int64]> = []

        for number in 1...6 {
            let campaign = "o\(number)"
            // In half of the orders even the campaign comes late.
            let isLate = random.chance(50)
            if !isLate { try await stage.draft(campaign) }
            let repeated = facts + facts.shuffled(using: &random).prefix(3)
            for (index, fact) in repeated.shuffled(using: &random).enumerated() {
                let id = "\(campaign)-\(fact.enrollment)-\(fact.type)"
                let isOther = random.chance(30)
                try await tell(fact, campaign, isOther ? "\(id)-\(index)" : id, stage)
            }
            if isLate { try await stage.draft(campaign) }
            ends.insert(try end(campaign, stage))
        }

        #expect(ends.count == 1)
    }
}
