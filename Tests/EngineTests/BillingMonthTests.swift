import Contracts
import Domain
import Simulation
import Storage
import Testing

/// What a month comes to, from the records of a log.
///
/// Source: domain §11.
@Suite("Months, fees and invoices")
struct BillingMonthTests {
    /// A company whose campaign `c1` is planned in February for 1 March, in UTC.
    private func stage(
        _ deal: Deal,
        start: String = "2026-03-01",
        end: String = "2026-08-31"
    ) async throws -> Stage {
        let stage = try Stage()
        try await stage.tick("2026-02-20T09:00:00Z")
        try await stage.register()
        try await stage.catalog()
        try await stage.draft("c1", Stage.fields(start: start, end: end, deal.fields))
        try await stage.move(to: "planned")
        return stage
    }

    private func invoice(_ told: [Told]) throws -> JSONObject {
        try told.first("billing.invoice_finalized").data
    }

    private func total(_ invoice: JSONObject) -> Int64? {
        invoice["total"]?.object?["amount"]?.int
    }

    private func kinds(_ invoice: JSONObject) -> [String] {
        (invoice["lines"]?.array ?? []).compactMap { $0.object?["kind"]?.string }
    }

    @Test func `seats that grow in mid-month are billed by the day in two segments`()
        async throws
    {
        let stage = try await stage(.seats(50))
        try await stage.tick("2026-03-15T08:00:00Z")
        try await stage.seats(60)
        let before = try await stage.tick("2026-04-02T23:59:59Z")

        let told = try await stage.tick("2026-04-03T00:00:00Z")

        #expect(before.filter { $0.name == "billing.invoice_finalized" }.isEmpty)
        let invoice = try invoice(told)
        #expect(invoice["invoiceId"] == .string("inv_acme_2026-03_EUR"))
        #expect(total(invoice) == 2_774_194)
        let line = try #require(invoice["lines"]?.array?.first?.object)
        let segments = (line["segments"]?.array ?? []).map {
            $0.object?["amount"]?.object?["amount"]?.int
        }
        #expect(segments == [1_129_032, 1_645_162])
        #expect(try told.first("billing.reconciled")["status"] == .string("matched"))
        try await stage.expectSound()
    }

    @Test func `volunteers beyond the seats cost their days`() async throws {
        let stage = try await stage(.seats(20), start: "2026-03-01", end: "2026-12-31")
        try await stage.tick("2026-03-02T08:00:00Z")
        for number in 1...20 { try await stage.created("e\(number)", "p\(number)") }
        try await stage.tick("2026-03-20T08:00:00Z")
        for number in 21...22 { try await stage.created("e\(number)", "p\(number)") }

        let told = try await stage.tick("2026-04-03T00:00:00Z")

        let usage = try told.first("billing.usage_recorded")
        #expect(usage["type"] == .string("overage"))
        #expect(usage["quantity"] == .int(24))
        #expect(usage["unit"] == .string("seat-day"))
        #expect(usage["amount"] == Stage.money(38_710))
        #expect(usage["period"] == .string("2026-03"))
        #expect(total(try invoice(told)) == 1_000_000 + 38_710)
        try await stage.expectSound()
    }

    @Test func `credits are bought at activation and again when the allocation grows`()
        async throws
    {
        let stage = try await stage(.credits(2_000_000))

        let started = try await stage.tick("2026-03-01T00:00:00Z")
        let same = try await stage.sell(.credits(2_000_000))
        let grown = try await stage.sell(.credits(3_000_000))
        let march = try await stage.tick("2026-04-03T00:00:00Z")

        let bought = try started.first("billing.usage_recorded")
        #expect(bought["key"] == .string("credits:2000000"))
        #expect(bought["amount"] == Stage.money(100_000))
        #expect(same.filter { $0.name == "billing.usage_recorded" }.isEmpty)
        #expect(try grown.first("billing.usage_recorded")["amount"] == Stage.money(50_000))
        #expect(total(try invoice(march)) == 150_000)
        #expect(kinds(try invoice(march)) == ["credit_purchase", "credit_purchase"])
        try await stage.expectSound()
    }

