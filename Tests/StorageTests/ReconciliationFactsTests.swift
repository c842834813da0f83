import Contracts
import GRDB
import Storage
import Testing

/// What ledger, facts and counters say of each other, down to the fact that differs.
///
/// Source: domain §11.5, "Billing's contract".
@Suite("Facts behind a difference", .timeLimit(.minutes(15)))
struct ReconciliationFactsTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func node() async throws -> NodeReader {
        let node = try TestNode(path: folder.file("node.sqlite"))
        var scene = Scene(seed: 7)
        try await node.fold(scene.opening() + scene.traffic(900))
        return try NodeReader(path: node.path)
    }

    /// The campaign, person, reference and position of the first row of a query.
    private func first(_ sql: String) throws -> [String] {
        let queue = try DatabaseQueue(path: folder.file("node.sqlite"))
        let row = try #require(try queue.read { try Row.fetchOne($0, sql: sql) })
        return row.map { "\($0.1.storage.value ?? "")" }
    }

    private func damage(_ sql: String) throws {
        let queue = try DatabaseQueue(path: folder.file("node.sqlite"))
        try queue.write { try $0.execute(sql: sql) }
    }

    @Test func `a whole node has no difference`() async throws {
        defer { folder.remove() }
        let reader = try await node()

        let report = try await reader.reconciliation().value

        #expect(report.differences == [])
        #expect(report.facts > 100)
    }

    @Test func `a record of the ledger that is gone is named with its person and record`()
        async throws
    {
        defer { folder.remove() }
        let reader = try await node()
        let active = """
            SELECT u.campaign, u.participant, u.ref, u.seq FROM usage u
            JOIN enrollments e ON e.campaign = u.campaign AND e.participant = u.participant
                AND e.role = 'volunteer' AND e.status = 'active'
            WHERE u.type = 'seat_assigned' ORDER BY u.seq DESC LIMIT 1
            """
        let lost = try first(active)
        try damage("DELETE FROM usage WHERE seq = \(lost[3])")

        let difference = try #require(try await reader.reconciliation().value.differences.first)

        #expect(difference.campaign == lost[0])
        #expect(difference.unit == "volunteers")
        #expect(difference.ledger == difference.counter - 1)
        #expect(difference.facts.map(\.participant) == [lost[1]])
        #expect(difference.facts.map(\.ledger) == [0])
        #expect(difference.facts.map(\.recorded) == [1])
        #expect((difference.facts.first?.position ?? 0) > 0)
        #expect(difference.facts.first?.sentence.contains(lost[1]) == true)
    }

    @Test func `a record that became another person's is found though the sums agree`()
        async throws
    {
        defer { folder.remove() }
        let reader = try await node()
        let active = try first(
            """
            SELECT u.campaign, u.participant, u.ref, u.seq FROM usage u
            JOIN enrollments e ON e.campaign = u.campaign AND e.participant = u.participant
                AND e.role = 'volunteer' AND e.status = 'active'
            WHERE u.type = 'seat_assigned' ORDER BY u.seq DESC LIMIT 1
            """
        )
        try damage("UPDATE usage SET participant = 'nobody' WHERE seq = \(active[3])")

        let differences = try await reader.reconciliation().value.differences

        let difference = try #require(differences.first)
        #expect(differences.count == 1)
        #expect(difference.ledger == difference.counter)
        #expect(Set(difference.facts.map(\.participant)) == ["nobody", active[1]])
        let position = try #require(Int64(active[3])) >> 24
        #expect(difference.facts.contains { $0.position == position })
    }

    @Test func `a support that is gone is named by its learner`() async throws {
        defer { folder.remove() }
        let reader = try await node()
        let served = try first(
            """
            SELECT campaign, participant, min(ref) FROM supports
            GROUP BY campaign, participant HAVING count(*) = 1 ORDER BY campaign LIMIT 1
            """
        )
        try damage("DELETE FROM supports WHERE ref = '\(served[2])'")

        let difference = try #require(try await reader.reconciliation().value.differences.first)

        #expect(difference.unit == "learners")
        #expect(difference.facts.map(\.participant) == [served[1]])
        #expect(difference.facts.map(\.ref) == [served[2]])
        #expect(difference.facts.map(\.recorded) == [0])
    }

    @Test func `a counter that is off names no fact`() async throws {
        defer { folder.remove() }
        let reader = try await node()
        try damage("UPDATE capacity SET volunteers = volunteers + 1 WHERE campaign = 'spring'")

        let differences = try await reader.reconciliation().value.differences

        #expect(differences.map(\.campaign) == ["spring"])
        #expect(differences.first?.facts == [])
    }
}
