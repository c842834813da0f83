import Contracts
import Testing

@Suite("JSON")
struct JSONParserTests {
    @Test(arguments: [
        "", " ", "{", "[", "]", "{]", "[1,]", "[,1]", "[1 2]", "{\"a\"}", "{\"a\":}",
        "{\"a\":1,}", "{a:1}", "{'a':1}", "01", "-", "+1", "1.", ".5", "1e", "1e+", "--1",
        "tru", "nul", "True", "NaN", "Infinity", "\"", "\"\\\"", "\"\\x\"", "\"\\u12\"",
        "\"\\u12G4\"", "\"\u{1}\"", "\"a\nb\"", "1 1", "{} {}", "{}x", "\u{FEFF}{}",
        "// a\n1", "[1]]", "\u{A0}1",
    ])
    func `what RFC 8259 forbids is refused`(text: String) {
        #expect(throws: JSONSyntaxError.self) { try JSONParser.parse(Array(text.utf8)) }
    }

    @Test(arguments: [
        (#""\ud83d\ude00""#, "😀"), (#""\u00e9\/\b\f\n\r\t\"\\""#, "é/\u{8}\u{C}\n\r\t\"\\"),
        (#""\u0000""#, "\0"), (#""""#, ""), (#""\uFFFF""#, "\u{FFFF}"),
    ])
    func `escapes become characters`(text: String, value: String) throws {
        #expect(try JSONParser.parse(Array(text.utf8)) == .string(value))
    }

    @Test(arguments: [
        #""\ud83d""#, #""\ude00""#, #""\ud83dx""#, #""\ud83d\n""#, #""\ud83d\ud83d""#,
        #""\ude00\ud83d""#,
    ])
    func `half of a pair of surrogates is refused`(text: String) {
        #expect(throws: JSONSyntaxError.self) { try JSONParser.parse(Array(text.utf8)) }
    }

    @Test(
        arguments: [
            [0xFF], [0xC3], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
            [0xE2, 0x82],
            [0x80],
        ] as [[UInt8]]
    )
    func `text that is not UTF-8 is refused, in values, in keys and behind escapes`(bytes: [UInt8])
    {
        let quote = UInt8(ascii: "\"")
        let texts: [[UInt8]] = [
            [quote] + bytes + [quote],
            Array("{\"".utf8) + bytes + Array("\":1}".utf8),
            Array("\"\\n".utf8) + bytes + [quote],
        ]
        for text in texts {
            #expect(throws: JSONSyntaxError.self) { try JSONParser.parse(text) }
        }
    }

    @Test func `a repeated key is refused, in small objects and in large ones`() {
        for count in [1, 15, 16, 17, 40] {
            let members = (0..<count).map { "\"k\($0)\":\($0)" }.joined(separator: ",")
            #expect(throws: Never.self) { try JSONParser.parse(Array("{\(members)}".utf8)) }
            #expect(throws: JSONSyntaxError.self) {
                try JSONParser.parse(Array("{\(members),\"k0\":1}".utf8))
            }
        }
        #expect(throws: JSONSyntaxError.self) {
            try JSONParser.parse(Array(#"{"a":1,"\u0061":2}"#.utf8))
        }
    }

    @Test func `keys that differ only in how they are composed count as repeated`() throws {
        let text = #"{"\u00e9":1,"e\u0301":2}"#
        #expect(throws: JSONSyntaxError.self) { try JSONParser.parse(Array(text.utf8)) }
    }

    @Test func `nesting ends at 32`() throws {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let fits = String(repeating: open, count: 32) + (open == "[" ? "" : "1")
            let text = fits + String(repeating: close, count: 32)
            #expect(throws: Never.self) { try JSONParser.parse(Array(text.utf8)) }
            #expect(throws: JSONSyntaxError.self) {
                try JSONParser.parse(Array((open + text + close).utf8))
            }
        }
        let bomb = [UInt8](repeating: UInt8(ascii: "["), count: 200_000)
        #expect(throws: JSONSyntaxError.self) { try JSONParser.parse(bomb) }
    }

    @Test func `numbers are 64-bit integers or named as something else`() throws {
        let cases: [(String, JSON)] = [
            ("0", .int(0)), ("-0", .int(0)), ("42", .int(42)),
            ("9223372036854775807", .int(.max)), ("-9223372036854775808", .int(.min)),
            ("9223372036854775808", .otherNumber("9223372036854775808")),
            ("1.0", .otherNumber("1.0")), ("1E2", .otherNumber("1E2")),
        ]
        for (text, value) in cases { #expect(try JSONParser.parse(Array(text.utf8)) == value) }
        let long = String(repeating: "7", count: 5000)
        let kept = String(repeating: "7", count: 64)
        #expect(try JSONParser.parse(Array(long.utf8)) == .otherNumber(kept))
    }

    @Test func `a mistake is told with its place and without the text`() {
        let error = #expect(throws: JSONSyntaxError.self) {
            try JSONParser.parse(Array(#"{"secret":tru}"#.utf8))
        }
        #expect(error?.description == "unexpected character at byte 10")
    }

    @Test(arguments: 0..<200)
    func `what is written is read back`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let value = random.json(depth: 4)
        let bytes = CanonicalJSON.bytes(of: value)
        let again = try JSONParser.parse(bytes)
        #expect(CanonicalJSON.bytes(of: again) == bytes)
    }
}