    @Test func `a monthly fee is charged at activation and on every first`() async throws {
        var deal = Deal.custom(200_000)
        deal.terms["fixedFeeSchedule"] = .string("monthly")
        deal.terms["components"] = .array([
            .object([
                "name": .string("session"), "unit": .string("session"),
                "rate": Stage.money(10_000), "cap": .int(3),
            ])
        ])
        let stage = try await stage(deal)

        let started = try await stage.tick("2026-03-01T00:00:00Z")
        for number in 1...4 { try await stage.session("s\(number)") }
        let april = try await stage.tick("2026-04-03T00:00:00Z")

        #expect(try started.first("billing.usage_recorded")["key"] == .string("fee:2026-03"))
        #expect(
            april.filter { $0.name == "billing.usage_recorded" }.map { $0["key"] }
                == [.string("fee:2026-04")]
        )
        #expect(total(try invoice(april)) == 200_000 + 3 * 10_000)
        try await stage.expectSound()
    }

    @Test func `a milestone is charged once, on its date or by confirmation`() async throws {
        var deal = Deal.custom()
        deal.terms["milestones"] = .array([
            .object([
                "key": .string("kickoff"), "amount": Stage.money(7000),
                "dueDate": .string("2026-03-10"),
            ]),
            .object(["key": .string("report"), "amount": Stage.money(9000)]),
        ])
        let stage = try await stage(deal)
        try await stage.tick("2026-03-09T23:00:00Z")

        let due = try await stage.tick("2026-03-10T00:00:00Z")
        let wish: JSONObject = ["campaignId": .string("c1"), "key": .string("report")]
        let confirmed = try await stage.done(.billingConfirmMilestone, wish)
        let again = try await stage.refused(.billingConfirmMilestone, wish)
        let late = try await stage.refused(
            .billingConfirmMilestone,
            ["campaignId": .string("c1"), "key": .string("kickoff")]
        )

        #expect(try due.first("billing.usage_recorded")["amount"] == Stage.money(7000))
        #expect(try confirmed.first("billing.usage_recorded")["amount"] == Stage.money(9000))
        #expect(again == ["already_recorded"])
        #expect(late == ["already_recorded"])
        try await stage.expectSound()
    }

    @Test func `a fee is taken back once, and what facts led to only with the fact`()
        async throws
    {
        let stage = try await stage(.custom(50_000))
        let started = try await stage.tick("2026-03-01T00:00:00Z")
        let fee = try #require(started.first("billing.usage_recorded")["usageId"]?.string)
        let joined = try await stage.created("e1", "p1")
        let seat = try #require(joined.first("billing.usage_recorded")["usageId"]?.string)

        let told = try await stage.done(
            .usageReverse,
            ["usageId": .string(fee), "reason": .string("agreed")]
        )
        let again = try await stage.refused(
            .usageReverse,
            ["usageId": .string(fee), "reason": .string("agreed")]
        )
        let fact = try await stage.refused(
            .usageReverse,
            ["usageId": .string(seat), "reason": .string("agreed")]
        )

        let reversal = try told.first("billing.usage_recorded")
        #expect(reversal["amount"] == Stage.money(-50_000))
        #expect(reversal["reverses"] == .string(fee))
        #expect(again == ["already_reversed"])
        #expect(fact == ["void_the_fact"])
        let march = try await stage.tick("2026-04-03T00:00:00Z")
        #expect(total(try invoice(march)) == 0)
        try await stage.expectSound()
    }

    @Test func `a learner who comes after the close belongs to the next month`() async throws {
        let stage = try await stage(.iaas(10))
        try await stage.tick("2026-03-01T00:00:00Z")
        try await stage.served("r1", "p1", at: "2026-03-31T10:00:00Z")
        try await stage.tick("2026-04-02T10:00:00Z")
        let inTime = try await stage.served("r2", "p2", at: "2026-03-31T10:00:00Z")
        try await stage.tick("2026-04-03T10:00:00Z")

        let late = try await stage.served("r3", "p3", at: "2026-03-31T10:00:00Z")
        let april = try await stage.tick("2026-05-03T00:00:00Z")

        #expect(try inTime.first("billing.usage_recorded")["period"] == .string("2026-03"))
        let record = try late.first("billing.usage_recorded")
        #expect(record["period"] == .string("2026-04"))
        #expect(record["lateFor"] == .string("2026-03"))
        let line = try #require(try invoice(april)["lines"]?.array?.first?.object)
        #expect(line["quantity"] == .int(1))
        #expect(line["late"] == .int(1))
        #expect(total(try invoice(april)) == 15_000)
        try await stage.expectSound()
    }

    @Test func `a subscription is charged at its start and for what its quantity grew`()
        async throws
    {
        let stage = try Stage()
        try await stage.tick("2026-01-10T09:00:00Z")
        try await stage.register()
        try await stage.subscribe(from: "2026-02-01", through: "2027-01-31")
        let started = try await stage.tick("2026-02-01T00:00:00Z")
        try await stage.tick("2026-07-16T09:00:00Z")

        let raised = try await stage.subscription(
            quantity: 2,
            from: "2026-02-01",
            through: "2027-01-31"
        )

        let first = try started.first("billing.usage_recorded")
        #expect(first["key"] == .string("s1:2026-02-01"))
        #expect(first["amount"] == Stage.money(1_000_000))
        #expect(first["campaignId"] == nil)
        // 200 of 365 days are left.
        #expect(try raised.first("billing.usage_recorded")["amount"] == Stage.money(547_945))
        let again = try await stage.subscription(
            quantity: 2,
            from: "2026-02-01",
            through: "2027-01-31"
        )
        #expect(again.filter { $0.name == "billing.usage_recorded" }.isEmpty)
        try await stage.expectSound()
    }

    @Test func `more grace opens no month again`() async throws {
        let stage = try await stage(.seats(5))
        try await stage.tick("2026-04-03T00:00:00Z")

        try await stage.done(
            .companyUpdate,
            ["fields": .object(["closeGraceDays": .int(10)])]
        )
        let joined = try await stage.created("e1", "p1", at: "2026-03-30T10:00:00Z")
        let may = try await stage.tick("2026-05-11T00:00:00Z")

        #expect(try joined.first("billing.usage_recorded")["lateFor"] == .string("2026-03"))
        #expect(
            may.filter { $0.name == "billing.invoice_finalized" }.map { $0["period"] }
                == [.string("2026-04")]
        )
        try await stage.expectSound()
    }
}
