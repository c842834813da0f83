import Simulation
import Testing

@Suite("Small spaces, all of them")
struct SmallSpaceTests {
    private static let size = 512

    private func differences(
        _ happenings: [SmallSpace.Happening],
        _ part: Int
    ) async throws
        -> [String]
    {
        let space = SmallSpace(of: happenings, depth: 4)
        #expect(space.count == 8 * Self.size)
        return try await space.differences(part * Self.size..<(part + 1) * Self.size)
    }

    @Test(arguments: 0..<8)
    func `people come and go in every order as the model says`(_ part: Int) async throws {
        #expect(try await differences(SmallSpace.people, part).isEmpty)
    }

    @Test(arguments: 0..<8)
    func `people wait while the room changes as the model says`(_ part: Int) async throws {
        #expect(try await differences(SmallSpace.room, part).isEmpty)
    }
}
