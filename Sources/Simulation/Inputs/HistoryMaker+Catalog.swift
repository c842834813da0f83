import Contracts
import Domain

/// Commands on templates, groups and prices of a made-up history.
extension HistoryMaker {
    /// All versions, by id.
    func versions() -> [String] { model.versions.keys.sorted() }

    static func catalog(_ maker: inout HistoryMaker, _ company: String) -> LogMessage? {
        switch maker.random.int(1...20) {
        case 1...2: return maker.createTemplate(company)
        case 3...5: return maker.createVersion(company)
        case 6...8: return maker.editDraft(company)
        case 9...12: return maker.publish(company)
        case 13...14: return maker.deprecate(company)
        case 15...16:
            let old = maker.versions().filter { maker.model.versions[$0]?.status == "deprecated" }
            let id = maker.version(old)
            return maker.onVersion(.templateArchive, id, ["versionId": .string(id)], company)
        case 17...18: return maker.changeGroup(company)
        case 19: return maker.createGroup(company)
        default: return maker.publishPrices(company)
        }
    }

    /// One of some versions, or any.
    private mutating func version(_ ids: [String]) -> String {
        random.pick(random.chance(85) && !ids.isEmpty ? ids : versions()) ?? "open@1"
    }

    private func owner(_ version: String) -> String? { model.versions[version]?.owner }

    private mutating func onVersion(
        _ name: CommandName,
        _ version: String,
        _ data: JSONObject,
        _ company: String
    ) -> LogMessage {
        var data = data
        expect(model.versions[version]?.version, in: &data)
        return onFamily(name, owner(version), data, company)
    }

    /// The owner acts in the own partition; some act who may not.
    private mutating func onFamily(
        _ name: CommandName,
        _ owner: String?,
        _ data: JSONObject,
        _ company: String
    ) -> LogMessage {
        let (partition, by): (String, Principal) =
            if let owner {
                (
                    random.chance(90) ? owner : company,
                    random.chance(70)
                        ? Principal(id: "ca-\(owner)", role: .companyAdmin, companies: [owner])
                        : principal(of: company)
                )
            } else {
                ("platform", random.chance(90) ? Self.admin : principal(of: company))
            }
        return order(name, partition, data, by: by)
    }

    private mutating func createTemplate(_ company: String) -> LogMessage {
        let owner = random.chance(60) ? (random.chance(95) ? company : "nobody") : nil
        var data: JSONObject = [
            "key": .string(random.chance(80) ? fresh("key") : "open"),
            "name": .string("Template \(made)"),
            "programType": .string(random.chance(80) ? "mentorship" : "buddy"),
        ]
        for member in content().members { data[member.key] = member.value }
        if random.chance(85) { data["outcomeMetrics"] = .array([.string("confidence")]) }
        data["ownerCompanyId"] = owner.map { .string($0) }
        data["id"] = chosen("t")
        return onFamily(.templateCreate, owner, data, company)
    }

    private mutating func createVersion(_ company: String) -> LogMessage {
        let family = random.pick(model.families.keys.sorted()) ?? "open"
        let data: JSONObject = [
            "templateId": .string(random.chance(95) ? family : "none"),
            "changelog": .string(random.chance(90) ? "What is new" : " "),
        ]
        let owner = model.families[family]?.last?.owner
        return onFamily(.templateCreateVersion, owner, data, company)
    }

    private mutating func editDraft(_ company: String) -> LogMessage {
        let id = version(versions().filter { model.versions[$0]?.status == "draft" })
        let fields = content()
        let data: JSONObject = ["versionId": .string(id), "fields": .object(fields)]
        return onVersion(.templateEditDraft, id, data, company)
    }

    private mutating func publish(_ company: String) -> LogMessage {
        let id = version(versions().filter { model.versions[$0]?.status == "draft" })
        var data: JSONObject = ["versionId": .string(id)]
        if random.chance(50) {
            data["deprecatePrevious"] = .object([
                "afterDays": .int(Int64(random.int(0...12))),
                "archiveAfterDays": .int(Int64(random.int(0...20))),
            ])
        }
        return onVersion(.templatePublish, id, data, company)
    }

    private mutating func deprecate(_ company: String) -> LogMessage {
        let id = version(versions().filter { model.versions[$0]?.status == "active" })
        var data: JSONObject = ["versionId": .string(id)]
        if random.chance(60) {
            let family = model.versions[id]?.family ?? ""
            let near = (model.families[family] ?? []).map(\.id)
            data["supersededBy"] = .string(version(near))
        }
        return onVersion(.templateDeprecate, id, data, company)
    }

