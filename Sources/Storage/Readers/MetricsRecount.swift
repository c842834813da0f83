import Contracts
import Domain

/// Counts the metrics of a campaign anew from its enrollments and facts.
///
/// It shares no counter with what the engine keeps. Source: domain §12.1, §12.3.
struct MetricsRecount {
    /// A person in a role.
    struct Person: Hashable {
        let role: ParticipantRole
        let participant: String
    }

    /// Somebody in a session.
    struct Presence: Hashable {
        let session: String
        let person: Person
    }

    /// The counters by cohort, and of the whole; empty ones are left out.
    private(set) var rollups: [String: Rollup] = [:]
    /// What people did, those who did something.
    private(set) var people: [Person: PersonMetricsRow] = [:]
    /// The cohort of everybody who is or was enrolled.
    private(set) var homes: [Person: String] = [:]
    /// Where learners stand.
    private(set) var outcomes: [LearnerOutcomeRow] = []
    /// Who was in which session.
    private(set) var presences: Set<Presence> = []
    /// Sessions by local date.
    private(set) var days: [CivilDate: Int64] = [:]

    private let campaign: String

    init(
        campaign: String,
        enrollments: [EnrollmentRow],
        served: [String],
        facts: [FactRow],
        book: PriceBook?,
        zone: ZoneTable
    ) {
        self.campaign = campaign
        count(enrollments)
        for learner in served {
            change(Person(role: .beneficiary, participant: learner)) { $0.isServed = true }
        }
        for fact in facts where !fact.isVoided { count(fact, zone) }
        measure(facts.filter { !$0.isVoided }, book)
        for row in people.values where row.role == .beneficiary {
            if row.isReached { add(1, .reached, row.instance) }
            if row.isServed { add(1, .served, row.instance) }
        }
        rollups = rollups.filter { !$0.value.isEmpty }
    }

    private mutating func count(_ enrollments: [EnrollmentRow]) {
        let byPerson = Dictionary(grouping: enrollments) {
            Person(role: $0.role, participant: $0.participant)
        }
        for (person, rows) in byPerson {
            homes[person] = EnrollmentRow.home(of: rows)
            let standing = rows.filter(\.isStanding)
            let places = Set(standing.compactMap(\.instance)).union([RollupTable.whole])
            for place in places {
                let here = standing.filter {
                    place == RollupTable.whole || $0.instance == place
                }
                count(Set(here.map(\.status)), person.role, place)
            }
        }
    }

    /// One person with standing enrollments of these states in a place.
    private mutating func count(
        _ states: Set<EnrollmentStatus>,
        _ role: ParticipantRole,
        _ place: String
    ) {
        guard !states.isEmpty else { return }
        let isVolunteer = role == .volunteer
        func one(_ counter: RollupCounter) { rollups[place, default: Rollup()].add(1, to: counter) }
        one(isVolunteer ? .volunteersEver : .beneficiariesEver)
        if states.contains(.active) {
            one(isVolunteer ? .volunteersActive : .beneficiariesActive)
        }
        if states.contains(.completed) {
            one(isVolunteer ? .volunteersCompleted : .beneficiariesCompleted)
        }
        if states == [.withdrawn] {
            one(isVolunteer ? .volunteersWithdrawn : .beneficiariesWithdrawn)
        }
    }

    private mutating func count(_ fact: FactRow, _ zone: ZoneTable) {
        add(fact.points, .points, fact.instance)
        add(fact.mc, .creditsMc, fact.instance)
        switch fact.kind {
        case .cost: add(fact.amount ?? 0, .costMinor, fact.instance)
        case .session:
            let minutes = fact.minutes ?? 0
            add(1, .sessions, fact.instance)
            add(minutes, .sessionMinutes, fact.instance)
            days[zone.localDate(at: fact.effectiveAt), default: 0] += 1
            for volunteer in fact.volunteers {
                add(minutes, .volunteerMinutes, fact.instance)
                attend(Person(role: .volunteer, participant: volunteer), fact.ref, minutes)
            }
            for learner in fact.beneficiaries {
                add(1, .attendances, fact.instance)
                attend(Person(role: .beneficiary, participant: learner), fact.ref, minutes)
            }
        case .milestone, .served, .outcome, .evidence, .enrollment: break
        }
    }

    private mutating func attend(_ person: Person, _ session: String, _ minutes: Int64) {
        presences.insert(Presence(session: session, person: person))
        change(person) { row in
            row.sessions += 1
            row.minutes += minutes
        }
    }

    private mutating func change(_ person: Person, _ body: (inout PersonMetricsRow) -> Void) {
        var row =
            people[person]
            ?? PersonMetricsRow(
                campaign: campaign,
                role: person.role,
                participant: person.participant,
                instance: homes[person]
            )
        body(&row)
        people[person] = row
    }

    private mutating func measure(_ facts: [FactRow], _ book: PriceBook?) {
        let measured = facts.filter { $0.kind == .outcome }
        for (learner, all) in Dictionary(grouping: measured, by: { $0.participant ?? "" }) {
            let home = homes[Person(role: .beneficiary, participant: learner)]
            var isScored = false
            for (name, same) in Dictionary(grouping: all, by: \.name) {
                guard let dimension = OutcomeDimension(rawValue: name),
                    let outcome = LearnerOutcome(same.compactMap(\.score))
                else { continue }
                let full = book?.items.socialValues[dimension] ?? 0
                let value = outcome.socialValueMinor(ofFull: full) ?? .max
                outcomes.append(
                    LearnerOutcomeRow(
                        participant: learner,
                        dimension: dimension,
                        outcome: outcome,
                        socialValueMinor: value
                    )
                )
                add(value, .socialValueMinor, home)
                guard let latest = outcome.latestBp else { continue }
                isScored = true
                let (learners, sum) = RollupCounter.latest(of: dimension)
                add(1, learners, home)
                add(latest, sum, home)
            }
            if isScored { add(1, .scored, home) }
        }
    }

    private mutating func add(_ amount: Int64, _ counter: RollupCounter, _ instance: String?) {
        guard amount != 0 else { return }
        rollups[RollupTable.whole, default: Rollup()].add(amount, to: counter)
        if let instance { rollups[instance, default: Rollup()].add(amount, to: counter) }
    }
}
