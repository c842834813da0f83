import Contracts
import Domain
import Simulation
import Storage
import Testing

/// What billing's consumers are told at the end of a month, every Monday, and when they ask.
///
/// Source: "Billing's contract".
@Suite("Billing's contract")
struct BillingContractTests {
    /// A company in UTC whose campaign `c1` of 31 seats runs from Sunday, 1 March 2026.
    private func stage(seats: Int64 = 31) async throws -> Stage {
        let stage = try Stage()
        try await stage.tick("2026-02-20T09:00:00Z")
        try await stage.register()
        try await stage.catalog()
        try await stage.draft(
            "c1",
            Stage.fields(start: "2026-03-01", end: "2026-08-31", Deal.seats(seats).fields)
        )
        try await stage.move(to: "planned")
        return stage
    }

    private func told(_ told: [Told], _ name: String) -> [JSONObject] {
        told.filter { $0.name == name }.map(\.data)
    }

    private func usage(_ data: JSONObject) -> [String] {
        (data["usage"]?.array ?? []).map { item in
            let fields = item.object
            return "\(fields?["type"]?.string ?? "") \(fields?["records"]?.int ?? 0)"
                + " \(fields?["quantity"]?.int ?? 0)"
        }
    }

    @Test func `a month that closes says which records it is made of`() async throws {
        let stage = try await stage()
        try await stage.tick("2026-03-02T08:00:00Z")
        try await stage.created("e1", "p1")
        try await stage.created("e2", "p2")
        try await stage.session("s1", minutes: 45)
        try await stage.voided("session", "s1")
        try await stage.tick("2026-04-01T08:00:00Z")
        // Still March, and after a record of April.
        try await stage.created("e3", "p3")
        try await stage.created("e4", "p4", at: "2026-03-31T12:00:00Z")

        let told = try await stage.tick("2026-04-03T00:00:00Z")

        let closed = try #require(self.told(told, "billing.period_closed").first)
        #expect(closed["period"] == .string("2026-03"))
        #expect(closed["records"] == .int(5))
        #expect(closed["campaigns"] == .int(1))
        #expect(closed["firstTypesequence"] == .int(1))
        #expect(closed["lastTypesequence"] == .int(6))
        #expect(usage(closed) == ["seat_assigned 3 3", "session 2 0"])
        let total = closed["totals"]?.array?.first?.object
        #expect(total?["invoiceId"] == .string("inv_acme_2026-03_EUR"))
        #expect(total?["total"] == Stage.money(1_550_000))
        let names = told.map(\.name)
        #expect(
            names.lastIndex(of: "billing.invoice_finalized").map { names[$0 + 1] }
                == "billing.period_closed"
        )
        try await stage.expectSound()
    }

    @Test func `a month without anything is told too`() async throws {
        let stage = try await stage()

        let told = try await stage.tick("2026-03-03T00:00:00Z")

        let closed = try #require(self.told(told, "billing.period_closed").first)
        #expect(closed["period"] == .string("2026-02"))
        #expect(closed["records"] == .int(0))
        #expect(closed["totals"] == .array([]))
        #expect(closed["usage"] == .array([]))
        #expect(closed["firstTypesequence"] == nil)
    }

    @Test func `what an open month comes to is told on Mondays, if it is another amount`()
        async throws
    {
        let stage = try await stage()
        let first = try await stage.tick("2026-03-02T00:00:00Z")
        let week = try await stage.tick("2026-03-08T23:59:59Z")
        let second = try await stage.tick("2026-03-09T00:00:00Z")
        try await stage.tick("2026-03-09T08:00:00Z")
        try await stage.move(to: "paused", reason: "a break")
        let third = try await stage.tick("2026-03-16T00:00:00Z")
        let fourth = try await stage.tick("2026-03-23T00:00:00Z")

        func preview(_ told: [Told]) -> [JSONObject] {
            self.told(told, "billing.invoice_previewed")
        }
        // 31 seats at 50000 a month of 31 days: 50000 a day, the day that begins included.
        #expect(preview(first).map { $0["total"] } == [Stage.money(100_000)])
        #expect(preview(first).first?["previousTotal"] == nil)
        #expect(preview(first).first?["asOf"] == .string("2026-03-02"))
        #expect(preview(week).isEmpty)
        #expect(preview(second).map { $0["total"] } == [Stage.money(450_000)])
        #expect(preview(second).first?["previousTotal"] == Stage.money(100_000))
        let kinds = preview(second).first?["kinds"]?.array?.map { $0.object?["kind"]?.string }
        #expect(kinds == ["commitment"])
        #expect(preview(third).isEmpty)
        #expect(preview(fourth).isEmpty)
        try await stage.expectSound()
    }

    @Test func `two open months are both told, and a closed one never again`() async throws {
        let stage = try await stage()
        try await stage.done(
            .companyUpdate,
            ["fields": .object(["closeGraceDays": .int(10)])]
        )
        try await stage.tick("2026-04-05T23:59:59Z")

        let told = try await stage.tick("2026-04-06T00:00:00Z")
        let rest = try await stage.tick("2026-04-30T00:00:00Z")

        #expect(
            self.told(told, "billing.invoice_previewed").map { $0["period"]?.string }
                == ["2026-03", "2026-04"]
        )
        #expect(
            self.told(rest, "billing.invoice_previewed").map { $0["period"]?.string }
                == ["2026-04", "2026-04", "2026-04"]
        )
        let kept = try stage.rows("invoice_previews").map { $0["month"]?.string }
        #expect(kept == ["2026-04"])
        try await stage.expectSound()
    }

    @Test func `a statement counts every record of a month on its local day`() async throws {
        let stage = try await stage()
        try await stage.tick("2026-03-02T08:00:00Z")
        try await stage.created("e1", "p1")
        try await stage.session("s1", minutes: 45, at: "2026-03-02T07:00:00Z")
        try await stage.session("s2", minutes: 30, at: "2026-03-03T07:00:00Z")
        try await stage.tick("2026-03-03T08:00:00Z")
        try await stage.created("e2", "p2")
        try await stage.created("e0", "p0", at: "2026-02-27T12:00:00Z")

        let told = try await stage.event(
            .billingStatementRequested,
            "ask-1",
            ["requestRef": .string("st-1"), "month": .string("2026-03")]
        )

        let statement = try #require(self.told(told, "billing.usage_statement").first)
        let days = (statement["days"]?.array ?? []).map { item -> String in
            let day = item.object
            return [
                day?["date"]?.string ?? "late \(day?["lateFor"]?.string ?? "")",
                day?["type"]?.string ?? "", "\(day?["records"]?.int ?? 0)",
                "\(day?["quantity"]?.int ?? 0)", day?["minutes"]?.int.map { "\($0) min" } ?? "",
            ].filter { !$0.isEmpty }.joined(separator: " ")
        }
        #expect(
            days == [
                "2026-03-02 seat_assigned 1 1", "2026-03-02 session 1 1 45 min",
                "2026-03-03 seat_assigned 1 1", "2026-03-03 session 1 1 30 min",
                "late 2026-02 seat_assigned 1 1",
            ]
        )
        #expect(statement["requestRef"] == .string("st-1"))
        #expect(statement["status"] == .string("open"))
        #expect(statement["records"] == .int(5))
        #expect(usage(statement) == ["seat_assigned 3 3", "session 2 2"])
        let rows = try await NodeReader(path: stage.path)
            .usagePeriod(company: "acme", month: try #require(CivilMonth(iso: "2026-03")))
        #expect(rows.value?.usage.records == 5)
        try await stage.expectSound()
    }

    @Test func `a request to send again is written down once, and bounded by what there is`()
        async throws
    {
        let stage = try await stage()
        try await stage.tick("2026-03-02T08:00:00Z")
        for number in 1...3 { try await stage.created("e\(number)", "p\(number)") }
        let data: JSONObject = [
            "requestRef": .string("rs-1"), "fromSequence": .int(2),
            "type": .string("billing.usage_recorded"),
        ]

        let told = try await stage.event(.billingResendRequested, "ask-1", data)
        try await stage.event(.billingResendRequested, "ask-2", data)
        let (verdict, _) = try await stage.command(
            .billingResend,
            ["fromSequence": .int(900), "queue": .string("reporting.metrics")]
        )

        #expect(told.isEmpty)
        #expect(try stage.tallies()["duplicate_business"] == 1)
        let rows = try stage.rows("resends")
        #expect(rows.map { $0["request_ref"]?.string } == ["rs-1", nil])
        #expect(rows.map { $0["first"]?.int } == [2, 900])
        #expect(rows.first?["last"] == .int(3))
        #expect(rows.last?["last"] == rows.last?["written"])
        let result = verdict["result"]?.object
        #expect(result?["queue"] == .string("reporting.metrics"))
        #expect((result?["toSequence"]?.int ?? 900) < 900)
        let cora = Principal(id: "sam", role: .sales, companies: ["*"])
        let refused = try await stage.refused(
            .billingResend,
            ["fromSequence": .int(1)],
            by: cora
        )
        #expect(refused == ["forbidden"])
        try await stage.expectSound()
    }
}
