import Contracts

/// Checks values against the part of JSON Schema 2020-12 that `topology/schemas` uses.
///
/// A keyword that it does not know is a complaint of its own, so nothing is passed over.
struct SchemaValidator {
    private let schemas: [String: JSON]

    init(_ schemas: [String: JSON]) {
        self.schemas = schemas
    }

    /// What is wrong with a value, each with its path; empty when it is valid.
    func complaints(_ value: JSON, against file: String) -> [String] {
        guard let schema = schemas[file]?.object else { return ["no schema \(file)"] }
        return check(value, schema, Place(file: file, path: ""))
    }

    /// Where the validator is: the file of the schema and the path in the value.
    private struct Place {
        var file: String
        var path: String

        func below(_ key: String) -> Place { Place(file: file, path: "\(path)/\(key)") }
    }

    private static let notes: Set<String> = [
        "$schema", "$id", "$defs", "title", "description", "format",
    ]

    private func check(_ value: JSON, _ schema: JSONObject, _ place: Place) -> [String] {
        var found: [String] = []
        for member in schema.members where !Self.notes.contains(member.key) {
            let more = check(value, keyword: member.key, member.value, place)
            found += more ?? ["\(place.file): the keyword \(member.key) is not known"]
        }
        return found
    }

    /// The complaints of one keyword; nil for one that is not known.
    private func check(_ value: JSON, keyword: String, _ rule: JSON, _ place: Place) -> [String]? {
        switch keyword {
        case "$ref": reference(value, rule.string ?? "", place)
        case "allOf":
            (rule.array ?? []).flatMap { check(value, $0.object ?? [:], place) }
        case "oneOf": alternatives(value, rule, place)
        case "not":
            check(value, rule.object ?? [:], place).isEmpty ? ["\(place.path) is not allowed"] : []
        case "type": isOfType(value, rule.string ?? "") ? [] : ["\(place.path) is no \(rule)"]
        case "const": value == rule ? [] : ["\(place.path) is not \(rule)"]
        case "enum": rule.array?.contains(value) == true ? [] : ["\(place.path) is not allowed"]
        case "properties", "additionalProperties", "required", "dependentRequired":
            members(value, keyword, rule, place)
        case "items", "minItems", "maxItems": items(value, keyword, rule, place)
        case "minimum", "maximum": number(value, keyword, rule, place)
        case "minLength", "maxLength", "pattern": text(value, keyword, rule, place)
        default: nil
        }
    }

    private func reference(_ value: JSON, _ target: String, _ place: Place) -> [String] {
        let parts = target.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
        let file = parts.first?.isEmpty == false ? parts[0] : place.file
        var schema = schemas[file]
        for key in (parts.count > 1 ? parts[1] : "").split(separator: "/") {
            schema = schema?.object?[String(key)]
        }
        guard let schema = schema?.object else { return ["\(place.file): \(target) leads nowhere"] }
        return check(value, schema, Place(file: file, path: place.path))
    }

    private func alternatives(_ value: JSON, _ rule: JSON, _ place: Place) -> [String] {
        let fitting = (rule.array ?? []).filter { check(value, $0.object ?? [:], place).isEmpty }
        return fitting.count == 1 ? [] : ["\(place.path) fits \(fitting.count) of oneOf"]
    }

    private func isOfType(_ value: JSON, _ type: String) -> Bool {
        switch (type, value) {
        case ("object", .object), ("array", .array), ("string", .string), ("integer", .int),
            ("boolean", .bool), ("null", .null):
            true
        default: false
        }
    }

    private func members(
        _ value: JSON,
        _ keyword: String,
        _ rule: JSON,
        _ place: Place
    ) -> [String] {
        guard let object = value.object else { return [] }
        switch keyword {
        case "required":
            return (rule.array ?? []).compactMap(\.string).filter { object[$0] == nil }
                .map { "\(place.path)/\($0) is missing" }
        case "additionalProperties":
            // Only maps have it, and they have no properties of their own.
            return object.members.flatMap {
                check($0.value, rule.object ?? [:], place.below($0.key))
            }
        case "dependentRequired":
            return (rule.object?.members ?? []).filter { object[$0.key] != nil }
                .flatMap { members(value, "required", $0.value, place) }
        default:
            return (rule.object?.members ?? []).flatMap { property -> [String] in
                guard let member = object[property.key], let schema = property.value.object else {
                    return []
                }
                return check(member, schema, place.below(property.key))
            }
        }
    }

    private func items(_ value: JSON, _ keyword: String, _ rule: JSON, _ place: Place) -> [String] {
        guard let items = value.array else { return [] }
        switch keyword {
        case "minItems": return items.count >= rule.int ?? 0 ? [] : ["\(place.path) is too short"]
        case "maxItems": return items.count <= rule.int ?? 0 ? [] : ["\(place.path) is too long"]
        default:
            return items.enumerated().flatMap { index, item in
                check(item, rule.object ?? [:], place.below("\(index)"))
            }
        }
    }

    private func number(
        _ value: JSON,
        _ keyword: String,
        _ rule: JSON,
        _ place: Place
    ) -> [String] {
        guard let number = value.int, let bound = rule.int else { return [] }
        let isFine = keyword == "minimum" ? number >= bound : number <= bound
        return isFine ? [] : ["\(place.path) is beyond the \(keyword) \(bound)"]
    }

    private func text(_ value: JSON, _ keyword: String, _ rule: JSON, _ place: Place) -> [String] {
        guard let text = value.string else { return [] }
        let isFine =
            switch keyword {
            case "minLength": text.unicodeScalars.count >= rule.int ?? 0
            case "maxLength": text.unicodeScalars.count <= rule.int ?? 0
            default: matches(text, rule.string ?? "")
            }
        return isFine ? [] : ["\(place.path) breaks \(keyword) \(rule)"]
    }

    private func matches(_ text: String, _ pattern: String) -> Bool {
        guard let regex = try? Regex(pattern) else { return false }
        return text.firstMatch(of: regex) != nil
    }
}
