import Contracts
import Domain

/// The setting of a made-up history, and what people command in it.
extension HistoryMaker {
    private static let zones: [JSON] = [
        .array([zone(0, 0)]),
        .array([
            zone(1_761_440_400_000, 3600), zone(1_774_746_000_000, 7200),
            zone(1_792_890_000_000, 3600),
        ]),
        .array([zone(0, -18_000)]),
        // The clock changes at midnight: one day lacks its first hour, one evening comes twice.
        .array([
            zone(0, 7200), zone(1_774_735_200_000, 10_800), zone(1_792_875_600_000, 7200),
        ]),
    ]

    private static func zone(_ from: Int64, _ offset: Int64) -> JSON {
        .object(["fromMs": .int(from), "offsetSeconds": .int(offset)])
    }

    mutating func order(
        _ name: CommandName,
        _ partition: String,
        _ data: JSONObject,
        by principal: Principal = HistoryMaker.admin
    ) -> LogMessage {
        SimulatedMessage.command(
            name,
            partition: partition,
            id: fresh("k"),
            by: principal,
            data: data
        )
    }

    /// Companies, templates, a group, and two campaigns each.
    mutating func setTheScene() {
        if random.chance(30) { append(created()) }
        let start = Instant(ms: 1_774_000_000_000 + Int64(random.int(0...1000)) * 3_600_000)
        append(SimulatedMessage.tick(at: start))
        for company in Self.companies {
            append(
                order(
                    .companyRegister,
                    company,
                    [
                        "id": .string(company), "name": .string(company),
                        "country": .string("NO"), "timeZone": .string("Europe/Oslo"),
                        "zoneTable": random.pick(Self.zones) ?? .array([]),
                        "billingCurrency": .string("EUR"),
                        "closeGraceDays": .int(Int64(random.int(0...4))),
                    ]
                )
            )
        }
        for (id, size, splits) in [("open", 0, false), ("split", 2, true), ("full", 2, false)] {
            append(
                order(
                    .templateCreate,
                    "platform",
                    [
                        "id": .string(id), "key": .string(id), "name": .string(id),
                        "programType": .string("mentorship"),
                        "outcomeMetrics": .array([.string("confidence")]),
                        "defaultConfig": .object([
                            "cohort": .object([
                                "maxSize": .int(Int64(size)), "minSize": .int(0),
                                "autoSplit": .bool(splits),
                            ])
                        ]),
                    ]
                )
            )
            append(order(.templatePublish, "platform", ["versionId": .string("\(id)@1")]))
        }
        append(
            order(
                .groupCreate,
                "platform",
                [
                    "id": .string("g1"), "name": .string("Group"), "groupType": .string("youth"),
                    "countryCode": .string("NO"),
                    "eligibleProgramTypes": .array([.string("mentorship")]),
                ]
            )
        )
        if temper == .configured { renew(["open", "split"]) }
        for company in Self.companies {
            if temper.models.contains("bundle") { append(subscription(company)) }
            for number in 1...temper.campaigns { open("\(company)-\(number)", company) }
        }
    }

    private mutating func open(_ id: String, _ company: String) {
        append(
            order(
                .campaignCreate,
                company,
                ["id": .string(id), "fields": .object(fields(in: company))]
            )
        )
        let opened = temper.opened
        if random.chance(opened.planned) { append(transition(id, "planned", company)) }
        if random.chance(opened.recruiting) { append(transition(id, "recruiting", company)) }
        if random.chance(opened.active) { append(transition(id, "active", company)) }
    }

    private mutating func fields(in company: String) -> JSONObject {
        let today = model.companies[company]?.date(model.clock) ?? CivilDate(dayNumber: 20_500)
        let start = today.adding(days: Int64(random.int(0...6)))
        let end = start.adding(days: Int64(random.int(temper.length)))
        var fields: JSONObject = [
            "name": .string("Campaign \(made)"), "groupId": .string("g1"),
            "templateVersionId": .string(random.pick(temper.templates) ?? ""),
            "startDate": .string(start.iso), "endDate": .string(end.iso),
            "targetVolunteers": .int(5), "targetBeneficiaries": .int(5),
            "budgetAllocated": .object(["amount": .int(1_000_000), "currency": .string("EUR")]),
            "overbookPct": .int(Int64(random.pick([0, 10, 25, 50]) ?? 10)),
            "waitlist": .object([
                "enabled": .bool(random.chance(90)), "ttlDays": .int(Int64(random.int(1...20))),
                "maxLength": .int(Int64(random.int(0...(temper == .crowded ? 9 : 4)))),
                "offerMinutes": .int(
                    Int64(random.chance(temper.places * 3) ? random.int(1...4000) : 0)
                ),
            ]),
        ]
        if random.chance(temper == .varied ? 92 : 99) {
            let (sold, terms) = terms(in: company)
            fields["model"] = .string(sold)
            fields["terms"] = .object(terms)
        }
        if random.chance(40) { fields["recruitLeadDays"] = .int(Int64(random.int(0...5))) }
        if random.chance(40) { fields["autoCloseDays"] = .int(Int64(random.int(1...5))) }
        if random.chance(4) { fields["groupId"] = .string("g9") }
        if random.chance(2) { fields["budgetAllocated"] = Self.money("NOK") }
        if random.chance(temper == .limited ? 40 : 3) {
            fields["maxSessions"] = .int(Int64(random.int(1...6)))
        }
        if random.chance(temper.shares.configuration) {
            fields["configOverrides"] = .object(patch())
        }
        return fields
    }

