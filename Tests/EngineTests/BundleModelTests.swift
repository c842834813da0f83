import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("The bundle model")
struct BundleModelTests {
    /// The shares that a subscription has given away.
    private func shares(_ stage: Stage) throws -> [String: Int64] {
        let row = try stage.row("subscriptions", "s1")
        let body = try Stage.json(row["body"]?.string ?? "")
        var shares: [String: Int64] = [:]
        for member in body["shares"]?.object?.members ?? [] {
            shares[member.key] = member.value.int
        }
        return shares
    }

    private func plan(_ id: String, _ deal: Deal, _ stage: Stage) async throws -> [String] {
        try await stage.draft(id, Stage.fields(start: "2026-06-01", deal.fields))
        return try await stage.refused(
            .campaignTransition,
            Stage.transition(id, to: "planned")
        )
    }

    @Test func `a share is worth its part of all learners, rounded down`() async throws {
        let stage = try await Stage.bundled([3333, 1])

        let first = try await stage.requested("r1", "p1", role: "beneficiary")
        let none = try await stage.requested(
            "r2",
            "p2",
            role: "beneficiary",
            campaign: "c2"
        )

        #expect(first[0]["limit"] == .int(166))
        #expect(first[0]["cap"] == .int(182))
        #expect(none[0]["reasons"] == .array([.string("limit_zero")]))
        #expect(try shares(stage) == ["c1": 3333, "c2": 1])
        try await stage.expectWhole()
    }

    @Test func `what nobody has is not lent`() async throws {
        let stage = try await Stage.bundled([5000], learners: 10)
        try await stage.crowd("p", 5)

        let full = try await stage.requested("r6", "p6", role: "beneficiary")
        let volunteer = try await stage.requested("r7", "v7")

        #expect(full[0]["reasons"] == .array([.string("capacity_exhausted")]))
        #expect(volunteer[0]["decision"] == .string("accepted"))
        #expect(try stage.share() == "5+0-0")
        try await stage.expectWhole()
    }

    @Test(arguments: [("active", 5), ("past_due", 5), ("canceled", 0), ("expired", 0)])
    func `only a subscription that serves is worth something`(
        _ status: String,
        _ limit: Int64
    ) async throws {
        let stage = try await Stage.bundled([5000], learners: 10)

        let told = try await stage.subscription(status)

        #expect(told.names == (limit == 5 ? [] : ["capacity.changed"]))
        #expect(try stage.standing() == "0/\(limit)")
        let request = try await stage.requested("r1", "p1", role: "beneficiary")
        #expect(request[0]["decision"] == .string(limit == 5 ? "accepted" : "rejected"))
        try await stage.expectWhole()
    }

    @Test func `a subscription that serves again lets waiting people in`() async throws {
        let stage = try await Stage.bundled([2000], learners: 10)
        try await stage.crowd("p", 2)
        try await stage.requested("r3", "p3", role: "beneficiary")
        try await stage.subscription("canceled")
        let gone = try await stage.withdrawn("e-p1")

        let told = try await stage.subscription("active")

        #expect(gone.all("enrollment.decided").isEmpty)
        #expect(told.all("enrollment.decided").map { $0["promoted"] } == [.bool(true)])
        #expect(try stage.standing() == "2/2")
        try await stage.expectWhole()
    }

    @Test func `a share counts from the first day of the period`() async throws {
        let stage = try Stage()
        try await stage.tick("2026-04-01T09:00:00Z")
        try await stage.register(zone: Stage.zone)
        try await stage.catalog()
        try await stage.subscribe(learners: 10, from: "2026-05-01", through: "2027-04-30")
        try await stage.campaign("c1", .bundle(5000))
        #expect(try stage.standing() == "0/0")

        try await stage.tick("2026-04-30T21:59:59Z")
        #expect(try stage.standing() == "0/0")
        let told = try await stage.tick("2026-04-30T22:00:00Z")

        #expect(try told.first("capacity.changed")["limit"] == .int(5))
        #expect(try stage.standing() == "0/5")
        try await stage.expectWhole()
    }

    @Test func `a share counts through the last day of the period`() async throws {
        let stage = try await Stage.bundled([5000], learners: 10, zone: Stage.zone)
        try await stage.subscription(through: "2026-05-20")

        try await stage.tick("2026-05-20T21:59:59Z")
        #expect(try stage.standing() == "0/5")
        try await stage.tick("2026-05-20T22:00:00Z")
        #expect(try stage.standing() == "0/0")
        try await stage.subscription(from: "2026-05-21", through: "2027-05-20")

        #expect(try stage.standing() == "0/5")
        try await stage.expectWhole()
    }

    @Test func `the quantity multiplies every share`() async throws {
        let stage = try await Stage.bundled([5000, 3000], learners: 10)

        let told = try await stage.subscription(quantity: 3)

        #expect(told.all("capacity.changed").map { $0["limit"] } == [.int(15), .int(9)])
        #expect(try stage.standing() == "0/15")
        #expect(try stage.standing("c2") == "0/9")
        try await stage.expectWhole()
    }

