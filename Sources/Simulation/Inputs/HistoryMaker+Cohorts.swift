import Contracts
import Domain

/// Commands on cohorts and copies of a made-up history.
extension HistoryMaker {
    func today(of company: String) -> CivilDate {
        model.companies[company]?.date(model.clock) ?? CivilDate(dayNumber: 20_500)
    }

    /// Sometimes an id of the client's own, which may be taken.
    mutating func chosen(_ prefix: String) -> JSON? {
        guard random.chance(25) else { return nil }
        return .string(random.chance(80) ? fresh(prefix) : "\(prefix)\(random.int(1...made + 1))")
    }

    /// Somebody who plans campaigns, or now and then somebody who may not.
    mutating func planner(of company: String) -> Principal {
        switch random.int(1...12) {
        case 1...4: Self.admin
        case 5...8: Principal(id: "co-\(company)", role: .coordinator, companies: [company])
        case 9...10: Principal(id: "ca-\(company)", role: .companyAdmin, companies: [company])
        default: principal(of: company)
        }
    }

    /// A campaign of a company, most often one in some state.
    mutating func campaign(
        of company: String,
        in states: Set<String> = ["planned", "recruiting", "active", "paused"]
    ) -> String {
        let own = model.campaigns.values.filter {
            $0.company == company && states.contains($0.status)
        }
        guard random.chance(80), let one = random.pick(own.map(\.id).sorted()) else {
            return campaign(of: company)
        }
        return one
    }

    static func cohorts(_ maker: inout HistoryMaker, _ company: String) -> LogMessage? {
        let principal = maker.planner(of: company)
        let id = maker.campaign(of: company, in: ["planned", "recruiting", "active"])
        switch maker.random.int(1...20) {
        case 1...5: return maker.createCohort(id, company, principal)
        case 6...8: return maker.updateCohort(company, principal)
        case 9...13: return maker.moveCohort(company, principal)
        case 14...16: return maker.cloneCohort(company, principal)
        case 17...18: return maker.cloneCampaign(id, company, principal)
        default:
            var data: JSONObject = [
                "campaignId": .string(id), "on": .bool(maker.random.chance(60)),
            ]
            maker.expect(maker.model.campaigns[id]?.version, in: &data)
            let by = maker.random.chance(80) ? admin : principal
            return maker.order(.campaignSetLegalHold, company, data, by: by)
        }
    }

    private mutating func createCohort(
        _ id: String,
        _ company: String,
        _ principal: Principal
    ) -> LogMessage {
        let campaign = model.campaigns[id]
        let first = campaign?.fields.start ?? today(of: company)
        let last = campaign?.fields.end ?? first
        let length = Int(max(0, min(90, last.days(since: first))))
        let start = first.adding(days: Int64(random.int(0...length)))
        let end = start.adding(days: Int64(random.int(-1...length)))
        var data: JSONObject = [
            "campaignId": .string(id), "startDate": .string(start.iso),
            "endDate": .string((random.chance(80) ? min(end, last) : end).iso),
        ]
        if random.chance(15) { data["startDate"] = .string(first.iso) }
        data["id"] = chosen("i")
        if random.chance(30) { data["name"] = .string("Cohort \(made)") }
        if random.chance(temper == .configured ? 50 : 10) { data["overrides"] = .object(patch()) }
        expect(campaign?.version, in: &data)
        return order(.instanceCreate, company, data, by: principal)
    }

    /// A cohort of a company, most often one that is not over.
    mutating func cohort(
        of company: String,
        in states: Set<String> = ["planned", "active", "paused"]
    ) -> ModelClass? {
        let own = model.campaigns.values.filter { $0.company == company }.flatMap(\.classes)
            .sorted { $0.id < $1.id }
        let open = own.filter { states.contains($0.status) }
        return random.pick(random.chance(85) && !open.isEmpty ? open : own)
    }

    private mutating func updateCohort(_ company: String, _ principal: Principal) -> LogMessage {
        let cohort = cohort(of: company, in: ["planned"])
        var data: JSONObject = ["instanceId": .string(cohort?.id ?? "ins_x_1_1")]
        if random.chance(40) { data["name"] = .string("Other \(made)") }
        if let cohort, random.chance(50) {
            data["startDate"] = .string(cohort.start.adding(days: Int64(random.int(-2...4))).iso)
        }
        if let cohort, random.chance(50) {
            data["endDate"] = .string(cohort.end.adding(days: Int64(random.int(-4...4))).iso)
        }
        expect(cohort?.version, in: &data)
        return order(.instanceUpdate, company, data, by: principal)
    }

    private mutating func moveCohort(_ company: String, _ principal: Principal) -> LogMessage {
        let cohort = cohort(of: company)
        let targets = ["active", "active", "paused", "paused", "completed", "planned"]
        var data: JSONObject = [
            "instanceId": .string(cohort?.id ?? "ins_x_1_1"),
            "target": .string(random.pick(targets) ?? "active"),
        ]
        if random.chance(70) { data["reason"] = .string("so it is") }
        if random.chance(50) { data["earlyStart"] = .bool(true) }
        expect(cohort?.version, in: &data)
        return order(.instanceTransition, company, data, by: principal)
    }

    private mutating func cloneCohort(_ company: String, _ principal: Principal) -> LogMessage {
        let cohort = cohort(of: company)
        var data: JSONObject = ["instanceId": .string(cohort?.id ?? "ins_x_1_1")]
        if random.chance(50) {
            data["shiftDays"] = .int(Int64(random.chance(60) ? 0 : random.int(-3...20)))
        } else {
            let start = cohort?.start ?? today(of: company)
            let later = random.chance(60) ? 0 : random.int(1...9)
            data["startDate"] = .string(start.adding(days: Int64(later)).iso)
        }
        if random.chance(30) { data["count"] = .int(Int64(random.int(1...3))) }
        if random.chance(40) {
            data["gapDays"] = .int(Int64(random.chance(60) ? 0 : random.int(1...5)))
        }
        if random.chance(30) { data["targetCampaignId"] = .string(campaign(of: company)) }
        if random.chance(25) { data["repin"] = .bool(true) }
        if random.chance(25) { data["name"] = .string("Copied \(made)") }
        if data["count"] == nil { data["id"] = chosen("i") }
        expect(cohort?.version, in: &data)
        return order(.instanceClone, company, data, by: principal)
    }

    private mutating func cloneCampaign(
        _ id: String,
        _ company: String,
        _ principal: Principal
    ) -> LogMessage {
        let start = today(of: company).adding(days: Int64(random.int(-1...9)))
        var data: JSONObject = ["campaignId": .string(id), "startDate": .string(start.iso)]
        if random.chance(40) {
            data["endDate"] = .string(start.adding(days: Int64(random.int(-1...30))).iso)
        }
        if random.chance(30) { data["name"] = .string("Copy \(made)") }
        if random.chance(25) { data["repin"] = .bool(true) }
        if random.chance(30) {
            data["companyId"] = .string(random.pick(Self.companies + ["nobody"]) ?? company)
        }
        data["id"] = chosen("c")
        expect(model.campaigns[id]?.version, in: &data)
        return order(.campaignClone, company, data, by: principal)
    }
}
