import Simulation
import Testing

/// Two campaigns, three people and a few things that happen, in every order, for each pricing model.
@Suite("Small spaces of what is sold, all of them", .timeLimit(.minutes(30)))
struct SalesSpaceTests {
    private static let parts = 4

    private static let cases: [(Int, Int)] = SalesSpace.kinds.indices.flatMap { kind in
        (0..<parts).map { (kind, $0) }
    }

    @Test(arguments: cases)
    func `what is sold is used in every order as the model says`(
        _ kind: Int,
        _ part: Int
    ) async throws {
        let kind = SalesSpace.kinds[kind]
        let space = SalesSpace(kind, of: kind.few, depth: 5)
        let size = space.count / Self.parts + 1

        let found = try await space.explore(part * size..<(part + 1) * size)

        #expect(found.differences == [])
        #expect(found.states.count > 8, "\(kind.name): \(found.states.count) states")
    }
}
