import Contracts
import Simulation
import Testing

/// Fees and milestones are due behind what else happens at their midnight, and stay so.
///
/// Source: domain §1.2 C4, §11.1.
@Suite("Fees at a midnight at which more happens")
struct FeeMidnightTests {
    private static func monthly(_ milestone: String) -> Deal {
        Deal(
            model: "custom",
            terms: [
                "fixedFee": Stage.money(700), "fixedFeeSchedule": .string("monthly"),
                "milestones": .array([
                    .object([
                        "key": .string("kickoff"), "amount": Stage.money(5000),
                        "dueDate": .string(milestone),
                    ])
                ]),
            ]
        )
    }

    private func keys(_ stage: Stage) throws -> [String] {
        try stage.rows("usage").compactMap { $0["key"]?.string }
    }

    @Test func `an order that fails at that midnight loses no milestone`() async throws {
        let stage = try await Stage.sold(Self.monthly("2026-05-01"))
        // The campaign starts in June, so this cannot be carried out.
        try await stage.done(.scheduleCreate, Stage.order(to: "active", on: "2026-05-01"))

        try await stage.tick("2026-05-03T09:00:00Z")

        #expect(try keys(stage) == ["kickoff"])
        try await stage.expectWhole()
    }

    @Test func `a campaign that starts at that midnight reaches its milestone`() async throws {
        let stage = try Stage()
        try await stage.tick("2026-04-01T09:00:00Z")
        try await stage.register()
        try await stage.catalog()
        let fields = Stage.fields(start: "2026-04-10", Self.monthly("2026-04-10").fields)
        try await stage.draft("c1", fields)
        try await stage.move(to: "planned")

        try await stage.tick("2026-04-12T09:00:00Z")

        #expect(try keys(stage) == ["fee:2026-04", "kickoff"])
        try await stage.expectWhole()
    }

    @Test func `terms that take effect at that midnight bring their milestone`() async throws {
        let stage = try await Stage.sold(.seats(5))
        try await stage.sell(Self.monthly("2026-04-10"), from: "2026-04-10")

        try await stage.tick("2026-04-12T09:00:00Z")

        #expect(try keys(stage) == ["kickoff"])
        try await stage.expectWhole()
    }
}
