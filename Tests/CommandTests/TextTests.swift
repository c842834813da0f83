import Contracts
import Domain
import Foundation
import Testing

@testable import headroom

@Suite("Texts that people and scripts give and get")
struct TextTests {
    @Test(arguments: [
        ("500", Currency.eur, 50_000), ("499.5", .eur, 49_950), ("0.07", .nok, 7),
        ("12", .jpy, 12), ("0", .usd, 0),
    ])
    func `amounts are exact`(text: String, currency: Currency, minor: Int64) {
        #expect(MoneyText.minorUnits(text, currency) == minor)
    }

    @Test(arguments: ["", "-1", "1.234", "1.", ".5", "1,5", "1e3", "99999999999999999999", "٣"])
    func `what is no amount is none`(text: String) {
        #expect(MoneyText.minorUnits(text, .eur) == nil)
    }

    @Test func `amounts are shown in the main unit`() {
        #expect(CampaignLines.amount(Money(amount: 49_905, currency: .eur)) == "499.05 EUR")
        #expect(CampaignLines.amount(Money(amount: -7, currency: .eur)) == "-0.07 EUR")
        #expect(CampaignLines.amount(Money(amount: 12, currency: .jpy)) == "12 JPY")
    }

    @Test func `a bar shows the limit and what is beyond it`() {
        let room = { used in Room(model: .seats, limit: 10, overbookPct: 10, used: used) }
        #expect(CapacityBar.draw(room(0), cells: 11) == "[..........|.]")
        #expect(CapacityBar.draw(room(5), cells: 11) == "[#####.....|.]")
        #expect(CapacityBar.draw(room(11), cells: 11) == "[##########|!]")
        let none = Room(model: .seats, limit: 0, overbookPct: 10, used: 0)
        #expect(CapacityBar.draw(none, cells: 4) == "[|....]")
        #expect(CapacityBar.percent(none) == "-")
    }

    @Test func `numbers stand to the right in a table`() {
        var table = TextTable("name", "n")
        table.add("a", "5")
        table.add("long name", "1000")
        #expect(table.lines == ["name          n", "a             5", "long name  1000"])
    }

    @Test(arguments: [1, 3, 7, 1_000])
    func `lines are cut the same whatever the pieces they come in`(piece: Int) throws {
        let text = "{\"a\":1}\n\n  {\"b\":2}\r\nnonsense\n{\"c\":3}"
        var reader = EventTextReader()
        var events: [EventText] = []
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            events += try reader.take(Array(rest.prefix(piece))) { [] }
            rest = rest.dropFirst(piece)
        }
        events += reader.finish()
        #expect(events.map(\.place) == ["line 1", "line 3", "line 4", "line 5"])
        #expect(events[3].bytes == Array("{\"c\":3}".utf8))
    }

    @Test func `an array and an object over several lines are read to their end`() throws {
        var reader = EventTextReader()
        let events = try reader.take(Array(" [{\"a\":1},".utf8)) { Array("{\"b\":2.5}]".utf8) }
        #expect(events.map(\.place) == ["event 1", "event 2"])
        #expect(events[1].bytes == Array("{\"b\":2.5}".utf8))
        #expect(reader.finish() == [])

        var second = EventTextReader()
        let object = try second.take(Array("{\n\"a\":".utf8)) { Array("1}\n".utf8) }
        #expect(object.map(\.bytes) == [Array("{\n\"a\":1}\n".utf8)])
    }

    @Test func `a filter binds as narrowly as a topic exchange can`() {
        let pattern = { (types: [String], company: String?) in
            TailFilter(types: types, company: company, campaign: nil).pattern
        }
        #expect(pattern([], nil) == "#")
        #expect(pattern([], "acme") == "*.*.acme")
        #expect(pattern(["headroom.capacity.changed.v1"], nil) == "capacity.changed.*")
        #expect(pattern(["capacity.changed"], "acme") == "capacity.changed.acme")
        #expect(pattern(["capacity.changed", "upsell.raised"], nil) == "#")
    }

    @Test func `a zone becomes the table of its offsets`() throws {
        let now = try #require(Instant(rfc3339: "2026-04-15T10:00:00Z"))
        let oslo = try #require(ZoneResolver.table("Europe/Oslo", around: now))
        let table = try ZoneTable(entries: oslo)
        let spring = Instant(ms: 1_774_746_000_000)
        #expect(table.offsetSeconds(at: spring.adding(milliseconds: -1)) == 3600)
        #expect(table.offsetSeconds(at: spring) == 7200)
        #expect(table.offsetSeconds(at: Instant(ms: 1_792_890_000_000)) == 3600)
        #expect(oslo.first?.fromMs == 1_735_689_600_000)
        #expect(oslo.count == 1 + 2 * 17)
        #expect(ZoneResolver.table("Asia/Tokyo", around: now)?.count == 1)
        #expect(ZoneResolver.table("Nowhere/City", around: now) == nil)
    }

    /// Zones whose offset changes by other laws than two fixed days a year.
    @Test(arguments: [
        "Africa/Casablanca", "America/New_York", "Asia/Tehran", "Australia/Lord_Howe",
    ])
    func `a table agrees with the zone on every hour of its years`(name: String) throws {
        let now = try #require(Instant(rfc3339: "2026-04-15T10:00:00Z"))
        let entries = try #require(ZoneResolver.table(name, around: now))
        let table = try ZoneTable(entries: entries)
        let zone = try #require(TimeZone(identifier: name))
        var instant = try #require(entries.first).fromMs
        var wrong: [Int64] = []
        while instant < now.adding(days: 365 * 14).ms {
            let date = Date(timeIntervalSince1970: TimeInterval(instant / 1000))
            let offset = table.offsetSeconds(at: Instant(ms: instant))
            if Int64(zone.secondsFromGMT(for: date)) != offset { wrong.append(instant) }
            instant += Instant.millisecondsPerHour * 6
        }
        #expect(wrong.isEmpty)
    }
}
