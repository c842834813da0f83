import Contracts
import Domain

/// Commands on what happens later, of a made-up history.
extension HistoryMaker {
    static func calendar(_ maker: inout HistoryMaker, _ company: String) -> LogMessage? {
        let principal = maker.planner(of: company)
        let id = maker.campaign(of: company, in: ["draft", "planned", "recruiting", "active"])
        switch maker.random.int(1...20) {
        case 1...8: return maker.schedule(id, company, principal)
        case 9...10: return maker.cancel(company, principal)
        case 11...14: return maker.blackOut(id, company, principal)
        case 15...16:
            let own = maker.model.blackouts.values.filter { $0.company == company }.map(\.id)
            let all = maker.random.chance(90) ? own : maker.model.blackouts.values.map(\.id)
            let blackout = maker.random.pick(all.sorted()) ?? "blk_x_1_1"
            let data: JSONObject = ["blackoutId": .string(blackout)]
            return maker.order(.blackoutRemove, company, data, by: principal)
        case 17...19: return maker.recur(id, company, principal)
        default:
            let again = maker.model.campaigns.values.filter { $0.recurrence != nil }.map(\.id)
            var data: JSONObject = [
                "campaignId": .string(maker.random.pick(again.sorted()) ?? id)
            ]
            maker.expect(maker.model.campaigns[id]?.version, in: &data)
            return maker.order(.recurrenceClear, company, data, by: principal)
        }
    }

    private mutating func schedule(
        _ id: String,
        _ company: String,
        _ principal: Principal
    ) -> LogMessage {
        let targets = [
            "planned", "recruiting", "recruiting", "active", "active", "active", "paused",
            "completed", "closed", "draft",
        ]
        var data: JSONObject = [
            "campaignId": .string(id), "target": .string(random.pick(targets) ?? "active"),
        ]
        if random.chance(60) {
            let date = today(of: company).adding(days: Int64(random.int(0...20)))
            data["dueDate"] = .string(date.iso)
        } else {
            let moment = model.clock.adding(minutes: Int64(random.int(-60...20_000)))
            data["dueAt"] = .string(moment.rfc3339)
        }
        if random.chance(70) { data["reason"] = .string("as agreed") }
        if random.chance(50) {
            var wants: JSONObject = [:]
            if random.chance(30) { wants["minVolunteers"] = .int(Int64(random.int(0...3))) }
            if random.chance(20) { wants["minBeneficiaries"] = .int(Int64(random.int(0...2))) }
            if random.chance(60) { wants["earlyStart"] = .bool(true) }
            data["preconditions"] = .object(wants)
        }
        data["id"] = chosen("s")
        expect(model.campaigns[id]?.version, in: &data)
        return order(.scheduleCreate, company, data, by: principal)
    }

    private mutating func cancel(_ company: String, _ principal: Principal) -> LogMessage {
        let all = model.orders.values.sorted { $0.id < $1.id }
        let open = all.filter { $0.isOpen && model.campaigns[$0.campaign]?.company == company }
        let one = random.pick(random.chance(80) ? open : all)
        var data: JSONObject = ["scheduleId": .string(one?.id ?? "sch_x_1_1")]
        expect(one?.version, in: &data)
        return order(.scheduleCancel, company, data, by: principal)
    }

    /// Days off over the start or the end of a campaign, or any.
    private mutating func blackOut(
        _ id: String,
        _ company: String,
        _ principal: Principal
    ) -> LogMessage {
        let fields = model.campaigns[id]?.fields
        let dates = [fields?.start, fields?.end, today(of: company)].compactMap { $0 }
        let middle = random.pick(dates) ?? today(of: company)
        let from = middle.adding(days: Int64(random.int(-5...3)))
        let length = Int64(random.chance(2) ? -2 : random.int(0...12))
        var data: JSONObject = [
            "from": .string(from.iso), "to": .string(from.adding(days: length).iso),
        ]
        if random.chance(50) {
            var concerned = [JSON.string(id)]
            if random.chance(30) { concerned.append(.string(campaign(of: company))) }
            data["campaigns"] = .array(concerned)
        }
        data["id"] = chosen("b")
        return order(.blackoutAdd, company, data, by: principal)
    }

    private mutating func recur(
        _ id: String,
        _ company: String,
        _ principal: Principal
    ) -> LogMessage {
        let intervals = ["month", "month", "month", "quarter", "year"]
        var data: JSONObject = [
            "campaignId": .string(id), "every": .string(random.pick(intervals) ?? "month"),
            "leadDays": .int(Int64(random.int(0...40))),
            "endsAfter": .int(Int64(random.int(1...4))),
        ]
        expect(model.campaigns[id]?.version, in: &data)
        return order(.recurrenceSet, company, data, by: principal)
    }
}
