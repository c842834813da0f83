import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("Evidence and associations under any course of events")
struct EvidenceWalkTests {
    /// One message about evidence, a session or an outcome, which may come at any time, repeatedly.
    private struct Piece {
        let ref: String
        let kind: String
        let person: String
        let campaign: String?
        let isVoid: Bool

        func tell(_ stage: Stage, _ id: String) async throws {
            if isVoid {
                try await stage.voided(kind, ref, id: id)
            } else if kind == "session" {
                try await stage.stray(ref, volunteers: ["v1"], participants: [person], id: id)
            } else {
                try await stage.evidence(
                    ref,
                    person,
                    campaign: campaign,
                    verification: ref.hasSuffix("3") ? "redacted" : "verified",
                    type: "mentorship",
                    tags: ["youth"],
                    id: id
                )
            }
        }
    }

    private static func pieces(_ random: inout SeededRandom) -> [Piece] {
        (0..<24).flatMap { number -> [Piece] in
            let piece = Piece(
                ref: "r\(number)",
                kind: number % 4 == 0 ? "session" : "evidence",
                person: random.chance(60) ? "p1" : "stranger",
                campaign: random.chance(40) ? "c1" : nil,
                isVoid: false
            )
            let void = Piece(
                ref: piece.ref,
                kind: piece.kind,
                person: piece.person,
                campaign: nil,
                isVoid: true
            )
            return [piece] + (random.chance(30) ? [piece] : []) + (random.chance(30) ? [void] : [])
        }
    }

    private static func shuffled(_ pieces: [Piece], _ random: inout SeededRandom) -> [Piece] {
        var rest = pieces
        var mixed: [Piece] = []
        while !rest.isEmpty { mixed.append(rest.remove(at: random.int(0...(rest.count - 1)))) }
        return mixed
    }

    /// What counts in the end: the sums, without the positions and ids that order decides.
    private static func sums(_ stage: Stage) throws -> [String] {
        let sums = try stage.rows("evidence_sums").map { row in
            row.members.map { member in
                let value = member.value.string ?? String(member.value.int ?? 0)
                return "\(member.key)=\(value)"
            }
            .joined(separator: " ")
        }
        let sessions = try stage.count("sessions")
        let states = try stage.rows("associations").map { row in
            let ref: String = row["ref"]?.string ?? ""
            let status: String = row["status"]?.string ?? ""
            return "\(ref) \(status) \(row["voided"] == .int(1))"
        }
        return sums + states.sorted() + [String(describing: sessions)]
    }

    @Test(arguments: [1, 2, 3])
    func `any order, repetitions and voids end alike`(seed: Int) async throws {
        var random = SeededRandom(seed: seed)
        let pieces = Self.pieces(&random)
        var ends: [[String]] = []
        for _ in 0..<2 {
            let stage = try await Stage.associating()
            for (index, piece) in Self.shuffled(pieces, &random).enumerated() {
                try await piece.tell(stage, "walk-\(index)")
            }
            ends.append(try Self.sums(stage))
            try await stage.expectWhole()
        }
        #expect(ends[0] == ends[1])
        #expect(ends[0].count > 10)
    }

    @Test(arguments: [11, 12])
    func `confirmations and dismissals among it keep everything whole`(
        seed: Int
    ) async throws {
        var random = SeededRandom(seed: seed)
        let stage = try await Stage.associating(second: .credits(500_000))
        let order = Self.shuffled(Self.pieces(&random), &random)
        for (index, piece) in order.enumerated() {
            try await piece.tell(stage, "walk-\(index)")
            let open = try stage.rows("associations").filter {
                $0["status"] == .string("review") && $0["voided"] == .int(0)
            }
            guard random.chance(30), let id = random.pick(open)?["id"] else { continue }
            let data: JSONObject =
                random.chance(60)
                ? ["associationId": id, "campaignId": .string(random.chance(50) ? "c1" : "c2")]
                : ["associationId": id, "dismiss": .bool(true)]
            _ = try await stage.command(.associationResolve, data, by: Stage.coordinator)
        }
        let statuses = Set(try stage.rows("associations").compactMap { $0["status"]?.string })
        #expect(statuses.isSuperset(of: ["associated", "confirmed", "dismissed"]))
        try await stage.expectWhole()
    }
}
