import Simulation
import Testing

@Suite("A small space, all of it")
struct SmallSpaceTests {
    private static let size = 512

    @Test(arguments: 0..<8)
    func `every order of four happenings ends as the model says`(_ part: Int) async throws {
        let space = SmallSpace(depth: 4)
        #expect(space.count == 8 * Self.size)

        let range = part * Self.size..<(part + 1) * Self.size
        #expect(try await space.differences(range).isEmpty)
    }
}
