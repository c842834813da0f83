import Contracts

/// Cuts an input into events: one JSON object a line, or one JSON array, or one object.
///
/// Lines are handed out as they come, so a producer may be piped in and never end. An array, and
/// an object over several lines, is read to its end first.
struct EventTextReader {
    private var pending: [UInt8] = []
    private var line = 0
    private var isFirst = true

    /// Takes in what was read; returns the events that are complete.
    ///
    /// `rest` reads everything that is still to come, for input that is one JSON text.
    mutating func take(_ bytes: [UInt8], rest: () throws -> [UInt8]) throws -> [EventText] {
        pending += bytes
        if isFirst {
            guard let start = pending.first(where: { !Self.isSpace($0) }) else { return [] }
            isFirst = false
            if start == UInt8(ascii: "[") || isCutObject {
                let whole = pending + (try rest())
                if let events = Self.events(whole) {
                    pending = []
                    return events
                }
                pending = whole
            }
        }
        return lines()
    }

    /// The event behind the last line feed, if there is one.
    mutating func finish() -> [EventText] {
        pending.append(UInt8(ascii: "\n"))
        return lines()
    }

    /// Whether the first line is the beginning of an object that goes on.
    private var isCutObject: Bool {
        guard let end = pending.firstIndex(of: UInt8(ascii: "\n")) else { return false }
        let first = Array(pending[..<end])
        return first.contains { !Self.isSpace($0) } && (try? JSONParser.parse(first)) == nil
    }

    private mutating func lines() -> [EventText] {
        var events: [EventText] = []
        var start = pending.startIndex
        while let end = pending[start...].firstIndex(of: UInt8(ascii: "\n")) {
            line += 1
            let text = pending[start..<end]
            if text.contains(where: { !Self.isSpace($0) }) {
                events.append(EventText(place: "line \(line)", bytes: Array(text)))
            }
            start = end + 1
        }
        pending.removeSubrange(..<start)
        return events
    }

    /// The elements of an array, or the one object; nil when the input is no JSON text.
    private static func events(_ bytes: [UInt8]) -> [EventText]? {
        switch try? JSONParser.parse(bytes) {
        case .array(let items):
            return items.enumerated().map { index, item in
                var writer = JSONWriter()
                writer.value(item)
                return EventText(place: "event \(index + 1)", bytes: writer.bytes)
            }
        case .object: return [EventText(place: "event 1", bytes: bytes)]
        default: return nil
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }
}
