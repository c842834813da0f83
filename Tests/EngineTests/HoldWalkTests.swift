import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("Holds and offers under any course of events")
struct HoldWalkTests {
    /// A course of events in one campaign of 5 seats, cap 6, with a quota of 7 volunteers.
    private struct Walk {
        let stage: Stage
        var random: SeededRandom
        var minute = 0

        private mutating func person() -> String { "p\(random.int(1...9))" }

        mutating func step() async throws {
            let fresh = "x\(stage.position)"
            let refs = try stage.rows("holds").compactMap { $0["ref"]?.string }
            let requests = try stage.rows("requests").compactMap { $0["request_id"]?.string }
            let enrollments = try stage.rows("enrollments").compactMap {
                $0["enrollment_ref"]?.string ?? $0["request_id"]?.string
            }
            let ref = random.pick(refs) ?? "none"
            let asked = random.pick(requests) ?? "none"
            switch random.int(0...29) {
            case 0...6:
                let minutes = Int64(random.int(1...40))
                try expectRoom(try await stage.hold(fresh, person(), minutes: minutes))
            case 7...10: try await stage.confirm(ref, id: fresh)
            case 11...12: try await stage.release(ref, id: fresh)
            case 13...17: try await request(fresh)
            case 18...20:
                try await stage.withdrawn(random.pick(enrollments) ?? "none", id: fresh)
            case 21: try await stage.withdrawn(asked, id: fresh)
            case 22...23: try await stage.accept(asked, id: fresh)
            case 24: try await stage.decline(asked, id: fresh)
            case 25: try await stage.created(fresh, person())
            case 26:
                let minutes = Int64(random.chance(60) ? 20 : 0)
                let settings: JSONObject = ["offerMinutes": .int(minutes)]
                let fields: JSONObject = ["waitlist": .object(settings)]
                _ = try await stage.command(
                    .campaignUpdate,
                    ["campaignId": .string("c1"), "fields": .object(fields)]
                )
            case 27: try await stage.seats(Int64(random.int(3...6)))
            default:
                minute += random.int(1...15)
                let at = Instant(ms: 1_775_034_000_000 + Int64(minute) * 60_000)
                try expectRoom(try await stage.fold(SimulatedMessage.tick(at: at)))
            }
        }

        /// A request of somebody who holds nothing is let in only where U + H leaves room.
        private mutating func request(_ ref: String) async throws {
            let person = person()
            let isHeld = try stage.rows("holds").contains {
                $0["status"] == .string("held") && $0["participant"] == .string(person)
            }
            let told = try await stage.requested(ref, person)
            let decided = try told.first("enrollment.decided")
            guard decided["decision"] == .string("accepted"), !isHeld,
                decided["duplicate"] == .bool(false)
            else { return }
            let held = try #require(try stage.capacity()["held"]?.int)
            let (used, cap) = (decided["used"]?.int ?? 0, decided["cap"]?.int ?? 0)
            #expect(used + held <= cap, "record \(stage.position)")
        }

        private func expectRoom(_ told: [Told]) throws {
            for output in told where output["duplicate"] == .bool(false) {
                let isKept =
                    output.name == "enrollment.offered"
                    || output.name == "enrollment.hold_decided"
                        && output["decision"] == .string("held")
                guard isKept else { continue }
                let taken = (output["used"]?.int ?? 0) + (output["held"]?.int ?? 0)
                #expect(taken <= output["cap"]?.int ?? 0, "record \(stage.position)")
            }
        }
    }

    @Test(arguments: 1...8)
    func `no unit is promised twice and nothing is miscounted`(seed: Int) async throws {
        let stage = try await Stage.recruiting(
            seats: 5,
            at: "2026-04-01T09:00:00Z",
            ["overbookPct": .int(20), "waitlist": .object(["offerMinutes": .int(20)])]
        )
        try await stage.limit("q1", "volunteers", 7)
        var walk = Walk(stage: stage, random: SeededRandom(seed: seed))
        for number in 1...120 {
            try await walk.step()
            if number.isMultiple(of: 40) { try await stage.expectSound() }
        }

        let promotions = try stage.rows("enrollments").filter {
            $0["origin"] == .string("waitlist")
        }
        let entries = try stage.rows("waitlist").filter { $0["status"] == .string("promoted") }
        #expect(promotions.count == entries.count)
        try await stage.expectWhole()
    }
}