    /// What a version says: settings, sometimes a narrower schema, sometimes nonsense.
    private mutating func content() -> JSONObject {
        var fields: JSONObject = [:]
        if random.chance(80) {
            let settings = [
                #"{"cohort":{"maxSize":2,"minSize":0,"autoSplit":true}}"#,
                #"{"cohort":{"maxSize":3,"minSize":0,"autoSplit":false}}"#,
                #"{"session":{"defaultDurationMinutes":45}}"#,
                #"{"session":{"defaultDurationMinutes":30,"totalWeeks":12}}"#,
                #"{"safety":{"minAge":21},"sdgGoals":[4,8,10,17]}"#,
                #"{"session":{"nonsense":1}}"#,
            ]
            fields["defaultConfig"] = .object(Self.json(random.pick(settings) ?? "{}"))
        }
        if random.chance(40) {
            var schema = ProgramVocabulary.of(.mentorship).schema.document.object ?? [:]
            let duration = ["properties", "session", "properties", "defaultDurationMinutes"]
            switch random.int(1...3) {
            case 1: schema = schema.setting(60, at: duration + ["maximum"])
            case 2: schema = schema.setting("none", at: duration + ["x-override"])
            default: schema = schema.setting(900, at: duration + ["maximum"])
            }
            fields["configSchema"] = JSON(ConfigurationValue.object(schema))
        }
        if random.chance(10) { fields["suitableForGroups"] = .array([.string("tagged")]) }
        if random.chance(5) { fields["outcomeMetrics"] = .array([]) }
        if random.chance(10) { fields["changelog"] = .string("") }
        return fields
    }

    private mutating func groupPrincipal(_ company: String) -> Principal {
        switch random.int(1...10) {
        case 1...7: Self.admin
        case 8: Principal(id: "all", role: .coordinator, companies: ["*"])
        case 9: Principal(id: "co", role: .coordinator, companies: [company, "platform"])
        default: principal(of: company)
        }
    }

    private mutating func createGroup(_ company: String) -> LogMessage {
        var data: JSONObject = [
            "name": .string("Group \(made)"), "groupType": .string("seniors"),
            "countryCode": .string("NO"),
            "eligibleProgramTypes": .array([
                .string(random.chance(50) ? "mentorship" : "upskilling")
            ]),
        ]
        if random.chance(40) { data["tags"] = .array([.string("tagged")]) }
        data["id"] = chosen("g")
        return order(.groupCreate, "platform", data, by: groupPrincipal(company))
    }

    private mutating func changeGroup(_ company: String) -> LogMessage {
        let id = random.chance(95) ? random.pick(model.groups.keys.sorted()) ?? "g1" : "g0"
        var data: JSONObject = ["groupId": .string(id)]
        expect(model.groups[id]?.version, in: &data)
        let by = groupPrincipal(company)
        if random.chance(50) {
            data["active"] = .bool(random.chance(75))
            return order(.groupSetActive, "platform", data, by: by)
        }
        var fields: JSONObject = ["name": .string("Group \(made)")]
        if random.chance(40) { fields["tags"] = .array([.string("tagged")]) }
        data["fields"] = .object(fields)
        return order(.groupUpdate, "platform", data, by: by)
    }

    private mutating func publishPrices(_ company: String) -> LogMessage {
        let today = CivilDate(dayNumber: model.clock.ms / Instant.millisecondsPerDay)
        let currency: Currency = random.chance(70) ? .eur : .nok
        let book = PriceBook(
            currency: currency,
            effectiveFrom: today.adding(days: Int64(random.int(-2...5))),
            items: PriceBook.Items()
        )
        let by = random.chance(85) ? Self.admin : principal(of: company)
        return order(.pricebookPublish, "platform", book.json, by: by)
    }

    /// Second versions with another default and a narrower schema, for campaigns to move to.
    mutating func renew(_ families: [String]) {
        for family in families {
            append(
                order(
                    .templateCreateVersion,
                    "platform",
                    ["templateId": .string(family), "changelog": .string("Shorter sessions")]
                )
            )
            var schema = ProgramVocabulary.of(.mentorship).schema.document.object ?? [:]
            let path = ["properties", "session", "properties", "defaultDurationMinutes", "maximum"]
            schema = schema.setting(60, at: path)
            let settings =
                #"{"session":{"defaultDurationMinutes":45},"cohort":{"maxSize":2,"minSize":0}}"#
            let fields: JSONObject = [
                "configSchema": JSON(ConfigurationValue.object(schema)),
                "defaultConfig": .object(Self.json(settings)),
            ]
            let version: JSON = .string("\(family)@2")
            append(
                order(
                    .templateEditDraft,
                    "platform",
                    ["versionId": version, "fields": .object(fields)]
                )
            )
            append(order(.templatePublish, "platform", ["versionId": version]))
        }
    }

    static func json(_ text: String) -> JSONObject {
        (try? JSONParser.parse(Array(text.utf8)))?.object ?? [:]
    }
}
