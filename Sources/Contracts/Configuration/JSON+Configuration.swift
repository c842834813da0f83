package import Domain

extension JSON {
    /// A value of a configuration as JSON, its keys by their UTF-8 bytes.
    package init(_ value: ConfigurationValue) {
        switch value {
        case .bool(let value): self = .bool(value)
        case .int(let value): self = .int(value)
        case .text(let value): self = .string(value)
        case .list(let items): self = .array(items.map { JSON($0) })
        case .object(let document): self.init(document)
        }
    }

    /// A document as JSON, its keys by their UTF-8 bytes.
    package init(_ document: ConfigurationDocument) {
        self = .object(
            JSONObject(document.members.map { .init(key: $0.key, value: JSON($0.value)) })
        )
    }

    /// A patch as JSON: what is removed is `null`.
    package init(_ patch: ConfigurationMembers<ConfigurationPatch>) {
        let members = patch.members.map { member -> JSONObject.Member in
            switch member.value {
            case .remove: .init(key: member.key, value: .null)
            case .set(let value): .init(key: member.key, value: JSON(value))
            case .members(let inner): .init(key: member.key, value: JSON(inner))
            }
        }
        self = .object(JSONObject(members))
    }
}
