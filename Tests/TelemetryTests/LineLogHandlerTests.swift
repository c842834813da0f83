import Logging
import Synchronization
import Telemetry
import Testing

@Suite("Log lines")
struct LineLogHandlerTests {
    private let lines = Lines()

    @Test func `a line says when, how grave, what, and of what`() {
        let log = logger(.text)
        log.info(
            "record applied",
            metadata: LogKey.metadata([.position: 7, .company: "veridia", .durationMs: 3])
        )
        #expect(
            lines.all == [
                "2026-11-21T09:37:55.042Z info record applied company=veridia duration.ms=3"
                    + " position=7\n"
            ]
        )
    }

    @Test func `a value that is not one plain word is quoted`() {
        let log = logger(.text)
        log.warning(
            "retrying",
            metadata: [
                "a": "two words", "b": "x=y", "c": "", "d": "say \"hi\" \\", "odd key": "1",
            ]
        )
        #expect(
            lines.said == [
                #"warning retrying a="two words" b="x=y" c="" d="say \"hi\" \\" "odd key"=1"#
            ]
        )
    }

    @Test(arguments: LogFormat.allCases)
    func `nobody can forge a line`(format: LogFormat) {
        let log = logger(format)
        let forged = "x\n2026 error forged\r\u{2028}\u{85}\u{1B}[31m"
        log.info("\(forged)", metadata: ["k": "\(forged)", "\(forged)": "v"])
        #expect(lines.all.count == 1)
        let line = lines.all[0].dropLast()
        #expect(!line.contains { $0.isNewline })
        #expect(!line.unicodeScalars.contains { $0.value < 0x20 })
        #expect(line.contains(#"x\n2026 error forged\r\u2028\u0085\u001b[31m"#))
    }

    @Test func `the JSON of an event is one object`() {
        let log = logger(.json)
        log.error(
            "commit failed",
            metadata: [
                "position": .stringConvertible(7 as Int64),
                "ok": .stringConvertible(false),
                "ratio": .stringConvertible(0.5),
                "list": ["a", "b"],
                "nested": ["z": "\u{e9}\"", "a": "1"],
                "time": "mine",
            ]
        )
        #expect(
            lines.all == [
                #"{"time":"2026-11-21T09:37:55.042Z","level":"error","logger":"engine","#
                    + #""message":"commit failed","list":["a","b"],"#
                    + #""nested":{"a":"1","z":"\#u{e9}\""},"ok":false,"position":7,"#
                    + #""ratio":"0.5","metadata.time":"mine"}"# + "\n"
            ]
        )
    }

    @Test func `the event's own values win over the logger's`() {
        var log = logger(.text)
        log[metadataKey: "company"] = "a"
        log[metadataKey: "node"] = "n1"
        log.info("said", metadata: ["company": "b"])
        #expect(lines.said == ["info said company=b node=n1"])
    }

    @Test func `an error is the cause`() {
        let log = logger(.text)
        log.error("failed", error: Broken())
        #expect(lines.said == ["error failed cause=\"it broke\""])
    }

    @Test func `what is below the level is not written`() {
        var log = logger(.text)
        log.debug("quiet")
        log.logLevel = .debug
        log.debug("loud")
        #expect(lines.said == ["debug loud"])
    }

    @Test func `keys are spelled once`() {
        let spellings = LogKey.allCases.map(\.rawValue)
        #expect(Set(spellings).count == spellings.count)
        #expect(LogKey.messageId.rawValue == "message.id")
        #expect(LogKey.lagRecords.rawValue == "lag.records")
    }

    @Test(arguments: [
        (0, "1970-01-01T00:00:00.000Z"),
        (-1, "1969-12-31T23:59:59.999Z"),
        (951_827_696_789, "2000-02-29T12:34:56.789Z"),
        (1_709_164_800_000, "2024-02-29T00:00:00.000Z"),
        (1_767_225_599_999, "2025-12-31T23:59:59.999Z"),
        (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
    ])
    func `moments are written in UTC`(milliseconds: Int64, text: String) {
        #expect(LogInstant(milliseconds: milliseconds).text == text)
    }

    @Test(arguments: [
        ("amqps://user:secret@host:5671/vhost", "amqps://user@host:5671/vhost"),
        ("amqp://user:p@ss/wo:rd@host", "amqp://user@host"),
        ("amqp://user@host", "amqp://user@host"),
        ("amqp://host:5672/", "amqp://host:5672/"),
        ("/data/log.sqlite", "/data/log.sqlite"),
        ("", ""),
    ])
    func `a password is never shown`(url: String, shown: String) {
        #expect(SafeURL(url).description == shown)
    }

    private func logger(_ format: LogFormat) -> Logger {
        let output = LogOutput { [lines] in lines.take($0) }
        return Logger(label: "engine") { label in
            LineLogHandler(
                label: label,
                format: format,
                output: output,
                now: { LogInstant(milliseconds: 1_795_253_875_042) }
            )
        }
    }

    private struct Broken: Error, CustomStringConvertible {
        let description = "it broke"
    }

    private final class Lines: Sendable {
        private let state = Mutex<[String]>([])

        var all: [String] { state.withLock { $0 } }

        /// The lines without time and newline.
        var said: [String] { all.map { String($0.dropFirst(25).dropLast()) } }

        func take(_ line: [UInt8]) {
            state.withLock { $0.append(String(decoding: line, as: UTF8.self)) }
        }
    }
}