    @Test func `a change of an unknown subscription waits for it`() async throws {
        let stage = try Stage()
        try await stage.tick("2026-04-01T09:00:00Z")
        try await stage.register()
        try await stage.catalog()

        let early = try await stage.subscription(quantity: 2)
        try await stage.subscribe(learners: 10)
        try await stage.campaign("c1", .bundle(5000))

        #expect(early.names == ["ingest.message_parked"])
        #expect(early[0]["awaitedKey"] == .string("subscription:s1"))
        #expect(try stage.standing() == "0/10")
        #expect(try stage.tallies()["parked"] == nil)
        try await stage.expectWhole()
    }

    @Test func `the subscription of another company is none of one's own`() async throws {
        let stage = try await Stage.bundled([5000], learners: 10)
        try await stage.register("other")

        let changed = try await stage.subscription(quantity: 2, id: "x", company: "other")
        let codes = try await stage.refused(
            .subscriptionSetBorrowing,
            ["subscriptionId": .string("s1"), "borrowing": .string("none")],
            to: "other"
        )
        try await stage.draft(
            "c9",
            company: "other",
            Stage.fields(start: "2026-06-01", Deal.bundle(100).fields)
        )
        let planned = try await stage.refused(
            .campaignTransition,
            Stage.transition("c9", to: "planned"),
            to: "other"
        )

        #expect(changed.map { $0["code"] } == [.string("tenant_mismatch")])
        #expect(codes == ["not_found"])
        #expect(planned == ["subscription_inactive"])
        #expect(try stage.standing() == "0/5")
        try await stage.expectWhole()
    }

