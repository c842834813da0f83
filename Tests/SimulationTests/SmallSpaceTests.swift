import Simulation
import Testing

@Suite("Small spaces, all of them")
struct SmallSpaceTests {
    private static let parts = 8

    private func differences(
        _ happenings: [SmallSpace.Happening],
        _ part: Int
    ) async throws -> [String] {
        let space = SmallSpace(of: happenings, depth: 4)
        let size = space.count / Self.parts + 1
        return try await space.differences(part * size..<(part + 1) * size)
    }

    @Test(arguments: 0..<parts)
    func `people come and go in every order as the model says`(_ part: Int) async throws {
        #expect(try await differences(SmallSpace.people, part).isEmpty)
    }

    @Test(arguments: 0..<parts)
    func `people wait while the room changes as the model says`(_ part: Int) async throws {
        #expect(try await differences(SmallSpace.room, part).isEmpty)
    }
}
