/// Commands on campaigns, cohorts and their calendar.
extension Command.Body {
    init?(campaign name: CommandName, _ fields: inout FieldReader) {
        switch name {
        case .campaignCreate:
            guard let body = CampaignCreate(&fields) else { return nil }
            self = .campaignCreate(body)
        case .campaignUpdate:
            self.init(update: &fields)
        case .campaignTransition:
            guard let body = CampaignTransition(&fields) else { return nil }
            self = .campaignTransition(body)
        case .campaignChangeTerms:
            guard let body = CampaignChangeTerms(&fields) else { return nil }
            self = .campaignChangeTerms(body)
        case .campaignSetOverrides:
            let id = fields.id("campaignId")
            guard let patch = fields.object("patch", required: true), let id else { return nil }
            self = .campaignSetOverrides(campaignId: id, patch: patch)
        case .campaignClone:
            guard let body = CampaignCloneFields(&fields) else { return nil }
            self = .campaignClone(body)
        case .campaignMigrate:
            guard let body = CampaignMigrate(&fields) else { return nil }
            self = .campaignMigrate(body)
        case .campaignRollbackMigration:
            guard let id = fields.id("migrationId") else { return nil }
            self = .campaignRollbackMigration(migrationId: id)
        default:
            let id = fields.id("campaignId")
            guard let on = fields.bool("on", required: true), let id else { return nil }
            self = .campaignSetLegalHold(campaignId: id, on: on)
        }
    }

    private init?(update fields: inout FieldReader) {
        let id = fields.id("campaignId")
        if var nested = fields.nested("fields"), nested.has("configOverrides") {
            nested.fail("configOverrides", .ruleViolated, "are set by campaign.set_overrides")
            fields.absorb(nested)
        }
        guard let changes = CampaignFields(&fields), let id else { return nil }
        self = .campaignUpdate(campaignId: id, changes)
    }

    init?(instance name: CommandName, _ fields: inout FieldReader) {
        switch name {
        case .instanceCreate:
            guard let body = InstanceCreate(&fields) else { return nil }
            self = .instanceCreate(body)
        case .instanceUpdate:
            guard let body = InstanceUpdate(&fields) else { return nil }
            self = .instanceUpdate(body)
        case .instanceSetOverrides:
            let id = fields.id("instanceId")
            guard let patch = fields.object("patch", required: true), let id else { return nil }
            self = .instanceSetOverrides(instanceId: id, patch: patch)
        case .instanceTransition:
            guard let body = InstanceTransition(&fields) else { return nil }
            self = .instanceTransition(body)
        default:
            guard let body = InstanceCloneFields(&fields) else { return nil }
            self = .instanceClone(body)
        }
    }

    init?(scheduling name: CommandName, _ fields: inout FieldReader) {
        switch name {
        case .scheduleCreate:
            guard let body = ScheduleCreate(&fields) else { return nil }
            self = .scheduleCreate(body)
        case .scheduleCancel:
            guard let id = fields.id("scheduleId") else { return nil }
            self = .scheduleCancel(scheduleId: id)
        case .blackoutAdd:
            guard let body = BlackoutAdd(&fields) else { return nil }
            self = .blackoutAdd(body)
        case .blackoutRemove:
            guard let id = fields.id("blackoutId") else { return nil }
            self = .blackoutRemove(blackoutId: id)
        case .recurrenceSet:
            guard let body = RecurrenceSet(&fields) else { return nil }
            self = .recurrenceSet(body)
        default:
            guard let id = fields.id("campaignId") else { return nil }
            self = .recurrenceClear(campaignId: id)
        }
    }
}
