import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("Copies of cohorts and campaigns")
struct CloneTests {
    private static let long = ("2026-01-12", "2026-12-31")

    /// A planned campaign of the whole year with a cohort `src` of 56 days.
    private func stage(_ more: JSONObject = [:]) async throws -> Stage {
        let stage = try await Stage.planned(
            start: Self.long.0,
            end: Self.long.1,
            at: "2026-01-05T09:00:00Z",
            more
        )
        var data = Stage.cohort("2026-01-12", "2026-03-08", id: "src")
        data["overrides"] = .object(["cohort": .object(["maxSize": .int(7)])])
        try await stage.done(.instanceCreate, data)
        return stage
    }

    private static func clone(_ more: JSONObject, of id: String = "src") -> JSONObject {
        var data = more
        data["instanceId"] = .string(id)
        return data
    }

    @Test func `three copies follow each other and keep the length`() async throws {
        let stage = try await stage()

        let (verdict, told) = try await stage.command(
            .instanceClone,
            Self.clone(["startDate": .string("2026-03-09"), "count": .int(3)])
        )

        let made = told.all("instance.created")
        #expect(
            made.map { "\($0["startDate"]?.string ?? "") \($0["endDate"]?.string ?? "")" } == [
                "2026-03-09 2026-05-03", "2026-05-04 2026-06-28", "2026-06-29 2026-08-23",
            ]
        )
        #expect(made.map { $0["ordinal"] } == [.int(2), .int(3), .int(4)])
        #expect(made.map { $0["name"] }.last == .string("Spring – Cohort 4"))
        #expect(made.allSatisfy { $0["status"] == .string("planned") })
        let provenance = try #require(made.first?["provenance"]?.object)
        #expect(provenance["kind"] == .string("clone"))
        #expect(provenance["fromId"] == .string("src"))
        #expect(provenance["rootId"] == .string("src"))
        let ids = verdict["result"]?.object?["ids"]?.array ?? []
        #expect(ids == made.map { $0["instanceId"] ?? .null })
        // They take over what the source overrides.
        let detail = try #require(try await NodeReader(path: stage.path).campaign("c1").value)
        #expect(detail.capacity.cohorts.map(\.maxSize) == [7, 7, 7, 7])
        try await stage.expectSound()
        try await stage.expectSameReplay(turns: 1000)
    }

    @Test func `a repeated command copies nothing twice`() async throws {
        let stage = try await stage()
        let data = Self.clone(["startDate": .string("2026-03-09")])

        let first = try await stage.command(.instanceClone, data, id: "same")
        let again = try await stage.command(.instanceClone, data, id: "same")

        #expect(
            CanonicalJSON.bytes(of: .object(again.verdict))
                == CanonicalJSON.bytes(of: .object(first.verdict))
        )
        #expect(again.told.isEmpty)
        #expect(try stage.rows("instances").count == 2)
    }

    @Test func `copies that do not fit are refused, all of them`() async throws {
        let stage = try await stage()
        let beyond = Self.clone(["startDate": .string("2026-09-01"), "count": .int(3)])
        let unknown = Self.clone(["shiftDays": .int(1), "targetCampaignId": .string("c9")])

        #expect(try await stage.refused(.instanceClone, beyond) == ["dates_outside_campaign"])
        #expect(try await stage.refused(.instanceClone, unknown) == ["not_found"])
        #expect(
            try await stage.refused(
                .instanceClone,
                Self.clone(["shiftDays": .int(1)], of: "nobody")
            )
                == ["not_found"]
        )
        #expect(try stage.rows("instances").count == 1)
    }

    @Test func `a copy goes into another campaign of the family`() async throws {
        let stage = try await stage()
        try await stage.done(
            .templateCreate,
            [
                "id": .string("t2"), "key": .string("t2"), "name": .string("Other"),
                "programType": .string("mentorship"),
                "outcomeMetrics": .array([.string("confidence")]),
            ],
            to: "platform"
        )
        try await stage.done(.templatePublish, ["versionId": .string("t2@1")], to: "platform")
        try await stage.draft("c2", Stage.fields(start: "2026-02-01", end: "2026-12-31"))
        try await stage.draft(
            "c3",
            Stage.fields(
                start: "2026-02-01",
                end: "2026-12-31",
                ["templateVersionId": .string("t2@1")]
            )
        )
        try await stage.draft("c4", Stage.fields(start: "2026-02-01", end: "2026-12-31"))
        try await stage.move("c4", to: "closed", reason: "no")
        func into(_ target: String) -> JSONObject {
            Self.clone(["shiftDays": .int(28), "targetCampaignId": .string(target)])
        }

        let told = try await stage.done(.instanceClone, into("c2"))
        let other = try await stage.refused(.instanceClone, into("c3"))
        let closed = try await stage.refused(.instanceClone, into("c4"))

        let made = try told.first("instance.created")
        #expect(made["campaignId"] == .string("c2"))
        #expect(made["startDate"] == .string("2026-02-09"))
        #expect(made["ordinal"] == .int(1))
        #expect(other == ["template_mismatch"])
        #expect(closed == ["campaign_state"])
        try await stage.expectSound()
    }

    @Test func `a copy may take the newest version of the template`() async throws {
        let stage = try await stage()
        try await stage.done(
            .templateCreateVersion,
            ["templateId": .string("t1"), "changelog": .string("better")],
            to: "platform"
        )
        try await stage.done(.templatePublish, ["versionId": .string("t1@2")], to: "platform")

        let kept = try await stage.done(.instanceClone, Self.clone(["shiftDays": .int(60)]))
        let anew = try await stage.done(
            .instanceClone,
            Self.clone(["shiftDays": .int(60), "repin": .bool(true), "id": .string("n")])
        )

        #expect(kept[0]["templateVersionId"] == .string("t1@1"))
        #expect(anew[0]["templateVersionId"] == .string("t1@2"))
        let clone = try await stage.done(
            .campaignClone,
            Stage.on("c1", ["startDate": .string("2027-01-12"), "repin": .bool(true)])
        )
        #expect(clone[0]["templateVersionId"] == .string("t1@2"))
        try await stage.expectSound()
    }

    @Test func `a campaign is copied as a draft with all that is not its own`() async throws {
        let stage = try await stage([
            "internalNotes": .string("secret"), "description": .string("text"),
            "tags": .array([.string("a")]), "overbookPct": .int(3),
        ])
        try await stage.seats(80)

        let (verdict, told) = try await stage.command(
            .campaignClone,
            Stage.on("c1", ["startDate": .string("2027-01-12")])
        )

        let id = try #require(verdict["result"]?.object?["id"]?.string)
        #expect(id == "cam_acme_\(stage.position)_1")
        let made = try told.first("campaign.created")
        #expect(made["name"] == .string("Spring (copy)"))
        #expect(made["status"] == .string("draft"))
        #expect(made["startDate"] == .string("2027-01-12"))
        #expect(made["endDate"] == .string("2027-12-31"))
        let detail = try #require(try await NodeReader(path: stage.path).campaign(id).value)
        let fields = detail.campaign.fields
        #expect(fields.terms?.committedSeats == 80)
        #expect(fields.internalNotes == nil)
        #expect(fields.description == "text" && fields.tags == ["a"] && fields.overbookPct == 3)
        #expect(detail.instances.isEmpty && detail.history.isEmpty)
        #expect(detail.campaign.provenance?.fromId == "c1")
        try await stage.expectSound()
        try await stage.expectSameReplay(turns: 1000)
    }

    @Test func `a line of copies is known to its root`() async throws {
        let stage = try await stage()
        try await stage.done(
            .campaignClone,
            Stage.on("c1", ["startDate": .string("2027-01-12"), "id": .string("c2")])
        )
        try await stage.done(
            .campaignClone,
            Stage.on("c2", ["startDate": .string("2028-01-12"), "id": .string("c3")])
        )
        try await stage.done(
            .instanceClone,
            Self.clone(["shiftDays": .int(60), "id": .string("i2")])
        )
        let reader = try NodeReader(path: stage.path)

        #expect(try await reader.lineage("c3").value.map(\.id) == ["c3", "c2", "c1"])
        #expect(try await reader.lineage("c3").value.first?.provenance?.rootId == "c1")
        #expect(try await reader.lineage("i2").value.map(\.id) == ["i2", "src"])
        #expect(try await reader.lineage("nothing").value.isEmpty)
    }

    @Test func `a copy for another company says nothing of the first`() async throws {
        let stage = try await stage()
        try await stage.register("other")
        func copy(_ id: String, for company: String = "other") -> JSONObject {
            Stage.on(
                "c1",
                [
                    "startDate": .string("2027-01-12"), "companyId": .string(company),
                    "id": .string(id),
                ]
            )
        }
        let coordinator = Principal(id: "co", role: .coordinator, companies: ["*"])
        let narrow = Principal(id: "sa", role: .sales, companies: ["acme"])

        let byCoordinator = try await stage.refused(.campaignClone, copy("x"), by: coordinator)
        let byNarrow = try await stage.refused(.campaignClone, copy("x"), by: narrow)
        let nowhere = try await stage.refused(.campaignClone, copy("x", for: "nobody"))
        let told = try await stage.done(.campaignClone, copy("x"), by: Stage.sales)

        #expect(byCoordinator == ["forbidden"] && byNarrow == ["forbidden"])
        #expect(nowhere == ["company_unknown"])
        #expect(try told.first("campaign.created").row.partition == "other")
        let detail = try #require(try await NodeReader(path: stage.path).campaign("x").value)
        #expect(detail.campaign.company == "other")
        #expect(detail.campaign.fields.terms == nil)
        #expect(detail.campaign.fields.budgetAllocated == nil)
        #expect(detail.campaign.provenance == nil)
        #expect(detail.campaign.fields.targetVolunteers == 50)
        try await stage.expectSound()
    }

    @Test func `a copy of a campaign needs dates, an id of its own and the right version`()
        async throws
    {
        let stage = try await stage()
        func copy(_ more: JSONObject) -> JSONObject { Stage.on("c1", more) }

        let reversed = try await stage.refused(
            .campaignClone,
            copy(["startDate": .string("2027-01-12"), "endDate": .string("2027-01-11")])
        )
        let taken = try await stage.refused(
            .campaignClone,
            copy(["startDate": .string("2027-01-12"), "id": .string("c1")])
        )
        let stale = try await stage.refused(
            .campaignClone,
            copy(["startDate": .string("2027-01-12"), "expectedVersion": .int(99)])
        )
        try await stage.done(
            .templateDeprecate,
            ["versionId": .string("t1@1")],
            to: "platform"
        )
        let old = try await stage.refused(
            .campaignClone,
            copy(["startDate": .string("2027-01-12"), "repin": .bool(true)])
        )

        #expect(reversed == ["invalid_date_range"])
        #expect(taken == ["id_taken"])
        #expect(stale == ["version_conflict"])
        #expect(old == ["version_not_active"])
        #expect(try stage.rows("campaigns").count == 1)
    }

    @Test func `a plan keeps what planning asked for`() async throws {
        let stage = try await stage()

        let codes = try await stage.refused(
            .campaignUpdate,
            Stage.on(
                "c1",
                [
                    "fields": .object([
                        "name": .string(" "), "targetVolunteers": .int(0),
                        "targetBeneficiaries": .int(-1),
                        "budgetAllocated": .object([
                            "amount": .int(0), "currency": .string("USD"),
                        ]),
                    ])
                ]
            )
        )

        #expect(
            codes == [
                "missing_name", "invalid_target_volunteers", "invalid_target_beneficiaries",
                "invalid_budget", "currency_mismatch",
            ]
        )
    }

    @Test func `a legal hold is set and lifted in any state`() async throws {
        let stage = try await stage()
        try await stage.move(to: "closed", reason: "no")

        let told = try await stage.done(.campaignSetLegalHold, Stage.on("c1", ["on": .bool(true)]))
        let again = try await stage.done(
            .campaignSetLegalHold,
            Stage.on("c1", ["on": .bool(true)])
        )
        let codes = try await stage.refused(
            .campaignSetLegalHold,
            Stage.on("c1", ["on": .bool(false)]),
            by: Stage.sales
        )

        #expect(try told.first("campaign.updated")["changed"] == .array([.string("legalHold")]))
        #expect(again.isEmpty)
        #expect(codes == ["forbidden"])
        let detail = try #require(try await NodeReader(path: stage.path).campaign("c1").value)
        #expect(detail.campaign.legalHold)
    }
}
