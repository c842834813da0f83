package import Domain

/// Where something comes from, as outputs and tables carry it.
extension Provenance {
    /// Kind, source, root, when and who.
    package var json: JSON {
        var object: JSONObject = ["kind": .string(kind.rawValue)]
        object["fromId"] = fromId.map { .string($0) }
        object["rootId"] = rootId.map { .string($0) }
        object["at"] = .string(at.rfc3339)
        object["by"] = .string(by)
        return .object(object)
    }

    /// Reads what `json` wrote; nil when it is not of that form.
    package init?(json: JSONObject) {
        var fields = FieldReader(json, path: "")
        let kind = fields.word("kind", ProvenanceKind.self)
        let from = fields.id("fromId", required: false)
        let root = fields.id("rootId", required: false)
        let at = fields.instant("at")
        let by = fields.text("by", maximum: 255)
        guard fields.errors.isEmpty, let kind, let at, let by else { return nil }
        self.init(kind: kind, fromId: from, rootId: root, at: at, by: by)
    }
}
