import Contracts
import Domain
import EventLog

/// Enrollment traffic of many people, with the repetitions and the disorder of real producers.
struct Traffic {
    private struct Person {
        let ref: String
        let campaign: Stage.Campaign
    }

    private let campaigns: [Stage.Campaign]
    private var random: SplitMix
    private var number = 0
    private var people: [Person] = []
    private var recent: [LogMessage] = []

    /// Requests that were made.
    private(set) var requests: Set<String> = []
    /// References of the facts of joining.
    private(set) var facts: Set<String> = []

    init(_ campaigns: [Stage.Campaign], seed: UInt64) {
        self.campaigns = campaigns
        random = SplitMix(seed: seed)
    }

    /// The next messages, in the order in which they are published.
    mutating func batch(_ count: Int) -> [LogMessage] {
        var messages: [LogMessage] = []
        while messages.count < count { messages += next() }
        return messages
    }

    private mutating func next() -> [LogMessage] {
        if random.chance(5), let again = recent.randomElement(using: &random) { return [again] }
        let messages = random.chance(30) ? end() : begin()
        recent += messages
        if recent.count > 200 { recent.removeFirst(100) }
        return messages
    }

    private mutating func begin() -> [LogMessage] {
        guard let campaign = campaigns.randomElement(using: &random) else { return [] }
        number += 1
        let ref = "e\(number)"
        let role = random.chance(85) ? "volunteer" : "beneficiary"
        // Some people come more than once.
        let person = "p\(random.chance(10) ? number / 2 : number)"
        let end = Wire.ended(.enrollmentWithdrawn, ref, campaign.id, of: campaign.company)
        if random.chance(60) {
            requests.insert(ref)
            people.append(Person(ref: ref, campaign: campaign))
            return [Wire.requested(ref, person, campaign.id, of: campaign.company, role: role)]
        }
        facts.insert(ref)
        let fact = Wire.created(ref, person, campaign.id, of: campaign.company, role: role)
        if random.chance(5) { return [end, fact] }
        people.append(Person(ref: ref, campaign: campaign))
        return [fact]
    }

    private mutating func end() -> [LogMessage] {
        guard let index = people.indices.randomElement(using: &random) else { return begin() }
        let person = people.remove(at: index)
        let type: InputType = random.chance(80) ? .enrollmentWithdrawn : .enrollmentCompleted
        return [
            Wire.ended(type, person.ref, person.campaign.id, of: person.campaign.company)
        ]
    }
}
