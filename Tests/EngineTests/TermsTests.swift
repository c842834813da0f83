import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("Commercial terms")
struct TermsTests {
    @Test func `later terms wait for their day`() async throws {
        let stage = try await Stage.recruiting(zone: Stage.zone)

        let told = try await stage.seats(60, from: "2026-04-10")
        #expect(told.names == ["campaign.terms_changed"])
        #expect(try stage.capacity()["limit_count"] == .int(50))

        let due = try await stage.tick("2026-04-09T22:00:00Z")
        #expect(due.names.contains("capacity.changed"))
        #expect(try stage.capacity()["limit_count"] == .int(60))
    }

    @Test func `terms of the past are refused`() async throws {
        let stage = try await Stage.recruiting()

        let codes = try await stage.refused(
            .campaignChangeTerms,
            [
                "campaignId": .string("c1"), "model": .string("seats"),
                "terms": .object(Stage.terms(60)), "effectiveFrom": .string("2026-03-31"),
            ]
        )

        #expect(codes == ["effective_in_past"])
    }

    @Test func `once active another rate starts with a month`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.tick("2026-06-02T10:00:00Z")
        func change(_ from: String) -> JSONObject {
            [
                "campaignId": .string("c1"), "model": .string("seats"),
                "terms": .object(Stage.terms(50, rate: 5000)), "effectiveFrom": .string(from),
            ]
        }

        let codes = try await stage.refused(.campaignChangeTerms, change("2026-06-10"))
        try await stage.done(.campaignChangeTerms, change("2026-07-01"))

        #expect(codes == ["effective_not_month_start"])
    }

    @Test func `terms of the same day replace each other`() async throws {
        let stage = try await Stage.recruiting()

        try await stage.seats(60, from: "2026-04-10")
        try await stage.seats(70, from: "2026-04-10")

        let agreed = try stage.rows("terms").map { row in
            let body = try Stage.json(row["body"]?.string ?? "")
            return "\(row["effective_from"]?.string ?? "") \(body["committedSeats"]?.int ?? 0)"
        }
        #expect(agreed.sorted() == ["2026-04-01 50", "2026-04-10 70"])
    }

    @Test func `another currency is refused`() async throws {
        let stage = try await Stage.recruiting()
        var terms = Stage.terms(60)
        terms["seatPricePerMonth"] = .object(["amount": .int(1), "currency": .string("USD")])

        let codes = try await stage.refused(
            .campaignChangeTerms,
            [
                "campaignId": .string("c1"), "model": .string("seats"), "terms": .object(terms),
            ]
        )

        #expect(codes == ["currency_mismatch"])
    }

    @Test func `terms that were pending at completion never take effect`() async throws {
        let stage = try await Stage.recruiting()
        try await stage.tick("2026-06-02T10:00:00Z")
        try await stage.seats(60, from: "2026-06-10")
        try await stage.move(to: "completed", reason: "all done")
        try await stage.tick("2026-06-20T10:00:00Z")

        try await stage.done(
            .campaignUpdate,
            ["campaignId": .string("c1"), "fields": .object(["internalNotes": .string("x")])]
        )

        #expect(try stage.capacity()["limit_count"] == .int(50))
    }

    @Test func `only those who sell agree on terms`() async throws {
        let stage = try await Stage.recruiting()
        let coordinator = Principal(id: "co", role: .coordinator, companies: ["acme"])
        try await stage.draft("c2", [:])

        let change = try await stage.refused(
            .campaignChangeTerms,
            [
                "campaignId": .string("c1"), "model": .string("seats"),
                "terms": .object(Stage.terms(60)),
            ],
            by: coordinator
        )
        let create = try await stage.refused(
            .campaignCreate,
            ["fields": .object(Stage.fields())],
            by: coordinator
        )
        let update = try await stage.refused(
            .campaignUpdate,
            [
                "campaignId": .string("c2"),
                "fields": .object([
                    "model": .string("seats"), "terms": .object(Stage.terms(60)),
                ]),
            ],
            by: coordinator
        )

        #expect([change, create, update].allSatisfy { $0 == ["forbidden"] })
    }

    @Test func `a new limit is told with old and new terms`() async throws {
        let stage = try await Stage.recruiting()

        let told = try await stage.seats(60)

        #expect(told.names == ["campaign.terms_changed", "capacity.changed"])
        #expect(told[0]["old"]?.object?["committedSeats"] == .int(50))
        #expect(told[0]["new"]?.object?["committedSeats"] == .int(60))
        #expect(told[1]["limit"] == .int(60))
        #expect(told[1]["delta"] == .int(0))
    }
}
