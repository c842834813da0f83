import Simulation
import Testing

@Suite("Small spaces, all of them")
struct SmallSpaceTests {
    private static let parts = 8

    private func part(_ part: Int, of count: Int) -> Range<Int> {
        let size = count / Self.parts + 1
        return part * size..<(part + 1) * size
    }

    private func differences(
        _ happenings: [SmallSpace.Happening],
        _ part: Int
    ) async throws -> [String] {
        let space = SmallSpace(of: happenings, depth: 4)
        return try await space.differences(self.part(part, of: space.count))
    }

    private func differences(
        _ happenings: [LifeSpace.Happening],
        isPlanned: Bool,
        _ part: Int
    ) async throws -> [String] {
        let space = LifeSpace(of: happenings, isPlanned: isPlanned, depth: 4)
        return try await space.differences(self.part(part, of: space.count))
    }

    @Test(arguments: 0..<parts)
    func `people come and go in every order as the model says`(_ part: Int) async throws {
        #expect(try await differences(SmallSpace.people, part).isEmpty)
    }

    @Test(arguments: 0..<parts)
    func `people wait while the room changes as the model says`(_ part: Int) async throws {
        #expect(try await differences(SmallSpace.room, part).isEmpty)
    }

    @Test(arguments: 0..<parts)
    func `a campaign lives through its states in every order as the model says`(
        _ part: Int
    ) async throws {
        #expect(try await differences(LifeSpace.life, isPlanned: false, part) == [])
    }

    @Test(arguments: 0..<parts)
    func `a campaign waits for its start in every order as the model says`(
        _ part: Int
    ) async throws {
        #expect(try await differences(LifeSpace.calendar, isPlanned: true, part) == [])
    }
}
