import Contracts
import Domain
import EventLog
import Storage
import Testing

@testable import headroom

@Suite("Loading the demo data", .timeLimit(.minutes(15)))
struct DemoLoadTests {
    @Test func `loading twice changes nothing`() async throws {
        try await Self.inFolder { folder in
            let first = try await Self.load(folder, "--clock", "fixture")
            #expect(first.code == 0, "\(first.notes)")
            #expect(first.json["clock"]?.string == "2026-04-15T10:00:00.000Z")
            #expect(first.json["campaigns"]?.int == 21)
            #expect(first.json["differences"]?.array == [])
            #expect(first.json["violations"]?.int == 0)
            #expect(first.json["appended"] == first.json["records"])
            let before = try NodeDigest(path: folder.file("node/node.sqlite")).tables()

            let second = try await Self.load(folder)

            #expect(second.code == 0, "\(second.notes)")
            #expect(second.json["appended"]?.int == 0)
            #expect(second.json["position"] == first.json["position"])
            let after = try NodeDigest(path: folder.file("node/node.sqlite")).tables()
            #expect(after == before)
        }
    }

    @Test func `without a wish the days are moved by weeks and stay where they are`() async throws {
        try await Self.inFolder { folder in
            let loaded = try await Self.load(folder)
            #expect(loaded.code == 0, "\(loaded.notes)")
            #expect(loaded.json["differences"]?.array == [])
            let days = try #require(loaded.json["shiftDays"]?.int)
            #expect(days % 7 == 0)
            let clock = DemoCalendar(shiftDays: days).lastTick.rfc3339
            #expect(loaded.json["clock"]?.string == clock)
            if days != 0 {
                let exact = try await Self.load(folder, "--clock", "fixture")
                #expect(exact.code == 1)
                #expect(exact.notes.contains("another --data-dir"))
            }
        }
    }

    @Test func `an interrupted load is taken up where it stopped`() async throws {
        try await Self.inFolder { folder in
            let fixture = try DemoFixture(.exact)
            try await Self.append(Array(fixture.messages.prefix(1000)), to: folder)

            let loaded = try await Self.load(folder)

            #expect(loaded.code == 0, "\(loaded.notes)")
            #expect(loaded.json["appended"]?.int == Int64(fixture.entries.count - 1000))
            #expect(loaded.json["shiftDays"]?.int == 0)
            #expect(loaded.json["differences"]?.array == [])
        }
    }

    @Test func `a log that begins with something else is left alone`() async throws {
        try await Self.inFolder { folder in
            let other = DemoScribe(calendar: .exact).tick(DemoDay("2026-04-15").at(9)).message
            try await Self.append([other], to: folder)

            let loaded = try await Self.load(folder)

            #expect(loaded.code == 1)
            #expect(loaded.notes.contains("position 1"))
            let log = try await EmbeddedLog(directory: folder.file("node"), role: .client)
            #expect(try await log.lastPosition() == 1)
            await log.close()
        }
    }

    @Test func `live traffic goes on where the data ends`() async throws {
        try await Self.inFolder { folder in
            let run = try await CommandLineRun.headroom(
                [
                    "demo", "run", "--data-dir", folder.file("node"), "--port", "0", "--events",
                    "60", "--rate", "1000",
                ],
                in: folder
            )
            #expect(run.code == 0, "\(run.notes)")
            #expect(run.output.contains("Mentors Oslo"))
            let after = try await Self.load(folder)
            #expect(after.code == 0, "\(after.notes)")
            #expect(after.json["isUntouched"]?.bool == false)
            #expect(after.json["violations"]?.int == 0)
            let records = try #require(after.json["records"]?.int)
            #expect(try #require(after.json["position"]?.int) >= records + 60)
        }
    }

    private static func load(
        _ folder: TemporaryFolder,
        _ more: String...
    ) async throws -> CommandLineRun {
        try await CommandLineRun.headroom(
            ["demo", "load", "--data-dir", folder.file("node"), "--json"] + more,
            in: folder
        )
    }

    private static func append(_ messages: [LogMessage], to folder: TemporaryFolder) async throws {
        try DataDirectory(folder.file("node")).create()
        let log = try await EmbeddedLog(directory: folder.file("node"), role: .client)
        try await log.append(messages)
        await log.close()
    }

    private static func inFolder(_ body: (TemporaryFolder) async throws -> Void) async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try await body(folder)
    }
}
