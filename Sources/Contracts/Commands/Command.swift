package import Domain

/// A command with its common fields: who wants what, against which version.
package struct Command: Sendable, Hashable {
    /// What is wanted.
    package enum Body: Sendable, Hashable {
        /// `company.register`
        case companyRegister(CompanyRegister)
        /// `company.update`
        case companyUpdate(CompanyUpdate)
        /// `company.update_zone_table`: the entries to add or to put in place of future ones.
        case companyUpdateZoneTable([ZoneTable.Entry])
        /// `company.set_status`: true for suspended.
        case companySetStatus(suspended: Bool)
        /// `template.create`
        case templateCreate(TemplateCreate)
        /// `template.publish`
        case templatePublish(versionId: String)
        /// `group.create`
        case groupCreate(GroupCreate)
        /// `campaign.create`
        case campaignCreate(id: String?, CampaignFields)
        /// `campaign.update`
        case campaignUpdate(campaignId: String, CampaignFields)
        /// `campaign.transition`
        case campaignTransition(CampaignTransition)
        /// `campaign.change_terms`
        case campaignChangeTerms(CampaignChangeTerms)
        /// `enrollment.withdraw`
        case enrollmentWithdraw(enrollmentId: String)
        /// `waitlist.cancel`
        case waitlistCancel(entryId: String)
        /// `waitlist.set_priority`
        case waitlistSetPriority(entryId: String, priority: Int64)
        /// `alert.acknowledge`
        case alertAcknowledge(alertId: String, note: String?)
        /// `alert.mute`
        case alertMute(campaignId: String, until: Instant, thresholds: [AlertThreshold])
        /// `alert.unmute`
        case alertUnmute(campaignId: String)
        /// `parked.retry`
        case parkedRetry(parkedId: String)
        /// `parked.discard`
        case parkedDiscard(parkedId: String)
        /// `rejected.retry`, with the repaired CloudEvent if there is one
        case rejectedRetry(position: Int64, repaired: JSONObject?)
        /// `rejected.discard`
        case rejectedDiscard(position: Int64)
        /// `record.quarantine`
        case recordQuarantine(position: Int64)
    }

    /// The command's name.
    package let name: CommandName
    /// What is wanted.
    package let body: Body
    /// Who wants it; a command without one is refused as `forbidden`.
    package let principal: Principal?
    /// The version that the addressed entity must have, if the sender cares.
    package let expectedVersion: Int64?
    /// Why, at most 500 characters.
    package let reason: String?

    static func decode(
        _ name: CommandName,
        principal: Principal?,
        _ fields: inout FieldReader
    ) -> Input? {
        let expected = fields.int("expectedVersion", in: 1...Int64.max, required: false)
        let reason = fields.text("reason", maximum: 500, required: false)
        guard let body = Body(name, &fields) else { return nil }
        return .command(
            Command(
                name: name,
                body: body,
                principal: principal,
                expectedVersion: expected,
                reason: reason
            )
        )
    }
}

extension Command.Body {
    fileprivate init?(_ name: CommandName, _ fields: inout FieldReader) {
        switch name {
        case .companyRegister, .companyUpdate, .companyUpdateZoneTable, .companySetStatus,
            .templateCreate, .templatePublish, .groupCreate:
            self.init(catalog: name, &fields)
        case .campaignCreate:
            let id = fields.clientId("id")
            guard let body = CampaignFields(&fields) else { return nil }
            self = .campaignCreate(id: id, body)
        case .campaignUpdate:
            let campaignId = fields.id("campaignId")
            guard let body = CampaignFields(&fields), let campaignId else { return nil }
            self = .campaignUpdate(campaignId: campaignId, body)
        case .campaignTransition:
            guard let body = CampaignTransition(&fields) else { return nil }
            self = .campaignTransition(body)
        case .campaignChangeTerms:
            guard let body = CampaignChangeTerms(&fields) else { return nil }
            self = .campaignChangeTerms(body)
        case .enrollmentWithdraw:
            guard let id = fields.id("enrollmentId") else { return nil }
            self = .enrollmentWithdraw(enrollmentId: id)
        case .waitlistCancel:
            guard let id = fields.id("entryId") else { return nil }
            self = .waitlistCancel(entryId: id)
        case .waitlistSetPriority:
            let id = fields.id("entryId")
            guard let priority = fields.int("priority", in: 0...9), let id else { return nil }
            self = .waitlistSetPriority(entryId: id, priority: priority)
        case .alertAcknowledge:
            let note = fields.text("note", maximum: 500, required: false)
            guard let id = fields.id("alertId") else { return nil }
            self = .alertAcknowledge(alertId: id, note: note)
        case .alertMute, .alertUnmute:
            self.init(mute: name, &fields)
        case .parkedRetry, .parkedDiscard, .rejectedRetry, .rejectedDiscard, .recordQuarantine:
            self.init(desk: name, &fields)
        }
    }

