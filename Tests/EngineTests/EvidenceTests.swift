import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("Evidence")
struct EvidenceTests {
    @Test func `evidence of a campaign is taken as a link without its text`() async throws {
        let stage = try await Stage.associating()

        let told = try await stage.evidence("w1", "p1", campaign: "c1", tags: ["interview"])

        #expect(told.isEmpty)
        let fact = try stage.fact("w1")
        #expect(fact["kind"] == .string("evidence"))
        #expect(fact["name"] == .string("job_readiness"))
        #expect(fact["participant"] == .string("p1"))
        #expect(fact["flags"] == .string(""))
        let body = fact["body"]?.string ?? ""
        #expect(!body.contains("what she said"))
        #expect(try stage.feed().last == "evidence explicit_campaign")
        try await stage.evidence("w2", "stranger", campaign: "c1")
        #expect(try stage.fact("w2")["flags"] == .string("not_enrolled"))
        try await stage.expectWhole()
    }

    @Test func `evidence of an unknown campaign waits for it`() async throws {
        let stage = try await Stage.associating()

        let told = try await stage.evidence("w1", campaign: "c2")

        #expect(told.names == ["ingest.message_parked"])
        #expect(told[0]["awaitedKey"] == .string("campaign:c2"))
        let (_, later) = try await stage.command(
            .campaignCreate,
            ["id": .string("c2"), "fields": .object(Stage.fields())]
        )
        #expect(later.names.contains("ingest.message_resolved"))
        #expect(try stage.fact("w1")["flags"] == .string("campaign_not_open"))
        try await stage.expectWhole()
    }

    @Test func `voided evidence stays voided`() async throws {
        let stage = try await Stage.associating()
        try await stage.evidence("w1", campaign: "c1")
        try await stage.voided("evidence", "w1")
        #expect(try stage.fact("w1")["voided"] == .int(1))
        #expect(try await stage.evidence("w1", campaign: "c1", id: "2").isEmpty)
        #expect(try await stage.voided("evidence", "w1", id: "3").isEmpty)
        #expect(try stage.tallies()["duplicate_business"] == 2)
        try await stage.expectWhole()
    }

    @Test func `the best evidence is picked and summed up by dimension`() async throws {
        let stage = try await Stage.associating()
        try await stage.tick("2026-12-01T10:00:00Z")
        try await stage.evidence("w1", campaign: "c1", at: "2026-10-17T10:00:00Z")
        try await stage.evidence(
            "w2",
            campaign: "c1",
            dimension: "belonging",
            scoreBp: 7000,
            confidence: 60,
            verification: "unverified",
            at: "2026-05-15T10:00:00Z"
        )
        try await stage.evidence("w3", campaign: "c1", verification: "redacted")
        try await stage.evidence("w4", campaign: "c1", scoreBp: 4200)
        try await stage.evidence("w5", campaign: "c1")
        try await stage.voided("evidence", "w5")

        let reader = try NodeReader(path: stage.path)
        let summary = try #require(try await reader.evidenceSummary(campaign: "c1").value)

        let totals = Dictionary(
            uniqueKeysWithValues: summary.picks.map { ($0.item.ref, $0.score.total) }
        )
        #expect(totals["w1"] == 85)
        #expect(totals["w2"] == 52)
        #expect(Set(totals.keys) == ["w1", "w2", "w4"])
        #expect(summary.redacted == 1)
        #expect(summary.voided == 1)
        let job = try #require(summary.dimensions.first { $0.dimension == .jobReadiness })
        #expect(job.pieces == 2)
        #expect(job.verified == 2)
        #expect(job.meanScoreBp == 6200)
        let few = try await reader.evidenceSummary(campaign: "c1", limit: 1).value
        #expect(few?.picks.count == 1)
        #expect(try await reader.evidenceSummary(campaign: "nowhere").value == nil)
        let list = try await reader.evidence(campaign: "c1", dimension: "belonging").value
        #expect(list.map(\.fact.ref) == ["w2"])
        reader.close()
    }

    @Test func `sums follow voids, by cohort, by campaign and by company`() async throws {
        let stage = try await Stage.associating(second: .seats(10))
        try await stage.evidence("w1", "p1", type: "mentorship", tags: ["youth"])
        try await stage.evidence("w2", campaign: "c1", scoreBp: 4200, verification: "unverified")
        try await stage.evidence("w3", campaign: "c1", verification: "redacted")
        try await stage.evidence("w4", campaign: "c2", dimension: "language", scoreBp: 5000)
        try await stage.evidence("w5", type: "mentorship", tags: ["youth"])
        try await stage.evidence("w6", campaign: "c1", scoreBp: 9000)
        try await stage.voided("evidence", "w6")

        let reader = try NodeReader(path: stage.path)
        let one = try #require(try await reader.evidenceSummary(campaign: "c1").value)
        let all = try #require(try await reader.companyEvidence("acme").value)
        reader.close()
        let job = try #require(one.dimensions.first)
        #expect([job.pieces, job.verified, job.redacted, job.voided] == [2, 1, 1, 1])
        #expect(job.meanScoreBp == 6200)
        #expect(one.cohorts.map(\.pieces) == [1])
        #expect(one.waiting + (all.campaigns.first { $0.campaign == "c2" }?.waiting ?? 0) == 1)
        #expect(all.dimensions.map(\.dimension) == [.language, .jobReadiness])
        #expect(all.dimensions.map(\.pieces) == [1, 2])
        #expect(all.campaigns.map(\.campaign) == ["c1", "c2"])
        #expect(try stage.feed().last == "evidence voided")
        try await stage.expectWhole()
    }

    @Test func `a snapshot names the best evidence of its date`() async throws {
        let stage = try await Stage.associating()
        try await stage.evidence("w1", campaign: "c1", scoreBp: 4200)
        try await stage.evidence("w2", campaign: "c1")
        try await stage.evidence("w3", campaign: "c1", verification: "redacted")
        try await stage.evidence("w4", campaign: "c1", scoreBp: 9900)
        try await stage.voided("evidence", "w4")

        try await stage.tick("2026-06-11T10:00:00Z")

        let body = try stage.rows("snapshots").last?["body"]?.string ?? ""
        #expect(body.contains(#""topEvidence":["w2","w1"]"#), "\(body)")
        try await stage.expectWhole()
    }

    @Test func `what waits is listed by company and by status`() async throws {
        let stage = try await Stage.associating()
        try await stage.stray("s1")
        try await stage.evidence("w1", "p1", type: "mentorship", tags: ["youth"])
        try await stage.stray("s2", type: nil, tags: [])
        try await stage.stray("s3")
        try await stage.voided("session", "s3")

        let reader = try NodeReader(path: stage.path)
        let open = try await reader.associations(
            AssociationFilter(company: "acme", status: .review)
        )
        let found = try await reader.associations(AssociationFilter(status: .associated)).value
        let none = try await reader.associations(AssociationFilter(company: "other")).value
        let all = try await reader.associations(AssociationFilter(campaign: "c1")).value

        #expect(open.value.map(\.ref) == ["s1"])
        #expect(found.map(\.ref) == ["w1"])
        #expect(found.map(\.score) == [85])
        #expect(none.isEmpty)
        #expect(all.map(\.ref) == ["s1", "w1", "s3"])
        #expect(try await reader.association(all[0].id).value?.ref == "s1")
        reader.close()
    }
}
