import Contracts
import Domain

/// Sessions, milestones, served learners and costs of a made-up history.
extension HistoryMaker {
    /// Something that happened in a campaign, or what was told of before under another id.
    mutating func activity() -> LogMessage {
        let company = company()
        var made = Activity(
            kind: random.pick(
                ["session", "session", "session", "milestone", "served", "served", "cost"]
            ) ?? "session",
            ref: fresh("a"),
            campaign: campaign(of: company),
            person: person()
        )
        if random.chance(6), let again = random.pick(activities[company] ?? []) { made = again }
        if random.chance(1), let again = random.pick(activities[company] ?? []) {
            made = Activity(kind: again.kind, ref: again.ref, campaign: made.campaign, person: "p5")
        }
        activities[company, default: []].append(made)
        var data: JSONObject = ["campaignId": .string(made.campaign)]
        data["instanceId"] = place(in: made.campaign)
        let type: InputType
        switch made.kind {
        case "session":
            type = .sessionCompleted
            data["sessionId"] = .string(made.ref)
            let kinds = ["session", "session", "session", "session", "checkin"]
            data["kind"] = .string(random.chance(92) ? kinds[0] : random.pick(kinds) ?? "")
            data["startedAt"] = .string(model.clock.rfc3339)
            data["durationMinutes"] = .int(Int64(random.pick([30, 45, 50, 60, 90]) ?? 45))
            let (first, second) = (person(), person())
            data["volunteerIds"] = .array(random.chance(80) ? [.string(first)] : [])
            data["participantIds"] = .array(random.chance(80) ? [.string(second)] : [])
        case "milestone":
            type = .milestoneReached
            data["milestoneRef"] = .string(made.ref)
            let names = ["milestone_reached", "milestone_reached", "goal_achieved", "hired"]
            data["milestone"] = .string(random.pick(names) ?? "")
            if made.person != "p1" { data["participantId"] = .string(made.person) }
            if random.chance(40) { data["volunteerId"] = .string(person()) }
        case "served":
            type = .learnerServed
            data["servedRef"] = .string(made.ref)
            data["participantId"] = .string(made.person)
        default:
            type = .costRecorded
            data["costId"] = .string(made.ref)
            data["category"] = .string("travel")
            let currency = random.chance(95) ? "EUR" : "NOK"
            let amount = Int64(random.int(1...40)) * 100
            data["amount"] = .object(["amount": .int(amount), "currency": .string(currency)])
        }
        return SimulatedMessage.event(
            type,
            company: company,
            id: fresh("m"),
            time: time(),
            data: data
        )
    }

    /// A mistake that is taken back, sometimes before it is known, sometimes twice.
    mutating func voidedActivity(_ company: String) -> LogMessage {
        let known = random.pick(activities[company] ?? [])
        let made =
            known
            ?? Activity(
                kind: "session",
                ref: fresh("a"),
                campaign: campaign(of: company),
                person: "p1"
            )
        var data: JSONObject = [
            "factKind": .string(made.kind), "factRef": .string(made.ref),
            "reason": .string("a mistake"),
        ]
        if random.chance(50) { data["campaignId"] = .string(made.campaign) }
        return SimulatedMessage.event(
            .factVoided,
            company: company,
            id: fresh("m"),
            time: time(),
            data: data
        )
    }
}