    private init?(catalog name: CommandName, _ fields: inout FieldReader) {
        switch name {
        case .companyRegister:
            guard let body = CompanyRegister(&fields) else { return nil }
            self = .companyRegister(body)
        case .companyUpdate:
            guard let body = CompanyUpdate(&fields) else { return nil }
            self = .companyUpdate(body)
        case .companyUpdateZoneTable:
            guard let entries = CompanyRegister.zoneEntries(&fields) else { return nil }
            self = .companyUpdateZoneTable(entries)
        case .companySetStatus:
            guard let status = fields.word("status", CompanyStatus.self) else { return nil }
            self = .companySetStatus(suspended: status == .suspended)
        case .templateCreate:
            guard let body = TemplateCreate(&fields) else { return nil }
            self = .templateCreate(body)
        case .templatePublish:
            guard let id = fields.id("versionId") else { return nil }
            self = .templatePublish(versionId: id)
        case .groupCreate:
            guard let body = GroupCreate(&fields) else { return nil }
            self = .groupCreate(body)
        default: return nil
        }
    }

    private init?(mute name: CommandName, _ fields: inout FieldReader) {
        guard let campaignId = fields.id("campaignId") else { return nil }
        guard name == .alertMute else {
            self = .alertUnmute(campaignId: campaignId)
            return
        }
        let until = fields.instant("until")
        var thresholds: [AlertThreshold] = []
        guard case .array(let items)? = fields.value("thresholds"), !items.isEmpty, items.count <= 4
        else {
            fields.fail("thresholds", .missingKey, "must be a list of 80, 90, 100")
            return nil
        }
        for item in items {
            guard let number = item.int, let threshold = AlertThreshold(rawValue: number) else {
                fields.fail("thresholds", .notInEnum, "must be among 80, 90, 100, 110")
                return nil
            }
            if !thresholds.contains(threshold) { thresholds.append(threshold) }
        }
        guard let until else { return nil }
        self = .alertMute(campaignId: campaignId, until: until, thresholds: thresholds)
    }

    private init?(desk name: CommandName, _ fields: inout FieldReader) {
        switch name {
        case .parkedRetry, .parkedDiscard:
            guard let id = fields.id("parkedId") else { return nil }
            self = name == .parkedRetry ? .parkedRetry(parkedId: id) : .parkedDiscard(parkedId: id)
        case .rejectedRetry:
            guard let position = fields.int("position", in: 1...Int64.max) else { return nil }
            let repaired = fields.value("repaired")
            if let repaired, repaired.object == nil {
                fields.fail("repaired", .wrongType, "must be a CloudEvent object")
                return nil
            }
            self = .rejectedRetry(position: position, repaired: repaired?.object)
        case .rejectedDiscard:
            guard let position = fields.int("position", in: 1...Int64.max) else { return nil }
            self = .rejectedDiscard(position: position)
        default:
            guard let position = fields.int("position", in: 1...Int64.max) else { return nil }
            self = .recordQuarantine(position: position)
        }
    }
}
