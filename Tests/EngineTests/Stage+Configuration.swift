import Contracts
import Domain
import Simulation
import Storage
import Testing

/// Templates with settings, their overrides, and what came of them.
extension Stage {
    /// JSON as it is written.
    static func json(_ text: String) throws -> JSONObject {
        try #require(try JSONParser.parse(Array(text.utf8)).object)
    }

    /// A company, a group and `t1@1` of the worked example: mentorship with English.
    ///
    /// Source: domain §6.
    static func configured(_ fields: JSONObject = [:]) async throws -> Stage {
        let stage = try Stage()
        try await stage.tick("2026-04-01T09:00:00Z")
        try await stage.register()
        let settings = try json(#"{"matching":{"criteria":{"languages":["en"]}}}"#)
        try await stage.template(settings)
        try await stage.done(
            .groupCreate,
            [
                "id": .string("g1"), "name": .string("Group"), "groupType": .string("youth"),
                "countryCode": .string("NO"),
                "eligibleProgramTypes": .array([.string("mentorship")]),
            ],
            to: "platform"
        )
        try await stage.draft("c1", Self.fields(start: "2026-06-01", fields))
        return stage
    }

    /// A published mentorship template with one version.
    func template(
        _ id: String = "t1",
        _ settings: JSONObject = [:],
        owner: String? = nil
    ) async throws {
        var template: JSONObject = [
            "id": .string(id), "key": .string(id), "name": .string("Template"),
            "programType": .string("mentorship"),
            "outcomeMetrics": .array([.string("confidence")]),
            "defaultConfig": .object(settings),
        ]
        template["ownerCompanyId"] = owner.map { .string($0) }
        let partition = owner ?? "platform"
        try await done(.templateCreate, template, to: partition)
        try await done(.templatePublish, ["versionId": .string("\(id)@1")], to: partition)
    }

    private func template(_ settings: JSONObject) async throws {
        try await template("t1", settings)
    }

    /// Version 2 of a template: sessions of 45 minutes by default and 60 at most, published.
    func shorterSessions(_ template: String = "t1", to partition: String = "platform") async throws
    {
        var schema = ProgramVocabulary.of(.mentorship).schema.document.object ?? [:]
        let path = ["properties", "session", "properties", "defaultDurationMinutes", "maximum"]
        schema = schema.setting(60, at: path)
        try await done(
            .templateCreateVersion,
            ["templateId": .string(template), "changelog": .string("Shorter sessions")],
            to: partition
        )
        let version: JSON = .string("\(template)@2")
        let settings =
            #"{"session":{"defaultDurationMinutes":45},"matching":{"criteria":{"languages":["en"]}}}"#
        try await done(
            .templateEditDraft,
            [
                "versionId": version,
                "fields": .object([
                    "configSchema": JSON(schema),
                    "defaultConfig": .object(try Self.json(settings)),
                ]),
            ],
            to: partition
        )
        try await done(.templatePublish, ["versionId": version], to: partition)
    }

    static func patch(_ text: String, campaign: String = "c1") throws -> JSONObject {
        ["campaignId": .string(campaign), "patch": .object(try json(text))]
    }

    static func patch(_ text: String, instance: String) throws -> JSONObject {
        ["instanceId": .string(instance), "patch": .object(try json(text))]
    }

    @discardableResult
    func override(
        _ text: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> [Told] {
        let patch = try Self.patch(text)
        return try await done(.campaignSetOverrides, patch, sourceLocation: sourceLocation)
    }

    @discardableResult
    func override(
        _ text: String,
        instance: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> [Told] {
        let patch = try Self.patch(text, instance: instance)
        return try await done(.instanceSetOverrides, patch, sourceLocation: sourceLocation)
    }

    /// The refusal of a patch: its codes, and its errors as `path code`.
    func refusedPatch(_ text: String) async throws -> (codes: [String], errors: [String]) {
        let (verdict, told) = try await command(.campaignSetOverrides, try Self.patch(text))
        #expect(verdict["disposition"] == .string("refused"))
        #expect(told.isEmpty)
        return Self.refusal(verdict)
    }

    static func refusal(_ verdict: JSONObject) -> (codes: [String], errors: [String]) {
        let errors = verdict["result"]?.object?["errors"]?.array ?? []
        return (
            (verdict["codes"]?.array ?? []).compactMap(\.string),
            errors.compactMap { error in
                guard let error = error.object else { return nil }
                return "\(error["path"]?.string ?? "?") \(error["code"]?.string ?? "?")"
            }
        )
    }

    /// What a campaign overrides, as canonical JSON.
    func overrides(_ campaign: String = "c1") throws -> String {
        let row = try #require(try rows("campaigns").first { $0["id"]?.string == campaign })
        let body = try Self.json(row["body"]?.string ?? "")
        return Self.text(body["overrides"] ?? .object([:]))
    }

    static func text(_ json: JSON) -> String {
        String(decoding: CanonicalJSON.bytes(of: json), as: UTF8.self)
    }

    /// The value at a path of a campaign's configuration.
    func value(_ path: String, campaign: String = "c1") async throws -> JSON? {
        let read = try await NodeReader(path: self.path).configuration(campaign: campaign).value
        return try #require(read).leaves.first { $0.path == path }.map { JSON($0.value) }
    }

    /// The value at a path of a cohort's snapshot.
    func value(_ path: String, instance: String) async throws -> JSON? {
        let read = try await NodeReader(path: self.path).configuration(instance: instance).value
        return try #require(read).leaves.first { $0.path == path }.map { JSON($0.value) }
    }

    /// The audit, one line a row: layer, path, base, value, and whether it is open.
    func audit(_ campaign: String = "c1") async throws -> [String] {
        let rows = try await NodeReader(path: path).overrideAudit(campaign: campaign).value
        return rows.map { entry in
            let base = entry.row.baseValue.map { Self.text(JSON($0)) } ?? "nothing"
            let end = entry.isOpen ? "" : ", taken back by \(entry.removedBy ?? "?")"
            return "\(entry.row.layer) \(entry.row.path) \(base) → "
                + Self.text(JSON(entry.row.value)) + end
        }
    }

    /// A planned cohort of `c1`.
    func planned(_ overrides: String? = nil, id: String = "i1") async throws {
        var data: JSONObject = [
            "id": .string(id), "campaignId": .string("c1"), "startDate": .string("2026-07-01"),
            "endDate": .string("2026-07-31"),
        ]
        data["overrides"] = try overrides.map { .object(try Self.json($0)) }
        try await done(.instanceCreate, data)
    }

    /// Everything that a verification finds wrong.
    func violations() async throws -> [String] {
        try await NodeReader(path: path).verify().value.violations.map {
            "\($0.rule): \($0.sentence)"
        }
    }
}
