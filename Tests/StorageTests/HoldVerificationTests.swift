import Contracts
import GRDB
import Storage
import Testing

@Suite("Recounting what is held", .timeLimit(.minutes(15)))
struct HoldVerificationTests {
    /// A full campaign with a learner who holds, a volunteer who is offered a place, and one who
    /// waits.
    private func fold(into node: TestNode) async throws {
        var scene = Scene(seed: 5)
        var messages = scene.opening()
        messages.append(
            scene.command(
                .campaignUpdate,
                "acme",
                [
                    "campaignId": .string("spring"),
                    "fields": .object(["waitlist": .object(["offerMinutes": .int(60)])]),
                ]
            )
        )
        for number in 1...24 {
            messages.append(
                scene.event(
                    "enrollment.requested.v1",
                    "acme",
                    [
                        "requestId": .string("r-\(number)"), "campaignId": .string("spring"),
                        "participantId": .string("v-\(number)"), "role": .string("volunteer"),
                    ]
                )
            )
        }
        messages.append(
            scene.event(
                "enrollment.withdrawn.v1",
                "acme",
                ["enrollmentRef": .string("r-1"), "campaignId": .string("spring")]
            )
        )
        messages.append(
            scene.event(
                "enrollment.hold_requested.v1",
                "acme",
                [
                    "holdRef": .string("h-1"), "campaignId": .string("spring"),
                    "participantId": .string("l-1"), "role": .string("beneficiary"),
                ]
            )
        )
        try await node.fold(messages)
    }

    private static let damages = [
        ("held", "UPDATE capacity SET held_volunteers = 7 WHERE campaign = 'spring'"),
        ("held", "UPDATE capacity SET held_learners = 0 WHERE campaign = 'spring'"),
        ("held", "UPDATE capacity SET held = held + 1"),
        ("held-places", "UPDATE holds SET cohort = NULL WHERE role = 'beneficiary'"),
        ("holds", "UPDATE holds SET status = 'lost' WHERE ref = 'h-1'"),
        ("holds", "UPDATE holds SET entry = 5 WHERE ref = 'h-1'"),
        ("holds", "UPDATE holds SET ended_at = 1 WHERE ref = 'h-1'"),
        ("holds", "UPDATE holds SET company = 'other' WHERE ref = 'h-1'"),
        ("holds", "UPDATE holds SET participant = 'v-2' WHERE ref IS NULL"),
        ("holds-due", "DELETE FROM due WHERE kind = 'hold_expire'"),
        ("holds-due", "UPDATE due SET due_at = due_at + 1 WHERE kind = 'hold_expire'"),
        ("holds-due", "UPDATE node SET clock = clock + 864000000"),
        ("offers", "UPDATE waitlist SET status = 'waiting' WHERE status = 'offered'"),
        ("offers", "UPDATE waitlist SET participant = 'v-9' WHERE status = 'offered'"),
        (
            "waitlist-admissible",
            "UPDATE capacity SET held = 0, held_volunteers = 0 WHERE campaign = 'spring'"
        ),
    ]

    @Test func `every miscount of holds and offers is found by its rule`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let node = try TestNode(path: folder.file("node.sqlite"))
        try await fold(into: node)
        let sound = try NodeReader(path: node.path)
        #expect(try await sound.verify().value.violations == [])
        let held = try await sound.holds(HoldFilter(campaign: "spring", status: .held)).value
        #expect(held.map(\.ref) == [nil, "h-1"])
        let list = try #require(try await sound.waitlist(campaign: "spring", limit: 9).value)
        #expect(list.map(\.row.status) == [.offered, .waiting])
        sound.close()
        for (index, damage) in Self.damages.enumerated() {
            let path = folder.file("damaged-\(index).sqlite")
            try NodeBackup.copy(from: node.path, to: path)
            let queue = try DatabaseQueue(path: path)
            try await queue.writeWithoutTransaction { try $0.execute(sql: damage.1) }
            try queue.close()

            let reader = try NodeReader(path: path)
            let found = Set(try await reader.verify().value.violations.map(\.rule))
            #expect(found.contains(damage.0), "\(damage.1) gave \(found)")
            reader.close()
        }
    }
}
