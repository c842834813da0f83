import Contracts
import Testing

@Suite("Identity of inputs")
struct IdentityTests {
    private let plain = Wire.record()

    @Test func `the same body written otherwise has the same digest`() {
        let other = Wire.record(
            data: #"""
                { "role" : "volunteer", "participantId":"p-1",
                  "campaignId":"\u0063-1", "requestId":"r-1" }
                """#,
            attributes: #","time":"2026-04-15T10:00:00Z","traceparent":"x""#
        )
        #expect(other.identity == plain.identity)
    }

    @Test func `another body under the same id keeps the key and changes the digest`() {
        let other = Wire.record(data: Wire.data.replacing("p-1", with: "p-2"))
        #expect(other.identity?.key == plain.identity?.key)
        #expect(other.identity?.body != plain.identity?.body)
    }

    @Test func `another type under the same id changes the digest`() {
        let other = Wire.record(type: InputType.enrollmentCreated.rawValue)
        #expect(other.identity?.key == plain.identity?.key)
        #expect(other.identity?.body != plain.identity?.body)
    }

    @Test func `partition, source and id are told apart even where they touch`() throws {
        var keys: Set<Digest> = []
        for (partition, source, id) in [
            ("veridia", "s", "e"), ("veridias", "", "e"), ("veridia", "se", "e"),
            ("veridi", "as", "e"), ("veridia", "s", "ee"),
        ] {
            let body = """
                {"specversion":"1.0","id":"\(id)","source":"\(source.isEmpty ? "-" : source)",\
                "type":"\(Wire.requested)","partitionkey":"\(partition)","data":{}}
                """
            let record = RecordDecoder.decode(
                position: 1,
                message: Wire.message(body: Array(body.utf8))
            )
            keys.insert(try #require(record.identity).key)
        }
        #expect(keys.count == 5)
    }

    @Test func `unknown fields of the data are part of the digest`() {
        let more = Wire.record(data: #"{"x":1,"# + Wire.data.dropFirst())
        #expect(Wire.defect(more) == nil)
        #expect(more.identity?.body != plain.identity?.body)
    }

    @Test func `a digest is sixteen bytes, big end first`() {
        let digest = Digest(Array(1...32))
        #expect(digest.high == 0x0102_0304_0506_0708)
        #expect(digest.low == 0x090a_0b0c_0d0e_0f10)
        #expect(digest.bytes == Array(1...16))
    }
}
