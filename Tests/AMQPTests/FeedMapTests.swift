import AMQP
import Testing

@Suite("Tags and outbox places")
struct FeedMapTests {
    @Test func `tags lead to places, also after a jump`() {
        var map = FeedMap()
        for feed in Int64(500)..<600 { map.submitted(feed) }
        for feed in Int64(900)..<910 { map.submitted(feed) }
        #expect(map.tag(of: 0) == 0)
        #expect(map.tag(of: 500) == 1)
        #expect(map.tag(of: 599) == 100)
        #expect(map.tag(of: 700) == 100)
        #expect(map.tag(of: 905) == 106)
        #expect(map.tag(of: 5_000) == 110)
        #expect(map.feed(of: 1) == 500)
        #expect(map.feed(of: 100) == 599)
        #expect(map.feed(of: 101) == 900)
        #expect(map.feed(of: 110) == 909)
        #expect(map.feed(of: 111) == nil)
        #expect(map.tag(of: 900) == 101)
    }

    @Test func `an empty map knows nothing`() {
        var map = FeedMap()
        #expect(map.feed(of: 1) == nil)
        #expect(map.tag(of: 7) == 0)
    }
}
