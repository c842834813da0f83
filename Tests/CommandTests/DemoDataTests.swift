import Contracts
import Domain
import Testing

@testable import headroom

@Suite("The tables of the demo data")
struct DemoDataTests {
    @Test func `every record has an id of its own and is right in form`() throws {
        let fixture = try DemoFixture(.exact)
        #expect(Set(fixture.entries.map(\.id)).count == fixture.entries.count)
        let defects = fixture.entries.compactMap { entry -> String? in
            let record = RecordDecoder.decode(position: 1, message: entry.message)
            guard case .defect(let defect) = record.content else { return nil }
            return "\(entry.id): \(defect)"
        }
        #expect(defects == [])
    }

    @Test func `time only passes, and nothing is told before it happened`() throws {
        let fixture = try DemoFixture(.exact)
        var clock = Instant(ms: 0)
        for entry in fixture.entries {
            if entry.id.hasPrefix("tick-") {
                #expect(entry.at >= clock)
                clock = entry.at
            }
            #expect(entry.at <= clock)
            #expect(clock.ms - entry.at.ms < Instant.millisecondsPerHour)
        }
        #expect(clock == Instant(rfc3339: "2026-04-15T10:00:00Z"))
    }

    @Test func `the same calendar writes the same bytes, another one the same ids`() throws {
        let exact = try DemoFixture(.exact)
        #expect(try DemoFixture(.exact).messages == exact.messages)
        let moved = try DemoFixture(DemoCalendar(shiftDays: 217))
        let ids = { (fixture: DemoFixture) in
            fixture.entries.map(\.id).filter { !$0.hasPrefix("tick-") }
        }
        #expect(ids(moved) == ids(exact))
        #expect(moved.messages != exact.messages)
    }

    @Test(arguments: [
        ("2026-04-15T10:00:00Z", 0), ("2026-04-22T09:59:59Z", 0), ("2026-04-22T10:00:00Z", 7),
        ("2026-04-15T09:59:59Z", -7), ("2027-04-15T12:00:00Z", 364),
    ])
    func `the story ends within the week before now`(now: String, days: Int64) throws {
        let calendar = DemoCalendar.ending(before: try #require(Instant(rfc3339: now)))
        #expect(calendar.shiftDays == days)
        let first = calendar.instant(DemoCalendar.beginning)
        #expect(DemoCalendar.beginning(at: first) == calendar)
        #expect(DemoCalendar.beginning(at: first.adding(hours: 1)) == nil)
    }

    /// Source: domain §24, row c-mentors-oslo of the checks.
    @Test func `Mentors Oslo grows from Sunday to Sunday as the table says`() {
        let joining = DemoPeople.joining("c-mentors-oslo", .volunteer)
        let first: DemoDay = "2026-02-22"
        let used = (0..<8).map { week in
            let midnight = first.at(0).adding(days: Int64(week) * 7)
            let (begins, ends) = (midnight, midnight.adding(days: 1))
            #expect(joining.count { $0 < begins } == joining.count { $0 < ends })
            return joining.count { $0 < ends }
        }
        #expect(used == [30, 32, 34, 36, 38, 40, 41, 43])
    }

    /// Source: domain §24, row c-mentors-oslo of the checks.
    @Test func `Mentors Oslo held 31 sessions in seven days, counted to today or yesterday`() throws
    {
        let fixture = try DemoFixture(.exact)
        let sessions = fixture.entries.filter { entry in
            entry.id.hasPrefix("demo-session.completed-s-c-mentors-oslo")
        }
        for last: DemoDay in ["2026-04-14", "2026-04-15"] {
            let end = last.at(0).adding(days: 1)
            let begin = end.adding(days: -7)
            #expect(sessions.count { $0.at >= begin && $0.at < end } == 31)
        }
    }

    @Test func `every intern is measured before and after`() throws {
        let sent = try DemoFixture(.exact).entries.map(\.id)
        #expect(sent.count { $0.hasPrefix("demo-outcome") && $0.contains("c-interns") } == 120)
    }

    @Test func `traffic is right in form and goes to campaigns that are open`() {
        let open = DemoExpectation.all.filter { [.active, .recruiting].contains($0.status) }
        var traffic = DemoTraffic(behind: 6000)
        let strays = (1...2000).compactMap { _ -> String? in
            let message = traffic.next(at: Instant(ms: 1_800_000_000_000))
            let record = RecordDecoder.decode(position: 1, message: message)
            guard case .input(let input) = record.content else { return "\(record.content)" }
            let isOpen = open.contains { $0.campaign == input.campaignId }
            return isOpen ? nil : input.campaignId ?? "no campaign"
        }
        #expect(strays == [])
    }
}