    static func money(_ currency: String) -> JSON {
        .object(["amount": .int(5000), "currency": .string(currency)])
    }

    private mutating func transition(
        _ id: String,
        _ target: String,
        _ company: String,
        by principal: Principal = Self.admin
    ) -> LogMessage {
        var data: JSONObject = ["campaignId": .string(id), "target": .string(target)]
        if random.chance(80) { data["reason"] = .string("because") }
        if random.chance(60) { data["earlyStart"] = .bool(true) }
        if random.chance(20) { data["force"] = .bool(true) }
        expect(model.campaigns[id]?.version, in: &data)
        return order(.campaignTransition, company, data, by: principal)
    }

    /// Sometimes the version that the addressed thing has, or had before its last change.
    mutating func expect(_ version: Int64?, in data: inout JSONObject, often percent: Int = 15) {
        guard let version, random.chance(percent) else { return }
        data["expectedVersion"] = .int(max(1, version - Int64(random.int(0...1))))
    }

    mutating func principal(of company: String) -> Principal {
        switch random.int(1...10) {
        case 1...5: Self.admin
        case 6: Principal(id: "sam", role: .sales, companies: ["*"])
        case 7: Principal(id: "co-\(company)", role: .coordinator, companies: [company])
        case 8: Principal(id: "ca-\(company)", role: .companyAdmin, companies: [company])
        case 9: Principal(id: "spy", role: .coordinator, companies: ["elsewhere"])
        default: Principal(id: "viewer", role: .companyViewer, companies: ["*"])
        }
    }

    mutating func command() -> LogMessage? {
        let company = company()
        let shares = temper.shares
        var share = random.int(1...100)
        for (part, make) in [
            (shares.cohorts, Self.cohorts), (shares.calendar, Self.calendar),
            (shares.catalog, Self.catalog), (shares.configuration, Self.configuration),
            (shares.sales, Self.sales),
        ] {
            if share <= part { return make(&self, company) }
            share -= part
        }
        return ordinary(company)
    }

    private mutating func ordinary(_ company: String) -> LogMessage? {
        let principal = principal(of: company)
        let id = campaign(of: company)
        switch random.int(1...20) {
        case 1...4:
            let targets = ["draft", "planned", "recruiting", "active", "active", "paused"]
            let ends = random.chance(50) ? "completed" : "closed"
            var target = random.chance(12) ? ends : random.pick(targets) ?? "active"
            let status = model.campaigns[id]?.status
            if status == "recruiting" || status == "active", random.chance(50) { target = "paused" }
            if status == "paused", random.chance(70) { target = "active" }
            return transition(id, target, company, by: principal)
        case 5...7: return order(.campaignChangeTerms, company, change(id, company), by: principal)
        case 8: return order(.campaignUpdate, company, update(id), by: principal)
        case 9: return order(.companySetStatus, company, status(), by: Self.admin)
        case 10:
            let fields = fields(in: company)
            return order(.campaignCreate, company, ["fields": .object(fields)], by: principal)
        case 11: return mute(id, company, principal)
        case 12: return order(.alertUnmute, company, ["campaignId": .string(id)], by: principal)
        case 13:
            let alert = random.pick(model.alerts)?.id ?? "alr_x_1_1"
            return order(.alertAcknowledge, company, ["alertId": .string(alert)], by: principal)
        case 14 where random.chance(temper.places * 3): return keptPlace(company, principal)
        case 14...15: return entry(company, principal)
        case 16: return withdraw(company, principal)
        case 17: return parked(company, principal)
        default: return desk(company)
        }
    }

    mutating func change(_ id: String, _ company: String) -> JSONObject {
        let (sold, terms) = changedTerms(of: id, company)
        var data: JSONObject = [
            "campaignId": .string(id), "model": .string(sold), "terms": .object(terms),
        ]
        let today = model.companies[company]?.date(model.clock) ?? CivilDate(dayNumber: 20_500)
        if random.chance(50) {
            let soon = today.adding(days: Int64(random.int(-1...6)))
            let first = random.chance(50) ? today.month.next.firstDay : today.month.firstDay
            data["effectiveFrom"] = .string((random.chance(50) ? soon : first).iso)
        }
        expect(model.campaigns[id]?.version, in: &data)
        return data
    }

