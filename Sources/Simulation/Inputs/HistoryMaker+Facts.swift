import Contracts
import Domain

/// Requests and facts of a made-up history.
extension HistoryMaker {
    mutating func person() -> String {
        "p\(random.int(1...(temper == .crowded ? 12 : 6)))"
    }

    mutating func role() -> String {
        random.chance(temper.volunteers) ? "volunteer" : "beneficiary"
    }

    mutating func place(in campaign: String) -> JSON? {
        guard random.chance(8) else { return nil }
        let places = (model.campaigns[campaign]?.classes ?? []).map(\.id)
        return .string(random.pick(places + ["ins_x_1_1"]) ?? "ins_x_1_1")
    }

    mutating func request() -> LogMessage {
        let company = company()
        let known = requests[company] ?? []
        var asked = Reference(
            ref: fresh("r"),
            campaign: campaign(of: company),
            person: person(),
            role: role()
        )
        if random.chance(8), let again = random.pick(known) { asked = again }
        // Whoever has a place kept may ask for it by its name, or by another one.
        if random.chance(temper.places), let held = random.pick(holds[company] ?? []) {
            asked = Reference(
                ref: random.chance(50) ? held.ref : asked.ref,
                campaign: held.campaign,
                person: held.person,
                role: held.role
            )
        }
        if random.chance(1), let again = random.pick(known) {
            asked = Reference(
                ref: again.ref,
                campaign: again.campaign,
                person: "p6",
                role: again.role
            )
        }
        requests[company, default: []].append(asked)
        var data: JSONObject = [
            "requestId": .string(asked.ref), "campaignId": .string(asked.campaign),
            "participantId": .string(asked.person), "role": .string(asked.role),
        ]
        if random.chance(40) { data["priority"] = .int(Int64(random.int(0...9))) }
        if random.chance(15) { data["waitlist"] = .bool(false) }
        if random.chance(20) { data["waitlistTtlDays"] = .int(Int64(random.int(1...5))) }
        data["instanceId"] = place(in: asked.campaign)
        return SimulatedMessage.event(
            .enrollmentRequested,
            company: company,
            id: fresh("m"),
            time: time(),
            data: data
        )
    }

    mutating func created() -> LogMessage {
        let company = company()
        var (request, isNamed): (Reference?, Bool) = (nil, false)
        if random.chance(temper == .crowded ? 75 : 35) {
            request = random.pick(requests[company] ?? [])
        }
        var joined = Reference(
            ref: fresh("e"),
            campaign: campaign(of: company),
            person: person(),
            role: role()
        )
        if let request {
            // Whoever calls an enrollment by its request's id has heard the decision.
            isNamed = random.chance(70) || model.requests["\(company)/\(request.ref)"] == nil
            joined = Reference(
                ref: isNamed ? joined.ref : request.ref,
                campaign: request.campaign,
                person: request.person,
                role: request.role
            )
        }
        if random.chance(6), let again = random.pick(references[company] ?? []) {
            joined = again
            (request, isNamed) = (nil, false)
        }
        references[company, default: []].append(joined)
        var data: JSONObject = [
            "enrollmentRef": .string(joined.ref), "campaignId": .string(joined.campaign),
            "participantId": .string(random.chance(2) ? person() : joined.person),
            "role": .string(joined.role),
        ]
        if isNamed { data["requestId"] = request.map { .string($0.ref) } }
        data["instanceId"] = place(in: joined.campaign)
        return SimulatedMessage.event(
            .enrollmentCreated,
            company: company,
            id: fresh("m"),
            time: time(),
            data: data
        )
    }

    /// A reference that somebody used or will use, or one that nobody will.
    private mutating func reference(of company: String) -> Reference {
        if random.chance(45) {
            let present = model.enrollments.values.filter {
                $0.isActive && model.campaigns[$0.campaign]?.company == company
            }.sorted { $0.id < $1.id }
            if let one = random.pick(present), let ref = one.ref ?? one.request {
                return Reference(
                    ref: ref,
                    campaign: one.campaign,
                    person: one.person,
                    role: one.role
                )
            }
        }
        if random.chance(30), let request = random.pick(requests[company] ?? []) { return request }
        if random.chance(temper.places), let held = random.pick(holds[company] ?? []) {
            return held
        }
        if let used = random.pick(references[company] ?? []), random.chance(96) { return used }
        return Reference(
            ref: fresh("z"),
            campaign: campaign(of: company),
            person: "p1",
            role: "volunteer"
        )
    }

    mutating func withdrawn() -> LogMessage {
        let company = company()
        var used = reference(of: company)
        // Some leave before they came.
        if random.chance(10) {
            used = Reference(
                ref: fresh("e"),
                campaign: campaign(of: company),
                person: person(),
                role: role()
            )
            references[company, default: []].append(used)
            late.append(join(used, company))
        }
        var data: JSONObject = [
            "enrollmentRef": .string(used.ref), "campaignId": .string(used.campaign),
        ]
        if random.chance(30) { data["reason"] = .string("moved") }
        return SimulatedMessage.event(
            .enrollmentWithdrawn,
            company: company,
            id: fresh("m"),
            time: time(),
            data: data
        )
    }

    private mutating func join(_ used: Reference, _ company: String) -> LogMessage {
        SimulatedMessage.event(
            .enrollmentCreated,
            company: company,
            id: fresh("m"),
            time: time(),
            data: [
                "enrollmentRef": .string(used.ref), "campaignId": .string(used.campaign),
                "participantId": .string(used.person), "role": .string(used.role),
            ]
        )
    }

    mutating func completed() -> LogMessage {
        let company = company()
        let used = reference(of: company)
        return SimulatedMessage.event(
            .enrollmentCompleted,
            company: company,
            id: fresh("m"),
            time: time(),
            data: [
                "enrollmentRef": .string(used.ref), "campaignId": .string(used.campaign),
            ]
        )
    }

    mutating func voided() -> LogMessage {
        let company = company()
        if random.chance(temper.activities * 2) { return voidedActivity(company) }
        let used = reference(of: company)
        var data: JSONObject = [
            "factKind": .string(random.chance(90) ? "enrollment" : "session"),
            "factRef": .string(used.ref), "reason": .string("a mistake"),
        ]
        if random.chance(50) { data["campaignId"] = .string(used.campaign) }
        return SimulatedMessage.event(
            .factVoided,
            company: company,
            id: fresh("m"),
            time: time(),
            data: data
        )
    }
}
