import Contracts
import Domain
import Storage

/// The line that a script reads: one compact JSON object, the last one on standard output.
enum JSONLine {
    /// Writes an object as one line.
    static func write(_ object: JSONObject) {
        Screen.write(text(object) + "\n")
    }

    /// An object as compact text.
    static func text(_ object: JSONObject) -> String {
        text(.object(object))
    }

    /// A value as compact text.
    static func text(_ value: JSON) -> String {
        var writer = JSONWriter()
        writer.value(value)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// A list with the position that it reflects: `{"items":[…],"asOf":position}`.
    static func list<Item>(_ page: AsOf<[Item]>, _ json: (Item) -> JSONObject) -> JSONObject {
        ["items": .array(page.value.map { .object(json($0)) }), "asOf": .int(page.position)]
    }
}
