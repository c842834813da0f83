import Contracts
import Foundation
import Yams

/// The files of `topology/`, and the golden messages they are held against.
enum Topology {
    /// The folder that holds `Package.swift`, whatever links led here.
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let folder = root.appending(path: "topology")
    static let golden = root.appending(path: "Tests/ContractsTests/Golden")

    /// `definitions.json`.
    static let definitions = object(at: folder.appending(path: "definitions.json"))

    /// `asyncapi.yaml`.
    static let asyncAPI = yaml(at: folder.appending(path: "asyncapi.yaml")) ?? .null

    /// The schemas by the names of their files.
    static let schemas: [String: JSON] = {
        var schemas: [String: JSON] = [:]
        for name in names(in: folder.appending(path: "schemas")) {
            schemas[name] = .object(object(at: folder.appending(path: "schemas/\(name)")))
        }
        return schemas
    }()

    /// The names of the golden messages, without `.json`.
    static let goldenNames: [String] = names(in: golden).map { String($0.dropLast(5)) }

    /// The golden messages of a type: the one of its name, and those that show another form of it.
    static func goldens(of type: String) -> [JSONObject] {
        goldenNames.filter { $0 == type || $0.hasPrefix("\(type).") }.map(golden)
    }

    /// A golden message.
    static func golden(_ name: String) -> JSONObject {
        object(at: golden.appending(path: "\(name).json"))
    }

    /// The items of one list of the definitions.
    static func items(_ key: String) -> [JSONObject] {
        (definitions[key]?.array ?? []).compactMap(\.object)
    }

    /// A YAML file as a value; nil when it is none.
    static func yaml(at url: URL) -> JSON? {
        guard let text = try? String(contentsOf: url, encoding: .utf8),
            let value = try? Yams.load(yaml: text)
        else { return nil }
        return json(value)
    }

    private static func names(in folder: URL) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []).sorted()
    }

    private static func object(at url: URL) -> JSONObject {
        guard let data = try? Data(contentsOf: url) else { return [:] }
        return (try? JSONParser.parse(Array(data)))?.object ?? [:]
    }

    private static func json(_ value: Any) -> JSON {
        switch value {
        case let value as Bool: .bool(value)
        case let value as Int: .int(Int64(value))
        case let value as String: .string(value)
        case let value as [Any]: .array(value.map(json))
        case let value as [String: Any]:
            .object(
                JSONObject(
                    value.sorted { $0.key < $1.key }.map {
                        .init(key: $0.key, value: json($0.value))
                    }
                )
            )
        default: .null
        }
    }
}