    private mutating func update(_ id: String) -> JSONObject {
        var fields: JSONObject = [:]
        switch random.int(1...4) {
        case 1: fields["overbookPct"] = .int(Int64(random.int(0...50)))
        case 2: fields["name"] = .string("Named \(made)")
        case 4 where random.chance(50): fields = draftChange(id)
        case 3:
            let end = model.campaigns[id]?.fields.end ?? CivilDate(dayNumber: 20_500)
            fields["endDate"] = .string(end.adding(days: Int64(random.int(-2...9))).iso)
        default: fields["waitlist"] = .object(["maxLength": .int(Int64(random.int(0...9)))])
        }
        var data: JSONObject = ["campaignId": .string(id), "fields": .object(fields)]
        expect(model.campaigns[id]?.version, in: &data)
        return data
    }

    private mutating func draftChange(_ id: String) -> JSONObject {
        let start = model.campaigns[id]?.fields.start ?? CivilDate(dayNumber: 20_500)
        switch random.int(1...6) {
        case 1: return ["startDate": .string(start.adding(days: Int64(random.int(-3...9))).iso)]
        case 2: return ["templateVersionId": .string(random.pick(versions()) ?? "open@1")]
        case 3: return ["groupId": .string(random.pick(model.groups.keys.sorted()) ?? "g1")]
        case 4: return ["budgetAllocated": Self.money(random.chance(50) ? "NOK" : "EUR")]
        case 5 where random.chance(40): return ["maxSessions": .int(Int64(random.int(1...9)))]
        case 5: return ["targetVolunteers": .int(Int64(random.int(0...3)))]
        default:
            return [
                "recruitLeadDays": .int(Int64(random.int(0...9))),
                "autoCloseDays": .int(Int64(random.int(1...9))),
            ]
        }
    }

    private mutating func status() -> JSONObject {
        ["status": .string(random.chance(35) ? "suspended" : "active")]
    }

    private mutating func mute(
        _ id: String,
        _ company: String,
        _ principal: Principal
    ) -> LogMessage {
        let until = model.clock.adding(hours: Int64(random.int(-5...2200)))
        let level = Int64(random.pick([80, 90, 100, 110]) ?? 80)
        var wish: JSONObject = [
            "campaignId": .string(id), "until": .string(until.rfc3339),
            "thresholds": .array([.int(level), .int(80)]),
        ]
        if random.chance(90) { wish["reason"] = .string("known") }
        return order(.alertMute, company, wish, by: principal)
    }

    private mutating func entry(_ company: String, _ principal: Principal) -> LogMessage {
        let waiting = model.entries.values.filter { $0.status == "waiting" }.map(\.id)
        let all = model.entries.keys.sorted()
        let id = random.pick(random.chance(80) ? waiting.sorted() : all) ?? "wl_x_1_1"
        if random.chance(50) {
            return order(.waitlistCancel, company, ["entryId": .string(id)], by: principal)
        }
        return order(
            .waitlistSetPriority,
            company,
            ["entryId": .string(id), "priority": .int(Int64(random.int(0...9)))],
            by: principal
        )
    }

    private mutating func withdraw(_ company: String, _ principal: Principal) -> LogMessage {
        let id = random.pick(model.enrollments.keys.sorted()) ?? "enr_x_1_1"
        return order(
            .enrollmentWithdraw,
            company,
            ["enrollmentId": .string(id), "reason": .string("moved")],
            by: principal
        )
    }

    private mutating func parked(_ company: String, _ principal: Principal) -> LogMessage {
        let id = random.pick(model.parked)?.id ?? "prk_x_1_1"
        if random.chance(50) {
            return order(.parkedRetry, company, ["parkedId": .string(id)], by: principal)
        }
        return order(
            .parkedDiscard,
            company,
            ["parkedId": .string(id), "reason": .string("done")],
            by: principal
        )
    }

    private mutating func desk(_ own: String) -> LogMessage? {
        guard let position = random.pick(model.desk.keys.sorted()), let entry = model.desk[position]
        else { return nil }
        let company = random.chance(90) ? entry.company ?? "platform" : own
        if random.chance(30) {
            return order(
                .rejectedDiscard,
                company,
                ["position": .int(position), "reason": .string("spam")]
            )
        }
        var data: JSONObject = ["position": .int(position)]
        if random.chance(60), var event = (try? JSONParser.parse(entry.message.body))?.object {
            var fields = event["data"]?.object ?? [:]
            if fields["role"] == .string("boss") { fields["role"] = .string("volunteer") }
            event["data"] = .object(fields)
            data["repaired"] = .object(event)
        }
        return order(.rejectedRetry, company, data)
    }
}
