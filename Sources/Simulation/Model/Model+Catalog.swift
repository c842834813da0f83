import Contracts
import Domain

/// Templates, groups and price books, by chapter 3 and 9.2.
extension Model {
    func applyToCatalog(
        _ command: Command,
        _ principal: Principal,
        _ partition: String
    ) -> ModelResult {
        func owns(_ owner: String?) -> Bool {
            principal.role == .platformAdmin || (owner != nil && owner == partition)
        }
        func changing(_ id: String, _ body: (ModelVersion) -> ModelResult) -> ModelResult {
            guard owns(versions[id]?.owner) else { return .refused(["forbidden"]) }
            guard let version = versions[id] else { return .refused(["not_found"]) }
            guard command.expectedVersion ?? version.version == version.version else {
                return .refused(["version_conflict"])
            }
            return body(version)
        }
        switch command.body {
        case .templateCreate(let fields):
            return owns(fields.ownerCompanyId) ? create(fields) : .refused(["forbidden"])
        case .templateCreateVersion(let family, let changelog):
            let newest = families[family]?.last
            guard owns(newest?.owner) else { return .refused(["forbidden"]) }
            guard let newest else { return .refused(["not_found"]) }
            var fields = newest.fields
            fields.changelog = changelog
            add(
                ModelVersion(
                    family: family,
                    number: newest.number + 1,
                    owner: newest.owner,
                    type: newest.type,
                    fields: fields
                )
            )
            return .applied
        case .templateEditDraft(let id, let changes):
            return changing(id) { version in
                guard version.status == "draft" else { return .refused(["version_not_draft"]) }
                version.fields = version.fields.changed(by: changes)
                version.version += 1
                return .applied
            }
        case .templatePublish(let wish):
            return changing(wish.versionId) { publish($0, wish.deprecatePrevious) }
        case .templateDeprecate(let id, let successor):
            return changing(id) { deprecate($0, by: successor) }
        case .templateArchive(let id): return changing(id) { archive($0) }
        case .pricebookPublish(let book): return publish(book)
        default: return applyToGroups(command)
        }
    }

    private func create(_ fields: TemplateCreate) -> ModelResult {
        let owner = fields.ownerCompanyId
        if let owner, companies[owner] == nil { return .refused(["not_found"]) }
        let id = fields.id ?? make("tpl", owner ?? "platform")
        let key = "\(owner ?? "")/\(fields.key)"
        guard families[id] == nil, familyKeys.insert(key).inserted else {
            return .refused(["id_taken"])
        }
        add(
            ModelVersion(
                family: id,
                number: 1,
                owner: owner,
                type: fields.programType,
                fields: fields.version
            )
        )
        return .applied
    }

    private func add(_ version: ModelVersion) {
        families[version.family, default: []].append(version)
        versions[version.id] = version
    }

    private func publish(
        _ version: ModelVersion,
        _ plan: TemplatePublish.DeprecatePrevious?
    ) -> ModelResult {
        guard version.status == "draft" else { return .refused(["version_not_draft"]) }
        let unfit = version.unfit
        guard unfit.isEmpty else { return .refused(unfit) }
        let older = (families[version.family] ?? []).filter { $0.number < version.number }
        version.status = "active"
        version.wasPublished = true
        version.version += 1
        var diff: String?
        if let before = older.last(where: \.wasPublished)?.content, let after = version.content {
            diff = VersionDiff.between(before, after).class.rawValue
        }
        tell(
            version,
            "published",
            [
                "changelog": version.fields.changelog.map { .string($0) } ?? .null,
                "diffClass": diff.map { .string($0) } ?? .null,
            ]
        )
        if let plan, let previous = older.last(where: { $0.status == "active" }) {
            let at = clock.adding(days: plan.afterDays)
            previous.deprecateAt = at
            previous.archiveAt = at.adding(days: plan.archiveAfterDays)
        }
        return .applied
    }

