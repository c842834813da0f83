import Contracts
import Domain
import Engine
import Simulation
import Storage
import Testing

/// Overrides and migrations in any order, folded in any turns.
///
/// Source: domain §25 I14, I23, I24.
@Suite("Configurations folded again")
struct ConfigurationReplayTests {
    private static let campaignPatches = [
        #"{"session":{"defaultDurationMinutes":90}}"#,
        #"{"session":{"defaultDurationMinutes":50}}"#,
        #"{"session":{"defaultDurationMinutes":null,"totalWeeks":12}}"#, #"{"session":null}"#,
        #"{"sdgGoals":[4,5,8,10]}"#, #"{"sdgGoals":[4]}"#, #"{"safety":{"minAge":21}}"#,
        #"{"cohort":{"maxSize":2,"autoSplit":true}}"#, #"{"cohort":null}"#, #"{"session":7}"#,
        #"{"matching":{"criteria":{"location":"Oslo","languages":["uk"]}}}"#,
        #"{"matching":{"criteria":{"location":null}}}"#, #"{"session":{}}"#,
    ]

    private static func history(_ stage: Stage, _ random: inout SeededRandom) async throws {
        try await stage.shorterSessions()
        try await stage.draft("c2", Stage.fields(start: "2026-06-01"))
        var migrations: [String] = []
        for step in 1...60 {
            let campaign = random.chance(70) ? "c1" : "c2"
            let patch = random.pick(Self.campaignPatches) ?? "{}"
            switch random.int(0...11) {
            case 0...3:
                try await stage.command(
                    .campaignSetOverrides,
                    try Stage.patch(patch, campaign: campaign)
                )
            case 4:
                try await stage.command(
                    .instanceCreate,
                    [
                        "id": .string("i\(step)"), "campaignId": .string(campaign),
                        "startDate": .string("2026-07-01"), "endDate": .string("2026-07-31"),
                        "overrides": .object(random.chance(50) ? try Stage.json(patch) : [:]),
                    ]
                )
            case 5, 6:
                let ids = try stage.rows("instances").compactMap { $0["id"]?.string }
                guard let instance = random.pick(ids) else { continue }
                try await stage.command(
                    .instanceSetOverrides,
                    try Stage.patch(patch, instance: instance)
                )
            case 7, 8:
                let minutes: JSON? = random.chance(50) ? .int(55) : nil
                try await migrate(campaign, step, minutes, random.chance(60), stage)
                migrations.append("m\(step)")
            case 9:
                guard let migration = random.pick(migrations) else { continue }
                try await stage.command(
                    .campaignRollbackMigration,
                    ["migrationId": .string(migration)]
                )
            case 10:
                let targets = ["planned", "recruiting", "active", "paused"]
                let target = random.pick(targets) ?? "planned"
                var move = Stage.transition(campaign, to: target, reason: "so")
                move["earlyStart"] = .bool(true)
                try await stage.command(.campaignTransition, move)
            default:
                try await stage.created(
                    "e\(step)",
                    "p\(step)",
                    role: "beneficiary",
                    campaign: campaign
                )
            }
        }
    }

    private static func migrate(
        _ campaign: String,
        _ step: Int,
        _ minutes: JSON?,
        _ includesPlanned: Bool,
        _ stage: Stage
    ) async throws {
        var resolution: JSONObject = [
            "path": .string("/session/defaultDurationMinutes"),
            "action": .string(minutes == nil ? "drop" : "set"),
        ]
        resolution["value"] = minutes
        let wish: JSONObject = [
            "id": .string("m\(step)"), "campaignId": .string(campaign),
            "toVersionId": .string(step % 3 == 0 ? "t1@1" : "t1@2"),
            "includePlanned": .bool(includesPlanned),
            "resolutions": .array([.object(resolution)]),
        ]
        var bare = wish
        bare["resolutions"] = nil
        let (verdict, _) = try await stage.command(.campaignMigrate, bare)
        guard verdict["disposition"] == .string("refused") else { return }
        try await stage.command(.campaignMigrate, wish)
    }

    @Test(arguments: 1...8)
    func `turns and sleep change nothing, and every snapshot and audit row fits`(
        _ seed: Int
    ) async throws {
        var random = SeededRandom(seed: seed)
        let stage = try await Stage.configured()
        try await Self.history(stage, &random)
        let expected = try NodeDigest(path: stage.path).tables()

        let whole = try Stage(awakeCampaigns: 1)
        _ = try await whole.engine.turn(stage.records)
        let parts = try Stage(awakeCampaigns: 1)
        var rest = stage.records[...]
        while !rest.isEmpty {
            _ = try await parts.engine.turn(Array(rest.prefix(7)))
            rest = rest.dropFirst(7)
            try parts.reopen()
        }

        #expect(try NodeDigest(path: whole.path).tables() == expected)
        #expect(try NodeDigest(path: parts.path).tables() == expected)
        #expect(try await stage.violations() == [])
    }

    @Test func `the histories come to what they are meant to try`() async throws {
        var told: Set<String> = []
        var codes: Set<String> = []
        for seed in 1...5 {
            var random = SeededRandom(seed: seed)
            let stage = try await Stage.configured()
            try await Self.history(stage, &random)
            for row in try OutboxReader(path: stage.path).rows(behind: 0, limit: 10_000) {
                guard let output = Told(row) else { continue }
                told.insert(output.name)
                if output["rollback"] == .bool(true) { told.insert("rollback") }
                if output["instanceId"] != nil, output.name == "campaign.config_overridden" {
                    told.insert("instance overrides")
                }
                codes.formUnion((output["codes"]?.array ?? []).compactMap(\.string))
            }
        }

        #expect(
            told.isSuperset(of: [
                "campaign.migrated", "campaign.config_overridden", "rollback", "instance overrides",
            ])
        )
        #expect(
            codes.isSuperset(of: [
                "config_invalid", "override_not_allowed", "migration_conflict", "rollback_conflict",
                "already_on_version",
            ])
        )
    }
}
