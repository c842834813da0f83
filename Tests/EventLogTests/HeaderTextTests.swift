import Testing

@testable import EventLog

@Suite("The text of headers")
struct HeaderTextTests {
    @Test func `no headers are no text`() {
        #expect(HeaderText.encode([:]) == nil)
    }

    @Test func `keys come in order and control characters are escaped`() {
        let text = HeaderText.encode(["b": "2\n\u{01}", "a": "\"\\/"])
        #expect(text == #"{"a":"\"\\/","b":"2\u000a\u0001"}"#)
    }

    @Test(arguments: [
        ["": ""],
        ["a": "\u{0}\u{1F}\u{7F}\u{80}"],
        ["cloudEvents:subject": "\u{1F331} \u{e9} \u{2028}"],
        ["quote": "\"", "backslash": "\\", "both": "\\\""],
    ])
    func `what was written is read`(headers: [String: String]) throws {
        let text = try #require(HeaderText.encode(headers))
        #expect(decode(text) == headers)
    }

    @Test func `any object of strings is read`() {
        let text = "\t{ \"a\" : \"\\b\\f\\n\\r\\t\\/\\u00e9\" ,\r\n\"b\":\"\\uD83C\\uDF31\" } "
        #expect(decode(text) == ["a": "\u{08}\u{0C}\n\r\t/\u{e9}", "b": "\u{1F331}"])
        #expect(decode("{}") == [:])
    }

    @Test(arguments: [
        "", "{", "[]", "{\"a\":1}", "{\"a\":\"b\"", "{\"a\":\"b\"}x", "{\"a\"}", "{\"a\":\"\\x\"}",
        "{\"a\":\"\\uD83C\"}", "{\"a\":\"\\u12\"}", "{\"a\":\"b\",}", "{\"a\":\"b", "{\"a\":\"\\",
    ])
    func `anything else is not`(text: String) {
        #expect(decode(text) == nil)
    }

    private func decode(_ text: String) -> [String: String]? {
        Array(text.utf8).withUnsafeBufferPointer(HeaderText.decode)
    }
}
