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
        /// `template.create_version`
        case templateCreateVersion(templateId: String, changelog: String)
        /// `template.edit_draft`
        case templateEditDraft(versionId: String, TemplateVersionFields)
        /// `template.publish`
        case templatePublish(TemplatePublish)
        /// `template.deprecate`
        case templateDeprecate(versionId: String, supersededBy: String?)
        /// `template.archive`
        case templateArchive(versionId: String)
        /// `group.create`
        case groupCreate(GroupCreate)
        /// `group.update`
        case groupUpdate(groupId: String, GroupFields)
        /// `group.set_active`
        case groupSetActive(groupId: String, active: Bool)
        /// `pricebook.publish`
        case pricebookPublish(PriceBook)
        /// `subscription.create`
        case subscriptionCreate(SubscriptionCreate)
        /// `subscription.set_borrowing`
        case subscriptionSetBorrowing(subscriptionId: String, SubscriptionBorrowing)
        /// `campaign.create`
        case campaignCreate(CampaignCreate)
        /// `campaign.update`
        case campaignUpdate(campaignId: String, CampaignFields)
        /// `campaign.transition`
        case campaignTransition(CampaignTransition)
        /// `campaign.change_terms`
        case campaignChangeTerms(CampaignChangeTerms)
        /// `campaign.set_overrides`, with the patch of domain §6
        case campaignSetOverrides(campaignId: String, patch: JSONObject)
        /// `campaign.clone`
        case campaignClone(CampaignCloneFields)
        /// `campaign.migrate`
        case campaignMigrate(CampaignMigrate)
        /// `campaign.rollback_migration`
        case campaignRollbackMigration(migrationId: String)
        /// `campaign.set_legal_hold`
        case campaignSetLegalHold(campaignId: String, on: Bool)
        /// `instance.create`
        case instanceCreate(InstanceCreate)
        /// `instance.update`
        case instanceUpdate(InstanceUpdate)
        /// `instance.set_overrides`, with the patch of domain §6
        case instanceSetOverrides(instanceId: String, patch: JSONObject)
        /// `instance.transition`
        case instanceTransition(InstanceTransition)
        /// `instance.clone`
        case instanceClone(InstanceCloneFields)
        /// `schedule.create`
        case scheduleCreate(ScheduleCreate)
        /// `schedule.cancel`
        case scheduleCancel(scheduleId: String)
        /// `blackout.add`
        case blackoutAdd(BlackoutAdd)
        /// `blackout.remove`
        case blackoutRemove(blackoutId: String)
        /// `recurrence.set`
        case recurrenceSet(RecurrenceSet)
        /// `recurrence.clear`
        case recurrenceClear(campaignId: String)
        /// `enrollment.withdraw`
        case enrollmentWithdraw(enrollmentId: String)
        /// `waitlist.cancel`
        case waitlistCancel(entryId: String)
        /// `waitlist.set_priority`
        case waitlistSetPriority(entryId: String, priority: Int64)
        /// `waitlist.accept_offer`
        case waitlistAcceptOffer(entryId: String)
        /// `waitlist.decline_offer`
        case waitlistDeclineOffer(entryId: String)
        /// `hold.confirm`
        case holdConfirm(holdId: String)
        /// `hold.release`
        case holdRelease(holdId: String)
        /// `quota.set`
        case quotaSet(QuotaSet)
        /// `quota.remove`
        case quotaRemove(quotaId: String)
        /// `alert.acknowledge`
        case alertAcknowledge(alertId: String, note: String?)
        /// `alert.mute`
        case alertMute(AlertMute)
        /// `alert.unmute`
        case alertUnmute(campaignId: String)
        /// `alert.set_thresholds`
        case alertSetThresholds(AlertSetThresholds)
        /// `alert.set_policy`
        case alertSetPolicy(AlertSetPolicy)
        /// `usage.reverse`
        case usageReverse(usageId: String)
        /// `billing.confirm_milestone`
        case billingConfirmMilestone(campaignId: String, key: String)
        /// `billing.resend`
        case billingResend(BillingResend)
        /// `proposal.create`
        case proposalCreate(ProposalCreate)
        /// `association.resolve`
        case associationResolve(AssociationResolve)
        /// `upsell.accept`
        case upsellAccept(UpsellAddress, wonValue: Money?, note: String?)
        /// `upsell.decline`
        case upsellDecline(UpsellAddress, UpsellDeclineReason, note: String?)
        /// `upsell.snooze`
        case upsellSnooze(UpsellAddress, until: Instant)
        /// `upsell.close`
        case upsellClose(UpsellClose)
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
        case .companyRegister, .companyUpdate, .companyUpdateZoneTable, .companySetStatus:
            self.init(company: name, &fields)
        case .templateCreate, .templateCreateVersion, .templateEditDraft, .templatePublish,
            .templateDeprecate, .templateArchive:
            self.init(template: name, &fields)
        case .groupCreate, .groupUpdate, .groupSetActive, .pricebookPublish, .subscriptionCreate,
            .subscriptionSetBorrowing:
            self.init(catalog: name, &fields)
        case .campaignCreate, .campaignUpdate, .campaignTransition, .campaignChangeTerms,
            .campaignSetOverrides, .campaignClone, .campaignMigrate, .campaignRollbackMigration,
            .campaignSetLegalHold:
            self.init(campaign: name, &fields)
        case .instanceCreate, .instanceUpdate, .instanceSetOverrides, .instanceTransition,
            .instanceClone:
            self.init(instance: name, &fields)
        case .scheduleCreate, .scheduleCancel, .blackoutAdd, .blackoutRemove, .recurrenceSet,
            .recurrenceClear:
            self.init(scheduling: name, &fields)
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
        case .waitlistAcceptOffer, .waitlistDeclineOffer, .holdConfirm, .holdRelease:
            self.init(place: name, &fields)
        case .quotaSet, .quotaRemove:
            self.init(quota: name, &fields)
        case .usageReverse, .billingConfirmMilestone, .billingResend, .proposalCreate:
            self.init(billing: name, &fields)
        case .alertAcknowledge, .alertMute, .alertUnmute, .alertSetThresholds, .alertSetPolicy:
            self.init(alert: name, &fields)
        case .upsellAccept, .upsellDecline, .upsellSnooze, .upsellClose:
            self.init(upsell: name, &fields)
        case .associationResolve, .parkedRetry, .parkedDiscard, .rejectedRetry, .rejectedDiscard,
            .recordQuarantine:
            self.init(desk: name, &fields)
        }
    }

    private init?(company name: CommandName, _ fields: inout FieldReader) {
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
        default:
            guard let status = fields.word("status", CompanyStatus.self) else { return nil }
            self = .companySetStatus(suspended: status == .suspended)
        }
    }

    /// Places that are kept for somebody.
    private init?(place name: CommandName, _ fields: inout FieldReader) {
        switch name {
        case .waitlistAcceptOffer, .waitlistDeclineOffer:
            guard let id = fields.id("entryId") else { return nil }
            self =
                name == .waitlistAcceptOffer
                ? .waitlistAcceptOffer(entryId: id) : .waitlistDeclineOffer(entryId: id)
        default:
            guard let id = fields.id("holdId") else { return nil }
            self = name == .holdConfirm ? .holdConfirm(holdId: id) : .holdRelease(holdId: id)
        }
    }

    private init?(desk name: CommandName, _ fields: inout FieldReader) {
        switch name {
        case .associationResolve:
            guard let body = AssociationResolve(&fields) else { return nil }
            self = .associationResolve(body)
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
