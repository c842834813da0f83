import Contracts
import Domain
import Simulation
import Storage
import Testing

/// The same usage under other terms, beside the agreed ones.
///
/// Source: "Billing's contract", what-if.
@Suite("What if")
struct WhatIfTests {
    static let deals: [Deal] = [
        .seats(2, rate: 15_000), .credits(15_000), .iaas(3), .bundle(2500),
        Deal(
            model: "custom",
            terms: [
                "fixedFee": Stage.money(100_000), "fixedFeeSchedule": .string("monthly"),
                "components": .array([
                    .object([
                        "name": .string("coaching"), "unit": .string("hour"),
                        "rate": Stage.money(4500), "cap": .int(3),
                    ])
                ]),
                "milestones": .array([
                    .object([
                        "key": .string("half"), "amount": Stage.money(70_000),
                        "dueDate": .string("2026-04-15"),
                    ])
                ]),
            ]
        ),
    ]

    /// The same two months, whatever was sold: three volunteers, sessions, learners.
    private func stage(_ deal: Deal) async throws -> Stage {
        let stage = try Stage()
        try await stage.tick("2026-02-20T09:00:00Z")
        try await stage.register()
        try await stage.catalog()
        try await stage.subscribe()
        try await stage.draft(
            "c1",
            Stage.fields(start: "2026-03-01", end: "2026-08-31", deal.fields)
        )
        try await stage.move(to: "planned")
        try await stage.tick("2026-03-02T08:00:00Z")
        for number in 1...3 { try await stage.created("e\(number)", "p\(number)") }
        try await stage.session("s1", minutes: 60)
        try await stage.session("s2", minutes: 50)
        try await stage.session("s3", minutes: 30)
        try await stage.voided("session", "s3")
        for number in 1...2 { try await stage.served("r\(number)", "b\(number)") }
        try await stage.tick("2026-04-06T08:00:00Z")
        try await stage.withdrawn("e3")
        try await stage.session("s4", minutes: 100)
        for number in 3...5 { try await stage.served("r\(number)", "b\(number)") }
        try await stage.tick("2026-05-04T08:00:00Z")
        return stage
    }

    private func months(_ first: String, _ last: String) throws -> ClosedRange<CivilMonth> {
        try #require(CivilMonth(iso: first))...(try #require(CivilMonth(iso: last)))
    }

    private func terms(_ deal: Deal) throws -> CommercialTerms {
        let model = try #require(PricingModel(rawValue: deal.model))
        let input = try #require(TermsInput(model: model, json: deal.terms))
        let day = try #require(CivilDate(iso: "2026-03-01"))
        return try #require(input.terms(effectiveFrom: day, in: .eur))
    }

    @Test(arguments: deals.indices)
    func `other terms cost what they would have cost, whatever was agreed`(place: Int) async throws
    {
        let agreed = try await stage(Self.deals[place])
        let reader = try NodeReader(path: agreed.path)
        let span = try months("2026-03", "2026-05")
        for other in Self.deals {
            let sold = try await stage(other)
            let asAgreed = try NodeReader(path: sold.path)

            let found = try await reader.whatIf(
                campaign: "c1",
                terms: try terms(other),
                months: span
            )
            let report = try #require(found.value)
            let own = try #require(
                try await asAgreed.whatIf(campaign: "c1", terms: try terms(other), months: span)
                    .value
            )

            #expect(
                report.months.map(\.other.totalMinor) == own.months.map(\.agreedMinor),
                "\(Self.deals[place].model) as \(other.model)"
            )
            #expect(own.months.map(\.other.totalMinor) == own.months.map(\.agreedMinor))
            #expect(report.otherMinor == own.agreedMinor)
        }
    }

    @Test func `seats of a month are compared with learners, and nothing is written`() async throws
    {
        let stage = try await stage(.seats(50))
        for number in 6...20 {
            try await stage.served("r\(number)", "b\(number)", at: "2026-05-02T08:00:00Z")
        }
        let before = try NodeDigest(path: stage.path).state()
        let reader = try NodeReader(path: stage.path)

        let found = try await reader.whatIf(
            campaign: "c1",
            terms: try terms(.iaas(15)),
            months: try months("2026-03", "2026-05")
        )

        let report = try #require(found.value)
        #expect(report.months.map(\.agreedMinor).first == 2_500_000)
        // 2, 3 and 15 learners at 150.00, the last five of them beyond the fifteen.
        #expect(report.months.map(\.other.totalMinor) == [30_000, 45_000, 225_000])
        #expect(report.months.last?.other.lines.map(\.kind) == [.overage, .learners])
        #expect(report.json["total"]?.object?["other"] == Stage.money(300_000))
        #expect(try NodeDigest(path: stage.path).state() == before)
        let none = try await reader.whatIf(
            campaign: "c9",
            terms: try terms(.iaas(15)),
            months: try months("2026-03", "2026-03")
        )
        #expect(none.value == nil)
    }
}
