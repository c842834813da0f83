import Domain
import Testing

@Suite("Instants and RFC 3339")
struct InstantTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0),
        ("1970-01-01t00:00:00z", 0),
        ("1969-12-31T23:59:59.999Z", -1),
        ("2026-03-29T01:00:00Z", 1_774_746_000_000),
        ("2026-10-25T01:00:00.0Z", 1_792_890_000_000),
        ("2026-03-29T03:00:00+02:00", 1_774_746_000_000),
        ("2026-03-28T18:30:00-06:30", 1_774_746_000_000),
        ("2026-03-29T01:00:00-00:00", 1_774_746_000_000),
        ("2026-03-29T01:00:00.1234567890123456789012Z", 1_774_746_000_123),
        ("2026-03-29T01:00:00.9999Z", 1_774_746_000_999),
        ("2026-03-29T01:00:00.07+00:00", 1_774_746_000_070),
        ("2016-12-31T23:59:60Z", 1_483_228_799_000),
        ("2016-12-31T23:59:60.250Z", 1_483_228_799_250),
        ("1990-12-31T15:59:60-08:00", 662_687_999_000),
        ("0001-01-01T00:00:00Z", -62_135_596_800_000),
        ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
    ])
    func `every form of RFC 3339 is read`(_ text: String, _ ms: Int64) {
        #expect(Instant(rfc3339: text)?.ms == ms)
    }

    @Test(arguments: [
        "", "2026-03-29", "2026-03-29T01:00Z", "2026-03-29T01:00:00", "2026-03-29 01:00:00Z",
        "2026-03-29T24:00:00Z", "2026-03-29T01:60:00Z", "2026-03-29T01:00:61Z",
        "2026-03-29T01:00:60Z", "2026-03-30T23:59:60Z", "2026-02-29T00:00:00Z",
        "2026-03-29T01:00:00.Z", "2026-03-29T01:00:00,5Z", "2026-03-29T01:00:00+24:00",
        "2026-03-29T01:00:00+02:60", "2026-03-29T01:00:00+0200", "2026-03-29T01:00:00+02",
        "2026-03-29T01:00:00ZZ", "2026-03-29T01:00:00Z ", " 2026-03-29T01:00:00Z",
        "0000-12-31T00:00:00Z", "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01",
        "2026-03-29T01:00:00.1a3Z", "２026-03-29T01:00:00Z", "20260329T010000Z",
    ])
    func `anything else is refused`(_ text: String) {
        #expect(Instant(rfc3339: text) == nil)
    }

    @Test(arguments: 0..<500)
    func `what is written is read back, and bytes equal the text`(_ seed: Int) {
        var random = SplitMix(seed: seed)
        let instant = Instant(ms: random.int(Instant.earliest.ms...Instant.latest.ms))
        let text = instant.rfc3339
        #expect(text.utf8.count == 24)
        #expect(Instant(rfc3339: text) == instant)
        var bytes = Array("at ".utf8)
        instant.appendRFC3339(to: &bytes)
        #expect(bytes == Array("at \(text)".utf8))
        #expect(instant.utcDate.iso == String(text.prefix(10)))
    }

    @Test(arguments: 0..<500)
    func `a form put together at random means the sum of its parts`(_ seed: Int) throws {
        var random = SplitMix(seed: seed)
        let date = CivilDate(dayNumber: random.int(-700_000...2_900_000))
        let (hour, minute, second) = (random.int(0...23), random.int(0...59), random.int(0...59))
        let digits = (0..<random.int(0...12)).map { _ in Character(String(random.int(0...9))) }
        let offset = random.int(-1439...1439)
        var text = date.iso + random.pick(["T", "t"])
        text += [hour, minute, second].map(Self.two).joined(separator: ":")
        if !digits.isEmpty { text += "." + String(digits) }
        text += offset == 0 && random.chance(50) ? random.pick(["Z", "z"]) : Self.zone(offset)
        let fraction = try #require(Int64(String((digits + ["0", "0", "0"]).prefix(3))))
        let minutes = date.dayNumber * 1440 + hour * 60 + minute - offset
        #expect(Instant(rfc3339: text)?.ms == (minutes * 60 + second) * 1000 + fraction, "\(text)")
    }

    @Test(arguments: 0..<1000)
    func `damaged texts are refused or mean what they write`(_ seed: Int) {
        var random = SplitMix(seed: seed)
        let instant = Instant(ms: random.int(Instant.earliest.ms...Instant.latest.ms))
        var bytes = Array(instant.rfc3339.utf8)
        for _ in 0..<random.int(1...3) {
            let index = Int(random.int(0...Int64(bytes.count - 1)))
            switch random.int(0...2) {
            case 0: bytes[index] = UInt8(random.int(0...127))
            case 1: bytes.remove(at: index)
            default: bytes.insert(random.pick(Array("0T:-+.Zz9".utf8)), at: index)
            }
        }
        let text = String(decoding: bytes, as: UTF8.self)
        guard let read = Instant(rfc3339: text) else { return }
        #expect(Instant(rfc3339: read.rfc3339) == read, "\(text)")
    }

    @Test func `additions stay at the ends of the range`() {
        #expect(Instant(ms: .max).adding(days: 1).ms == .max)
        #expect(Instant(ms: .min).adding(milliseconds: -1).ms == .min)
        #expect(Instant(ms: 0).adding(days: .max).ms == .max)
        #expect(Instant(ms: 0).adding(hours: 2).adding(minutes: -1).ms == 7_140_000)
        #expect(Instant(ms: .max).milliseconds(since: Instant(ms: .min)) == .max)
        #expect(Instant(ms: 5).milliseconds(since: Instant(ms: 8)) == -3)
    }

    @Test func `outside the years with a text the nearest text is written`() {
        #expect(Instant(ms: .max).rfc3339 == "9999-12-31T23:59:59.999Z")
        #expect(Instant(ms: .min).rfc3339 == "0001-01-01T00:00:00.000Z")
    }

    private static func two(_ number: Int64) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }

    private static func zone(_ offset: Int64) -> String {
        let size = abs(offset)
        return (offset < 0 ? "-" : "+") + two(size / 60) + ":" + two(size % 60)
    }
}
