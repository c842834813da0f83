import Contracts

/// JSON that this node wrote into a column and reads back.
enum StoredJSON {
    /// The object in a column, or nil when the column holds none.
    static func object(_ bytes: [UInt8]) -> JSONObject? {
        guard case .object(let object)? = try? JSONParser.parse(bytes) else { return nil }
        return object
    }

    /// The value in a column, or null when the column holds none.
    static func value(_ bytes: [UInt8]) -> JSON {
        (try? JSONParser.parse(bytes)) ?? .null
    }

    /// A list of words as a value.
    static func words(_ words: [String]) -> JSON { .array(words.map { .string($0) }) }

    /// A value as a list of words.
    static func words(_ value: JSON?) -> [String] { (value?.array ?? []).compactMap(\.string) }
}
