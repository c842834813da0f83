import Contracts
import EventLog
import Testing

extension LogBench {
    func keepsEveryProperty() async throws {
        let sent = [
            LogMessage(routingKey: "k", contentType: "application/json", body: [1]),
            LogMessage(
                routingKey: "company.\u{e9}\u{1F331}.created",
                contentType: "application/octet-stream",
                headers: [
                    "cloudEvents:id": "01",
                    "cloudEvents:source": "//northlight/\u{f8}st \u{1F331}",
                    "quote": "\"\\/\u{08}\u{0C}\n\r\t\u{01}",
                    "empty": "",
                ],
                correlationId: "c-\u{e9}",
                replyTo: "amq.gen-1",
                body: [2]
            ),
            LogMessage(
                routingKey: "k",
                contentType: "application/json",
                correlationId: "only",
                body: [3]
            ),
            LogMessage(
                routingKey: String(repeating: "k", count: 255),
                contentType: "application/json",
                headers: ["traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"],
                replyTo: "only",
                body: [4]
            ),
        ]
        try await withLog { log in
            try await log.append(sent)
            #expect(try await read(sent.count, from: 1, of: log).map(\.message) == sent)
        }
    }

    func keepsEveryByte() async throws {
        let bodies: [[UInt8]] = [
            [],
            [0],
            (0...255).map { UInt8($0) },
            [0xFF, 0xFE, 0xC0, 0x80, 0xED, 0xA0, 0x80],
            Array("\u{feff}{\"a\": \"\u{e9}\"}\r\n".utf8),
            (0..<1_048_576).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) },
            [],
        ]
        let sent = bodies.map {
            LogMessage(routingKey: "k", contentType: "application/octet-stream", body: $0)
        }
        try await withLog { log in
            try await log.append(sent)
            let entries = try await read(sent.count, from: 1, of: log)
            // Compared one by one, so that a failure does not print a mebibyte.
            for (entry, message) in zip(entries, sent) {
                let isEqual = entry.message.body == message.body
                #expect(isEqual, "the body of \(message.body.count) bytes came back changed")
            }
        }
    }
}