    func deprecate(_ version: ModelVersion, by successor: String?) -> ModelResult {
        guard version.status == "active" else { return .refused(["invalid_transition"]) }
        if let successor {
            guard let other = versions[successor] else { return .refused(["not_found"]) }
            guard other.family == version.family, other !== version else {
                return .refused(["different_family"])
            }
        }
        version.status = "deprecated"
        version.successor = successor
        version.version += 1
        version.deprecateAt = nil
        tell(version, "deprecated", ["supersededBy": successor.map { .string($0) } ?? .null])
        return .applied
    }

    func archive(_ version: ModelVersion) -> ModelResult {
        guard version.status == "deprecated" else { return .refused(["invalid_transition"]) }
        version.status = "archived"
        version.version += 1
        version.archiveAt = nil
        let successor = version.successor
        tell(version, "archived", ["supersededBy": successor.map { .string($0) } ?? .null])
        return .applied
    }

    /// What a plan made due of a version.
    func retirements() -> [Due] {
        versions.values.flatMap { version -> [Due] in
            var all: [Due] = []
            if let at = version.deprecateAt {
                all.append(
                    Due(at: at, company: "", rank: 0, entity: version.id, item: 1) {
                        [unowned self] in
                        version.deprecateAt = nil
                        let newer = (families[version.family] ?? []).last {
                            $0.number > version.number && $0.status == "active"
                        }
                        _ = deprecate(version, by: newer?.id)
                    }
                )
            }
            if let at = version.archiveAt {
                all.append(
                    Due(at: at, company: "", rank: 0, entity: version.id, item: 2) {
                        [unowned self] in
                        version.archiveAt = nil
                        _ = archive(version)
                    }
                )
            }
            return all
        }
    }

    private func tell(_ version: ModelVersion, _ what: String, _ more: JSONObject) {
        var fields: JSONObject = [
            "templateId": .string(version.family), "versionId": .string(version.id),
            "programType": .string(version.type.rawValue),
        ]
        for member in more.members { fields[member.key] = member.value }
        say(version.owner ?? "platform", "program.version_\(what)", fields)
    }

    private func applyToGroups(_ command: Command) -> ModelResult {
        switch command.body {
        case .groupCreate(let fields):
            let id = fields.id ?? make("grp", "platform")
            guard groups[id] == nil else { return .refused(["id_taken"]) }
            let group = ModelGroup(id: id, fields: fields.fields, isActive: fields.active)
            groups[id] = group
            tell(group)
            return .applied
        case .groupUpdate(let id, let changes):
            return change(group: id, command) { $0.fields = $0.fields.changed(by: changes) }
        case .groupSetActive(let id, let isActive):
            return change(group: id, command) { $0.isActive = isActive }
        default: return .refused(["not_found"])
        }
    }

    private func change(
        group id: String,
        _ command: Command,
        _ body: (ModelGroup) -> Void
    ) -> ModelResult {
        guard let group = groups[id] else { return .refused(["not_found"]) }
        guard command.expectedVersion ?? group.version == group.version else {
            return .refused(["version_conflict"])
        }
        body(group)
        group.version += 1
        tell(group)
        return .applied
    }

    private func tell(_ group: ModelGroup) {
        say(
            "platform",
            "program.group_changed",
            ["groupId": .string(group.id), "active": .bool(group.isActive)]
        )
    }

    private func publish(_ book: PriceBook) -> ModelResult {
        let (currency, from) = (book.currency.rawValue, book.effectiveFrom)
        let today = CivilDate(dayNumber: clock.ms / Instant.millisecondsPerDay)
        let isFirst = !priceBooks.contains { $0.currency == currency }
        guard isFirst || from >= today else { return .refused(["effective_in_past"]) }
        priceBooks.removeAll { $0.currency == currency && $0.from == from }
        priceBooks.append((currency, from))
        say(
            "platform",
            "program.pricebook_published",
            ["currency": .string(currency), "effectiveFrom": .string(from.iso)]
        )
        return .applied
    }
}
