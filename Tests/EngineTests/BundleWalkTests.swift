import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("A bundle under any course of events")
struct BundleWalkTests {
    private let campaigns = ["c1", "c2", "c3"]

    private func step(_ stage: Stage, _ random: inout SeededRandom) async throws {
        let campaign = campaigns[random.int(0...2)]
        let person = "\(campaign)-\(random.int(0...8))"
        let fresh = "x\(stage.position)"
        let known = try stage.rows("enrollments")
            .filter { $0["campaign"]?.string == campaign }
            .compactMap { $0["enrollment_ref"]?.string }
        let old = known.isEmpty ? "none" : known[random.int(0...known.count - 1)]
        let share: Int64 = [100, 200, 300, 1000][random.int(0...3)]
        switch random.int(0...29) {
        case 0...8: try await stage.created(fresh, person, role: "beneficiary", campaign: campaign)
        case 9...14:
            try await stage.requested(fresh, person, role: "beneficiary", campaign: campaign)
        case 15...19: try await stage.withdrawn(old, campaign: campaign, id: fresh)
        case 20: try await stage.completed(old, campaign: campaign, id: fresh)
        case 21: try await stage.voided(old, campaign: campaign, id: fresh)
        case 22...24: try await stage.served("s-\(person)", person, campaign: campaign, id: fresh)
        case 25: try await stage.voided("served", "s-\(person)", id: fresh)
        case 26: try await offer(.bundle(share), campaign, stage)
        case 27: try await stage.borrowing(random.chance(80) ? "siblings" : "none")
        case 28:
            let status = random.chance(80) ? "active" : "canceled"
            try await stage.subscription(status, quantity: random.chance(50) ? 1 : 2)
        default:
            try await offer(random.chance(60) ? .bundle(share) : .iaas(3), campaign, stage)
        }
    }

    /// New terms that may be refused, since the subscription need not serve.
    private func offer(_ deal: Deal, _ campaign: String, _ stage: Stage) async throws {
        let change = Stage.change(deal, campaign: campaign)
        _ = try await stage.command(.campaignChangeTerms, change)
    }

    private func check(_ stage: Stage) throws {
        let rows = try stage.rows("capacity").filter { $0["model"] == .string("bundle") }
        func number(_ row: JSONObject, _ column: String) -> Int64 { row[column]?.int ?? -1 }
        let limits = rows.reduce(0) { $0 + number($1, "limit_count") }
        let own = rows.reduce(0) { $0 + number($1, "own_limit") }
        #expect(limits == own, "after record \(stage.position)")
        let lends = try Stage.json(stage.row("subscriptions", "s1")["body"]?.string ?? "")
        let mayBorrow = lends["borrowing"] == .string("siblings")
        for row in rows {
            let (used, limit) = (number(row, "used"), number(row, "limit_count"))
            #expect(limit >= 0, "after record \(stage.position)")
            if number(row, "borrowed") > 0 {
                #expect(used >= limit, "after record \(stage.position)")
            }
            guard number(row, "waiting_beneficiaries") > 0, limit > 0 else { continue }
            let isFull = used + 1 > limit + limit * 10 / 100
            let wouldFit = used + 1 <= limit + 1 + (limit + 1) * 10 / 100
            let canBorrow = rows.contains { other in
                other["campaign"] != row["campaign"]
                    && LoanBook.lendable(
                        limit: number(other, "limit_count"),
                        used: number(other, "used")
                    ) > 0
            }
            let isAdmissible = !isFull || (mayBorrow && canBorrow && wouldFit && used + 1 > limit)
            #expect(!isAdmissible, "after record \(stage.position)")
        }
    }

    @Test(arguments: 1...11)
    func `limits add up, loans are used, and nobody waits who fits`(_ seed: Int) async throws {
        var random = SeededRandom(seed: seed)
        let stage = try await Stage.bundled([200, 1000, 200], learners: 100)
        for campaign in ["c1", "c3"] {
            try await stage.crowd("\(campaign)-", 2, campaign: campaign)
        }

        var loans = 0
        for _ in 1...100 {
            try await step(stage, &random)
            try check(stage)
            loans = max(loans, try stage.rows("loans").count)
        }

        #expect(loans > 0)
        try await stage.expectWhole()
    }
}
