import Contracts
import Domain
import GRDB
import Storage
import Testing

@Suite("Recomputing what sales was told", .timeLimit(.minutes(15)))
struct PricingVerificationTests {
    /// A full campaign, and a local midnight at which that is told.
    private func fold(into node: TestNode) async throws {
        var scene = Scene(seed: 7)
        var messages = scene.opening()
        for number in 1...18 {
            messages.append(
                scene.event(
                    "enrollment.created.v1",
                    "acme",
                    [
                        "enrollmentRef": .string("e-\(number)"),
                        "campaignId": .string("spring"),
                        "participantId": .string("v-\(number)"), "role": .string("volunteer"),
                    ]
                )
            )
        }
        messages.append(scene.tick(2 * 86_400_000))
        try await node.fold(messages)
    }

    private static let damages = [
        ("pricing-signals", "DELETE FROM pricing_signals"),
        ("pricing-signals", "UPDATE pricing_signals SET action = 'negotiate'"),
        ("pricing-signals", "UPDATE pricing_signals SET evaluated_at = evaluated_at + 1728000000"),
        ("pricing-signals", "UPDATE pricing_signals SET told_at = NULL, position = NULL"),
        ("pricing-signals", "UPDATE pricing_signals SET told_at = NULL"),
        ("pricing-signals", "UPDATE pricing_signals SET company = 'fjord' WHERE company = 'acme'"),
        ("pricing-signals", "UPDATE pricing_signals SET campaign = 'x' WHERE campaign = 'spring'"),
        ("pricing-signals", "DELETE FROM due WHERE kind = 'pricing_evaluate'"),
        ("pricing-told", "UPDATE pricing_signals SET position = 1 WHERE position > 0"),
        (
            "pricing-told",
            "UPDATE pricing_signals SET recommendations = 'expand_capacity budget_tight'"
                + " WHERE campaign = 'spring'"
        ),
        ("credit-days", "INSERT INTO credit_days VALUES ('spring', '2026-04-01', 5)"),
    ]

    @Test func `what is kept wrongly is found by its rule, and a mismatch is advised on`()
        async throws
    {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let node = try TestNode(path: folder.file("node.sqlite"))
        try await fold(into: node)
        let sound = try NodeReader(path: node.path)
        #expect(try await sound.verify().value.violations == [])
        let kept = try #require(try await sound.pricingSignal(campaign: "spring").value)
        #expect(kept.signal == PricingSignal(action: .expand, recommendations: [.expandCapacity]))
        sound.close()
        for (index, damage) in Self.damages.enumerated() {
            let path = folder.file("damaged-\(index).sqlite")
            try await change(node, to: path, damage.1)

            let reader = try NodeReader(path: path)
            let found = Set(try await reader.verify().value.violations.map(\.rule))
            #expect(found.contains(damage.0), "\(damage.1) gave \(found)")
            reader.close()
        }
        let path = folder.file("mismatched.sqlite")
        try await change(
            node,
            to: path,
            "INSERT OR REPLACE INTO reconciliations VALUES ('spring', 'mismatched', 1, x'5b5d')"
        )
        let reader = try NodeReader(path: path)
        let pricing = try await reader.pricing(campaign: "spring").value
        #expect(pricing?.campaigns.first?.insight.recommendations == [.expandCapacity, .reconcile])
        reader.close()
    }

    private func change(_ node: TestNode, to path: String, _ sql: String) async throws {
        try NodeBackup.copy(from: node.path, to: path)
        let queue = try DatabaseQueue(path: path)
        try await queue.writeWithoutTransaction { try $0.execute(sql: sql) }
        try queue.close()
    }
}
