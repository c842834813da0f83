import Contracts
import Testing

/// The rules of RFC 8785, as far as integers, strings and order go.
@Suite("Canonical JSON")
struct CanonicalJSONTests {
    private func canonical(_ text: String) throws -> String {
        String(
            decoding: CanonicalJSON.bytes(of: try JSONParser.parse(Array(text.utf8))),
            as: UTF8.self
        )
    }

    @Test func `there is no white space and keys are in order at every depth`() throws {
        let text = """
            { "b" : [ 3 , {"z":1,"a":{"y":2,"x":[]}} ] ,
              "a" : { } , "" : null , "aa" : true , "B" : false }
            """
        let wanted = #"{"":null,"B":false,"a":{},"aa":true,"b":[3,{"a":{"x":[],"y":2},"z":1}]}"#
        #expect(try canonical(text) == wanted)
    }

    @Test func `strings have the shortest escapes that RFC 8785 allows`() throws {
        let text = #""\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/\b\f\r\t\u007f\u2028""#
        let wanted = "\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\\b\\f\\r\\t\u{7F}\u{2028}\""
        #expect(try canonical(text) == wanted)
    }

    @Test func `every control character is escaped, in lower case`() throws {
        for code in UInt8(0)..<0x20 {
            let bytes = CanonicalJSON.bytes(of: .string(String(Unicode.Scalar(code))))
            let text = String(decoding: bytes, as: UTF8.self)
            let short = [
                8: #""\b""#, 9: #""\t""#, 10: #""\n""#, 12: #""\f""#, 13: #""\r""#,
            ][Int(code)]
            let hex = String(code, radix: 16)
            #expect(text == short ?? "\"\\u00\(hex.count == 1 ? "0" : "")\(hex)\"")
        }
    }

    /// RFC 8785 orders by UTF-16; the domain orders by UTF-8, which differs beyond U+FFFF only.
    @Test func `keys are ordered by their UTF-8 bytes`() throws {
        let text = "{\"😀\":1,\"\u{FB33}\":2,\"é\":3,\"z\":4,\"\\r\":5,\"1\":6}"
        let wanted = "{\"\\r\":5,\"1\":6,\"z\":4,\"é\":3,\"\u{FB33}\":2,\"😀\":1}"
        #expect(try canonical(text) == wanted)
    }

    @Test func `integers are written plainly`() throws {
        #expect(
            try canonical("[0,-0,10,-1,9223372036854775807,-9223372036854775808]")
                == "[0,0,10,-1,9223372036854775807,-9223372036854775808]"
        )
    }

    @Test func `the digest is that of type and data`() {
        let data = JSON.object(["b": .int(1), "a": .string("x")])
        let text = #"{"data":{"a":"x","b":1},"type":"t.v1"}"#
        #expect(
            CanonicalJSON.digest(type: "t.v1", data: data)
                == CanonicalJSON.sha256(Array(text.utf8))
        )
        let empty = CanonicalJSON.sha256([])
        #expect(Array(empty.prefix(4)) == [0xe3, 0xb0, 0xc4, 0x42])
        #expect(empty.count == 32)
    }

    @Test(arguments: 0..<100)
    func `the order in which members were written does not matter`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let members = (0..<8).map {
            JSONObject.Member(key: "\(random.below(1000))-\($0)", value: random.json(depth: 2))
        }
        var shuffled = members
        shuffled.shuffle(using: &random)
        #expect(
            CanonicalJSON.bytes(of: .object(JSONObject(members)))
                == CanonicalJSON.bytes(of: .object(JSONObject(shuffled)))
        )
    }
}
