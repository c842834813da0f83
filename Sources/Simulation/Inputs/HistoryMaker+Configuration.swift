import Contracts
import Domain

/// Commands on overrides and migrations of a made-up history.
extension HistoryMaker {
    static func configuration(_ maker: inout HistoryMaker, _ company: String) -> LogMessage? {
        let principal = maker.planner(of: company)
        let id = maker.campaign(
            of: company,
            in: ["draft", "planned", "recruiting", "active", "paused"]
        )
        switch maker.random.int(1...20) {
        case 1...7:
            var data: JSONObject = [
                "campaignId": .string(id), "patch": .object(maker.patch()),
            ]
            maker.expect(maker.model.campaigns[id]?.version, in: &data)
            return maker.order(.campaignSetOverrides, company, data, by: principal)
        case 8...11:
            let cohort = maker.cohort(of: company, in: ["planned"])
            var data: JSONObject = [
                "instanceId": .string(cohort?.id ?? "ins_x_1_1"), "patch": .object(maker.patch()),
            ]
            maker.expect(cohort?.version, in: &data)
            return maker.order(.instanceSetOverrides, company, data, by: principal)
        case 12...17: return maker.migrate(id, company, principal)
        default: return maker.rollBack(company, principal)
        }
    }

    private static let patches = [
        #"{"session":{"defaultDurationMinutes":90}}"#,
        #"{"session":{"defaultDurationMinutes":60}}"#,
        #"{"session":{"defaultDurationMinutes":null}}"#,
        #"{"session":{"totalWeeks":12,"minSessionsForCompletion":6}}"#,
        #"{"session":{"totalWeeks":null,"recommendedFrequency":"monthly"}}"#,
        #"{"cohort":{"maxSize":1,"minSize":0,"autoSplit":true}}"#,
        #"{"cohort":{"maxSize":3,"minSize":1}}"#, #"{"cohort":{"minSize":9}}"#,
        #"{"cohort":null}"#, #"{"sdgGoals":[17,4,8,10]}"#, #"{"sdgGoals":[4,8]}"#,
        #"{"safety":{"minAge":21}}"#, #"{"safety":{"minAge":16}}"#,
        #"{"matching":{"criteria":{"languages":["uk","no"]}}}"#,
        #"{"matching":{"criteria":{"location":"Oslo"}}}"#, #"{"matching":null}"#,
        #"{"matching":3}"#, #"{"matching":{"criteria":{"languages":[null]}}}"#,
        #"{"session":{"durationMinutes":90}}"#, #"{"session":{}}"#,
        #"{"session":{"allowVirtual":false}}"#, "{}",
    ]

    /// A change of overrides that fits, changes nothing, or is nonsense.
    mutating func patch() -> JSONObject { Self.json(random.pick(Self.patches) ?? "{}") }

    private mutating func migrate(
        _ id: String,
        _ company: String,
        _ principal: Principal
    ) -> LogMessage {
        let campaign = model.campaigns[id]
        let family = campaign?.fields.template.flatMap { model.versions[$0]?.family }
        let near = family.flatMap { model.families[$0] }?.map(\.id) ?? []
        let active = near.filter {
            model.versions[$0]?.status == "active" && $0 != campaign?.fields.template
        }
        let pool = random.chance(90) && !active.isEmpty ? active : near
        let version = random.pick(random.chance(90) ? pool : versions()) ?? "open@1"
        var data: JSONObject = [
            "campaignId": .string(id), "toVersionId": .string(version),
            "includePlanned": .bool(random.chance(60)),
        ]
        if random.chance(50) {
            var resolution: JSONObject = ["path": .string("/session/defaultDurationMinutes")]
            if random.chance(50) {
                resolution["action"] = .string("drop")
            } else {
                resolution["action"] = .string("set")
                resolution["value"] = .int(Int64(random.pick([45, 60, 500]) ?? 60))
            }
            data["resolutions"] = .array([.object(resolution)])
        }
        data["id"] = chosen("m")
        expect(campaign?.version, in: &data)
        return order(.campaignMigrate, company, data, by: principal)
    }

    private mutating func rollBack(_ company: String, _ principal: Principal) -> LogMessage {
        let one = random.pick(model.migrations.values.sorted { $0.id < $1.id })
        var data: JSONObject = ["migrationId": .string(one?.id ?? "mig_x_1_1")]
        expect(one.flatMap { model.campaigns[$0.campaign]?.version }, in: &data)
        let home = one.flatMap { model.campaigns[$0.campaign]?.company } ?? company
        return order(
            .campaignRollbackMigration,
            random.chance(90) ? home : company,
            data,
            by: principal
        )
    }
}
