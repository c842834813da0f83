/// Reads the rules over several values of an object's schema.
struct ConfigurationRuleReader {
    /// The errors in the order they were found.
    private(set) var errors: [ConfigurationError] = []
    private let object: ConfigurationSchema
    private let path: String

    init(properties: ConfigurationMembers<ConfigurationSchema>, at path: String) {
        object = ConfigurationSchema(
            .object(properties: properties, required: [], rules: [])
        )
        self.path = path
    }

    /// The rules among the keywords of the object.
    mutating func rules(_ keywords: ConfigurationDocument) -> Set<ConfigurationRule> {
        var rules: Set<ConfigurationRule> = []
        if let pairs = keywords["x-lessOrEqual"] {
            for (index, pair) in list(pairs, at: path + "/x-lessOrEqual").enumerated() {
                let place = "\(path)/x-lessOrEqual/\(index)"
                let ends = paths(pair, to: "integer", at: place)
                if ends.count == 2 {
                    rules.insert(.lessOrEqual(ends[0], ends[1]))
                } else {
                    fail(place, .wrongType)
                }
            }
        }
        if let sum = keywords["x-sum"] {
            let place = path + "/x-sum"
            if let members = sum.object, members.keys == ["equals", "paths"],
                let total = members["equals"]?.int, let list = members["paths"]
            {
                rules.insert(.sum(paths(list, to: "integer", at: place + "/paths"), equals: total))
            } else {
                fail(place, .wrongType)
            }
        }
        if let flags = keywords["x-anyTrue"] {
            rules.insert(.anyTrue(paths(flags, to: "boolean", at: path + "/x-anyTrue")))
        }
        return rules
    }

    private mutating func fail(_ path: String, _ code: ConfigurationError.Code) {
        errors.append(ConfigurationError(path, code))
    }

    private mutating func list(
        _ value: ConfigurationValue,
        at place: String
    ) -> [ConfigurationValue] {
        if value.list == nil { fail(place, .wrongType) }
        return value.list ?? []
    }

    private mutating func paths(
        _ value: ConfigurationValue,
        to kind: String,
        at place: String
    ) -> [String] {
        var paths: [String] = []
        for (index, item) in list(value, at: place).enumerated() {
            guard let path = item.text, let keys = ConfigurationPath.keys(path) else {
                fail("\(place)/\(index)", .badFormat)
                continue
            }
            switch object.node(at: keys)?.kind {
            case kind?: paths.append(path)
            case nil: fail("\(place)/\(index)", .unknownKey)
            default: fail("\(place)/\(index)", .wrongType)
            }
        }
        return paths
    }
}
