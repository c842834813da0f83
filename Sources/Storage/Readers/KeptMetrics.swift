import Contracts
import Domain

/// What the tables keep of the metrics of a campaign.
struct KeptMetrics {
    let head: CampaignMetricsRow
    let rollups: [String: Rollup]
    let people: [PersonMetricsRow]
    let outcomes: [LearnerOutcomeRow]
    let presences: Set<MetricsRecount.Presence>
    let days: [CivilDate: Int64]

    /// Sentences about what differs from what was counted anew, in a fixed order.
    func differences(from counted: MetricsRecount) -> [String] {
        var sentences = differences(counted.rollups)
        if head.people != Int64(people.count) {
            sentences.append("\(head.people) people are counted, there are \(people.count)")
        }
        var missing = counted.people
        for row in people {
            let person = MetricsRecount.Person(role: row.role, participant: row.participant)
            let expected = missing.removeValue(forKey: person)
            let isRight =
                row.instance == counted.homes[person]
                && (expected.map { $0 == row } ?? row.isEmpty)
            if !isRight { sentences.append("what \(row.participant) did is kept wrongly") }
        }
        for person in missing.keys.map(\.participant).sorted() {
            sentences.append("nothing is kept of what \(person) did")
        }
        if Set(outcomes) != Set(counted.outcomes) {
            sentences.append("where its learners stand is kept wrongly")
        }
        if presences != counted.presences {
            sentences.append("who was in its sessions is kept wrongly")
        }
        if days != counted.days { sentences.append("its sessions by date are kept wrongly") }
        return sentences
    }

    private func differences(_ counted: [String: Rollup]) -> [String] {
        var sentences: [String] = []
        for place in Set(rollups.keys).union(counted.keys).sorted() {
            let (kept, found) = (rollups[place] ?? Rollup(), counted[place] ?? Rollup())
            let name = place == RollupTable.whole ? "" : " of \(place)"
            for counter in RollupCounter.allCases where kept[counter] != found[counter] {
                sentences.append(
                    "\(counter.rawValue)\(name) is \(kept[counter]), the facts make"
                        + " \(found[counter])"
                )
            }
        }
        return sentences
    }
}
