import Domain

/// Commands on templates, groups, prices and subscriptions.
extension Command.Body {
    init?(template name: CommandName, _ fields: inout FieldReader) {
        switch name {
        case .templateCreate:
            guard let body = TemplateCreate(&fields) else { return nil }
            self = .templateCreate(body)
        case .templateCreateVersion:
            let id = fields.id("templateId")
            guard let changelog = fields.text("changelog", maximum: 5000), let id else {
                return nil
            }
            self = .templateCreateVersion(templateId: id, changelog: changelog)
        case .templateEditDraft:
            let id = fields.id("versionId")
            guard var nested = fields.nested("fields", required: true) else { return nil }
            let changes = TemplateVersionFields(&nested)
            fields.absorb(nested)
            guard let id else { return nil }
            self = .templateEditDraft(versionId: id, changes)
        case .templatePublish:
            guard let body = TemplatePublish(&fields) else { return nil }
            self = .templatePublish(body)
        case .templateDeprecate:
            let successor = fields.id("supersededBy", required: false)
            guard let id = fields.id("versionId") else { return nil }
            self = .templateDeprecate(versionId: id, supersededBy: successor)
        default:
            guard let id = fields.id("versionId") else { return nil }
            self = .templateArchive(versionId: id)
        }
    }

    init?(catalog name: CommandName, _ fields: inout FieldReader) {
        switch name {
        case .groupCreate:
            guard let body = GroupCreate(&fields) else { return nil }
            self = .groupCreate(body)
        case .groupUpdate:
            let id = fields.id("groupId")
            guard var nested = fields.nested("fields", required: true) else { return nil }
            let changes = GroupFields(&nested)
            if nested.has("active") {
                nested.fail("active", .ruleViolated, "is set by group.set_active")
            }
            fields.absorb(nested)
            guard let id else { return nil }
            self = .groupUpdate(groupId: id, changes)
        case .groupSetActive:
            let id = fields.id("groupId")
            guard let active = fields.bool("active", required: true), let id else { return nil }
            self = .groupSetActive(groupId: id, active: active)
        case .pricebookPublish:
            guard let body = PriceBook(&fields) else { return nil }
            self = .pricebookPublish(body)
        case .subscriptionCreate:
            guard let body = SubscriptionCreate(&fields) else { return nil }
            self = .subscriptionCreate(body)
        default:
            let id = fields.id("subscriptionId")
            let borrowing = fields.word("borrowing", SubscriptionBorrowing.self)
            guard let id, let borrowing else { return nil }
            self = .subscriptionSetBorrowing(subscriptionId: id, borrowing)
        }
    }
}
