import Contracts
import Domain
import Testing

@Suite("Configuration in JSON")
struct ConfigurationDecoderTests {
    @Test func `a document is read, and written in the order of its keys`() throws {
        let document = try ConfigurationDecoder.document(
            json(#"{"b":{"d":[1,"x",{"k":true}],"c":false},"a":-5}"#)
        )
        #expect(document == ["a": -5, "b": ["c": false, "d": [1, "x", ["k": true]]]])
        #expect(text(JSON(document)) == #"{"a":-5,"b":{"c":false,"d":[1,"x",{"k":true}]}}"#)
    }

    @Test func `nulls and other numbers are refused with their paths`() throws {
        let errors = try faults(#"{"a":null,"b":[1.5,null,{"c/d":1e3}],"n":9223372036854775808}"#)
        #expect(
            errors == [
                ConfigurationError("/a", .wrongType), ConfigurationError("/b/0", .wrongType),
                ConfigurationError("/b/1", .wrongType),
                ConfigurationError("/b/2/c~1d", .wrongType),
                ConfigurationError("/n", .wrongType),
            ]
        )
    }

    @Test func `in a patch null removes a key, but stands in no list`() throws {
        let patch = try ConfigurationDecoder.patch(
            json(#"{"session":{"totalWeeks":null,"topics":["a"]},"matching":null,"safety":{}}"#)
        )
        #expect(
            patch == [
                "session": .members(["totalWeeks": .remove, "topics": .set(["a"])]),
                "matching": .remove, "safety": .members([:]),
            ]
        )
        #expect(
            text(JSON(patch))
                == #"{"matching":null,"safety":{},"session":{"topics":["a"],"totalWeeks":null}}"#
        )
        let bad = try json(#"{"a":[1,null],"b":{"c":[{"d":null}],"e":0.5}}"#)
        #expect(throws: InvalidConfiguration.self) { try ConfigurationDecoder.patch(bad) }
        do throws(InvalidConfiguration) {
            _ = try ConfigurationDecoder.patch(bad)
        } catch {
            #expect(
                error.errors == [
                    ConfigurationError("/a/1", .wrongType),
                    ConfigurationError("/b/c/0/d", .wrongType),
                    ConfigurationError("/b/e", .wrongType),
                ]
            )
        }
    }

    @Test func `what is no object is neither document nor patch`() throws {
        let root = [ConfigurationError("", .wrongType)]
        for wrong in ["[]", "1", "null", "1.5", #""text""#] {
            #expect(try faults(wrong) == root)
            let value = try json(wrong)
            #expect(throws: InvalidConfiguration.self) { try ConfigurationDecoder.patch(value) }
        }
    }

    @Test func `eight levels are read, nine are too deep`() throws {
        #expect(try faults(nested(levels: 8)) == [])
        let path = String(repeating: "/a", count: 8)
        #expect(try faults(nested(levels: 9)) == [ConfigurationError(path, .outOfRange)])
        let deep = try json(nested(levels: 9))
        #expect(throws: InvalidConfiguration.self) { try ConfigurationDecoder.patch(deep) }
    }

    @Test func `64 KiB are read, a byte more is too much, spaces aside`() throws {
        let overhead = #"{"a":""}"#.utf8.count
        let most = String(repeating: "x", count: 65_536 - overhead)
        #expect(try faults(#"{ "a" : "\#(most)" }"#) == [])
        #expect(try faults(#"{"a":"\#(most)x"}"#) == [ConfigurationError("", .outOfRange)])
        let much = try json(#"{"a":"\#(most)x"}"#)
        #expect(throws: InvalidConfiguration.self) { try ConfigurationDecoder.patch(much) }
    }

    @Test(arguments: ProgramType.allCases)
    func `schema and defaults of every type survive the wire`(type: ProgramType) throws {
        let vocabulary = ProgramVocabulary.of(type)
        let schema = try json(text(JSON(vocabulary.schema.document)))
        let defaults = try json(text(JSON(vocabulary.defaults)))
        #expect(try ConfigurationDecoder.schema(schema) == vocabulary.schema)
        #expect(try ConfigurationDecoder.document(defaults) == vocabulary.defaults)
    }

    @Test func `a schema outside the dialect tells its keywords`() throws {
        let schema = try json(#"{"type":"object","properties":{"a":{"type":"number"}}}"#)
        do throws(InvalidConfiguration) {
            _ = try ConfigurationDecoder.schema(schema)
            Issue.record("it was read")
        } catch {
            #expect(
                error.errors == [ConfigurationError("/properties/a/type", .unsupportedKeyword)]
            )
        }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `whatever is read is written and read again unchanged`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let json = JSON.object(["a": random.json(depth: 4)])
        do throws(InvalidConfiguration) {
            let document = try ConfigurationDecoder.document(json)
            #expect(CanonicalJSON.bytes(of: json) == CanonicalJSON.bytes(of: JSON(document)))
        } catch {
            #expect(error.errors.allSatisfy { $0.code == .wrongType })
        }
        do throws(InvalidConfiguration) {
            let patch = try ConfigurationDecoder.patch(json)
            #expect(CanonicalJSON.bytes(of: json) == CanonicalJSON.bytes(of: JSON(patch)))
        } catch {
            #expect(error.errors.allSatisfy { $0.code == .wrongType })
        }
    }

    private func json(_ text: String) throws -> JSON {
        try JSONParser.parse(Array(text.utf8))
    }

    private func text(_ json: JSON) -> String {
        var writer = JSONWriter()
        writer.value(json)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func faults(_ text: String) throws -> [ConfigurationError] {
        let json = try json(text)
        do throws(InvalidConfiguration) {
            _ = try ConfigurationDecoder.document(json)
            return []
        } catch {
            return error.errors
        }
    }

    private func nested(levels: Int) -> String {
        String(repeating: #"{"a":"#, count: levels) + "1" + String(repeating: "}", count: levels)
    }
}