    @Test func `no campaign is planned on a subscription that cannot bear it`() async throws {
        let stage = try await Stage.bundled([9000])
        try await stage.subscribe("s2", from: "2026-07-01", through: "2026-11-30")

        let unknown = try await plan("c2", .bundle(100, of: "s9"), stage)
        let outside = try await plan("c3", .bundle(100, of: "s2"), stage)
        let over = try await plan("c4", .bundle(1001), stage)
        try await stage.subscription("canceled", through: "2026-11-30")
        let all = try await plan("c5", .bundle(1001), stage)

        #expect(unknown == ["subscription_inactive"])
        #expect(outside == ["outside_subscription_period"])
        #expect(over == ["bundle_over_allocated"])
        #expect(
            all == [
                "subscription_inactive", "outside_subscription_period",
                "bundle_over_allocated",
            ]
        )
        #expect(try shares(stage) == ["c1": 9000])
        try await stage.expectWhole()
    }

    @Test func `no campaign changes to terms that a subscription cannot bear`() async throws {
        let stage = try await Stage.bundled([6000, 3000])
        try await stage.subscribe("s2", from: "2026-07-01", through: "2026-11-30")
        func refused(_ deal: Deal, from date: String? = nil) async throws -> [String] {
            let change = Stage.change(deal, from: date, campaign: "c2")
            return try await stage.refused(.campaignChangeTerms, change)
        }

        #expect(try await refused(.bundle(4001)) == ["bundle_over_allocated"])
        #expect(try await refused(.bundle(10, of: "s9")) == ["subscription_inactive"])
        #expect(
            try await refused(.bundle(10, of: "s2")) == ["outside_subscription_period"]
        )
        // What is agreed for later is given away already.
        try await stage.sell(.bundle(7000), from: "2026-05-01")
        #expect(try await refused(.bundle(3001)) == ["bundle_over_allocated"])
        #expect(
            try await refused(.bundle(3001), from: "2026-05-02") == ["bundle_over_allocated"]
        )
        try await stage.subscription("canceled")
        #expect(try await refused(.bundle(3000)) == ["subscription_inactive"])
        #expect(try shares(stage) == ["c1": 7000, "c2": 3000])
        try await stage.expectWhole()
    }

    @Test func `a share is reserved by planning and released by going back`() async throws {
        let stage = try await Stage.bundled([])
        try await stage.draft("c1", Stage.fields(start: "2026-06-01", Deal.bundle(8000).fields))
        #expect(try shares(stage).isEmpty)
        try await stage.move("c1", to: "planned")

        let over = try await plan("c2", .bundle(8000), stage)
        try await stage.move("c1", to: "draft", by: Stage.sales)
        try await stage.move("c2", to: "planned")

        #expect(over == ["bundle_over_allocated"])
        #expect(try shares(stage) == ["c2": 8000])
        try await stage.expectWhole()
    }

    @Test func `a campaign that was planned for nothing gives its share back`() async throws {
        let stage = try await Stage.bundled([8000])

        try await stage.move(to: "closed", reason: "given up")

        #expect(try shares(stage).isEmpty)
        #expect(try stage.standing() == "0/0")
        try await stage.campaign("c2", .bundle(10_000))
        try await stage.expectWhole()
    }

    @Test func `another share holds from its day on`() async throws {
        let stage = try await Stage.bundled([2000], learners: 10)

        try await stage.sell(.bundle(4000))
        #expect(try stage.standing() == "0/4")
        try await stage.sell(.bundle(6000), from: "2026-04-20")
        #expect(try stage.standing() == "0/4")
        let told = try await stage.tick("2026-04-20T00:00:00Z")

        #expect(try told.first("capacity.changed")["limit"] == .int(6))
        try await stage.sell(.bundle(1000))
        #expect(try stage.standing() == "0/1")
        #expect(try shares(stage) == ["c1": 1000])
        try await stage.expectWhole()
    }

    @Test func `at its end a campaign keeps what it served`() async throws {
        let stage = try await Stage.bundled([2000, 3000])
        try await stage.tick("2026-06-01T10:00:00Z")
        for number in 1...7 { try await stage.served("s\(number)", "p\(number)") }
        try await stage.created("e8", "p8", role: "beneficiary")

        try await stage.move(to: "completed", reason: "all done")

        #expect(try shares(stage) == ["c1": 140, "c2": 3000])
        #expect(try stage.standing() == "7/7")
        try await stage.sell(.bundle(9860), campaign: "c2")
        #expect(try stage.standing("c2") == "0/493")
        try await stage.expectWhole()
    }

    @Test func `a campaign that leaves takes no part of the share with it`() async throws {
        let stage = try await Stage.bundled([2000, 3000], learners: 100)

        try await stage.sell(.iaas(5))

        #expect(try shares(stage) == ["c2": 3000])
        #expect(try stage.capacity()["subscription"] == .null)
        #expect(try stage.standing() == "0/5")
        try await stage.expectWhole()
    }

    @Test func `what a draft would have follows the subscription`() async throws {
        let stage = try await Stage.bundled([])
        try await stage.draft("c1", Stage.fields(start: "2026-06-01", Deal.bundle(1000).fields))
        #expect(try stage.standing() == "0/50")

        try await stage.subscription(quantity: 2)

        #expect(try stage.standing() == "0/100")
        try await stage.expectWhole()
    }

    @Test func `alerts tell how much of the share is left`() async throws {
        let stage = try await Stage.bundled([5000], learners: 10)
        try await stage.crowd("p", 3)

        let told = try await stage.served("s4", "p4")

        let alert = try told.first("capacity.threshold_crossed")
        #expect(alert["threshold"] == .int(80))
        #expect(alert["model"] == .string("bundle"))
        #expect(alert["unit"] == .string("learner"))
        #expect(
            alert["recommendations"]
                == .array([
                    .string("plan_expansion"), .string("share_left"),
                ])
        )
        try await stage.expectWhole()
    }

    @Test func `a start needs a subscription that serves`() async throws {
        let stage = try await Stage.bundled([5000])
        try await stage.subscription("expired")

        let bundle = try await stage.refused(
            .campaignTransition,
            Stage.on("c1", ["target": .string("active"), "earlyStart": .bool(true)])
        )

        #expect(bundle == ["subscription_inactive"])
        try await stage.expectWhole()
    }

    @Test func `a bundle that is only agreed for later does not stand against a start`()
        async throws
    {
        let stage = try await Stage.bundled([])
        try await stage.campaign("c1", .seats(5))
        try await stage.sell(.bundle(1000), from: "2026-07-01")
        try await stage.subscription("expired")

        let told = try await stage.done(
            .campaignTransition,
            Stage.on("c1", ["target": .string("active"), "earlyStart": .bool(true)])
        )

        #expect(told.names.contains("campaign.status_changed"))
        try await stage.expectWhole()
    }

    @Test func `a share agreed for later and then replaced is given back`() async throws {
        let stage = try await Stage.bundled([6000])
        try await stage.sell(.bundle(9000), from: "2026-05-01")
        #expect(try shares(stage) == ["c1": 9000])

        try await stage.sell(.bundle(7000), from: "2026-05-01")
        #expect(try shares(stage) == ["c1": 7000])
        try await stage.sell(.seats(5), from: "2026-05-01")

        #expect(try shares(stage) == ["c1": 6000])
        try await stage.tick("2026-05-01T10:00:00Z")
        #expect(try shares(stage).isEmpty)
        try await stage.expectWhole()
    }

    @Test func `a share that is agreed for later is reserved before it counts`() async throws {
        let stage = try await Stage.bundled([], learners: 100)
        try await stage.campaign("c1", .seats(5))
        try await stage.sell(.bundle(4000), from: "2026-05-01")
        #expect(try shares(stage) == ["c1": 4000])
        #expect(try stage.standing() == "0/5")

        try await stage.subscription(quantity: 2)
        try await stage.tick("2026-05-01T10:00:00Z")

        #expect(try stage.standing() == "0/80")
        try await stage.expectWhole()
    }

    @Test func `looking ahead knows the subscription`() async throws {
        let stage = try await Stage.bundled([5000])
        let reader = try NodeReader(path: stage.path)
        let last = try #require(CivilDate(iso: "2026-06-02"))

        let fine = try #require(try await reader.dryRun(campaign: "c1", until: last).value)
        try await stage.subscription("expired")
        let late = try #require(try await reader.dryRun(campaign: "c1", until: last).value)

        #expect(fine.steps.map(\.to) == [.active])
        #expect(fine.steps.allSatisfy { $0.codes.isEmpty })
        #expect(late.steps.allSatisfy { $0.codes == [.subscriptionInactive] })
    }
}
