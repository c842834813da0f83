import Contracts
import Domain

/// Overrides as people write them on a command line.
enum OverrideText {
    /// A patch from `path=value` texts, paths to reset, or a file; not from a file and the others.
    static func patch(set: [String], reset: [String], file: String?) throws -> JSONObject {
        if let file {
            guard set.isEmpty, reset.isEmpty else {
                throw CommandFault(.usage, "--file stands alone, without --set and --reset")
            }
            return try JSONFile.object(file)
        }
        guard !set.isEmpty || !reset.isEmpty else {
            throw CommandFault(.usage, "say what to change: --set, --reset or --file")
        }
        var patch: JSONObject = [:]
        for text in set {
            let (path, value) = try pair(text, option: "--set")
            patch = place(value, at: try keys(path, option: "--set"), in: patch)
        }
        for path in reset {
            patch = place(.null, at: try keys(path, option: "--reset"), in: patch)
        }
        return patch
    }

    /// A path and a value from `path=value`; the value is JSON, or a text when it is none.
    static func pair(_ text: String, option: String) throws -> (path: String, value: JSON) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            throw CommandFault(.usage, "\(option) \(text): write path=value")
        }
        let value = (try? JSONParser.parse(Array(parts[1].utf8))) ?? .string(String(parts[1]))
        return (String(parts[0]), value)
    }

    /// What a change came to, for a person.
    static func sentence(_ id: String, _ verdict: Verdict) -> String {
        if verdict.result["changed"]?.bool == false { return "\(id) overrides that already" }
        return "changed the overrides of \(id)"
    }

    private static func keys(_ path: String, option: String) throws -> [String] {
        let keys = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        guard path.hasPrefix("/"), !keys.isEmpty, !keys.contains("") else {
            throw CommandFault(.usage, "\(option) \(path): write a path like /session/totalWeeks")
        }
        return keys.map {
            String($0).replacing("~1", with: "/").replacing("~0", with: "~")
        }
    }

    private static func place(_ value: JSON, at keys: [String], in object: JSONObject) -> JSONObject
    {
        var object = object
        guard let first = keys.first, keys.count > 1 else {
            if let key = keys.first { object[key] = value }
            return object
        }
        let inner = object[first]?.object ?? [:]
        object[first] = .object(place(value, at: Array(keys.dropFirst()), in: inner))
        return object
    }
}
