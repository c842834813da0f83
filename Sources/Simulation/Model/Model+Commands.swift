import Contracts
import Domain

/// Commands, by 21.3.
extension Model {
    func apply(_ command: Command, _ record: Record) -> ModelResult {
        guard let principal = command.principal, let partition = record.event?.partitionkey,
            may(principal, command.name, partition)
        else { return .refused(["forbidden"]) }
        switch command.body {
        case .companyRegister(let fields):
            guard companies[fields.id] == nil else { return .refused(["id_taken"]) }
            companies[fields.id] = ModelCompany(
                id: fields.id,
                zone: fields.zoneTable,
                registeredAt: clock,
                graceDays: fields.closeGraceDays
            )
            return .applied
        case .companySetStatus(let suspended):
            guard let company = companies[partition] else { return .refused(["not_found"]) }
            company.isSuspended = suspended
            return .applied
        case .templateCreate(let fields):
            let id = fields.id ?? make("tpl", fields.ownerCompanyId ?? "platform")
            guard templates["\(id)@1"] == nil else { return .refused(["id_taken"]) }
            templates["\(id)@1"] = fields
            return .applied
        case .templatePublish(let body) where body.deprecatePrevious == nil:
            let version = body.versionId
            guard templates[version] != nil else { return .refused(["not_found"]) }
            guard published.insert(version).inserted else {
                return .refused(["version_not_draft"])
            }
            say("platform", "program.version_published", ["versionId": .string(version)])
            return .applied
        case .groupCreate(let fields):
            let id = fields.id ?? make("grp", "platform")
            guard groups.insert(id).inserted else { return .refused(["id_taken"]) }
            say("platform", "program.group_changed", ["groupId": .string(id)])
            return .applied
        case .rejectedRetry(let position, let repaired):
            return retry(position, repaired, partition)
        case .rejectedDiscard(let position):
            return discard(position, command.reason, partition)
        default:
            guard let company = companies[partition] else { return .rejected("company_unknown") }
            return apply(command, principal, company)
        }
    }

    private static let cohortWork: Set<CommandName> = [
        .campaignMigrate, .campaignSetOverrides, .instanceCreate, .instanceUpdate,
        .instanceSetOverrides, .instanceTransition, .instanceClone, .scheduleCreate,
        .scheduleCancel, .blackoutAdd, .blackoutRemove, .recurrenceSet, .recurrenceClear,
    ]

    private func may(_ principal: Principal, _ name: CommandName, _ partition: String) -> Bool {
        guard principal.role != .platformAdmin else { return true }
        guard principal.companies.contains("*") || principal.companies.contains(partition) else {
            return false
        }
        switch principal.role {
        case .platformAdmin: return true
        case .companyViewer, .service: return false
        case .sales:
            return [
                .subscriptionCreate, .subscriptionSetBorrowing, .campaignCreate, .campaignUpdate,
                .campaignTransition, .campaignChangeTerms, .campaignClone, .alertAcknowledge,
                .alertMute, .alertUnmute,
            ].contains(name)
        case .coordinator:
            if [.groupCreate, .groupUpdate, .groupSetActive].contains(name) {
                return principal.companies.contains("*")
            }
            return Self.cohortWork.contains(name)
                || [
                    .campaignCreate, .campaignUpdate, .campaignTransition, .campaignClone,
                    .campaignRollbackMigration, .enrollmentWithdraw, .waitlistCancel,
                    .waitlistSetPriority, .alertAcknowledge,
                    .alertMute, .alertUnmute, .parkedRetry, .parkedDiscard, .rejectedRetry,
                    .rejectedDiscard,
                ].contains(name)
        case .companyAdmin:
            return Self.cohortWork.contains(name)
                || [
                    .templateCreate, .templateCreateVersion, .templateEditDraft, .templatePublish,
                    .templateDeprecate, .templateArchive, .campaignCreate, .campaignUpdate,
                    .campaignTransition, .enrollmentWithdraw, .waitlistCancel, .waitlistSetPriority,
                    .alertAcknowledge, .alertMute, .alertUnmute,
                ].contains(name)
        }
    }

    private func apply(
        _ command: Command,
        _ principal: Principal,
        _ company: ModelCompany
    ) -> ModelResult {
        let sells = principal.role == .platformAdmin || principal.role == .sales
        switch command.body {
        case .campaignCreate(let body):
            guard sells || body.fields.terms == nil else { return .refused(["forbidden"]) }
            return create(body.id, body.fields, company)
        case .campaignUpdate(let id, let fields):
            guard sells || fields.terms == nil else { return .refused(["forbidden"]) }
            return change(id, command, company) { update($0, fields, company) }
        case .campaignChangeTerms(let body):
            return change(body.campaignId, command, company) { changeTerms($0, body, company) }
        case .campaignTransition(let body):
            return change(body.campaignId, command, company) { campaign in
                var wish = Wish(target: body.target.rawValue, trigger: "manual", by: principal.id)
                wish.mayApprove = sells
                wish.isAdmin = principal.role == .platformAdmin
                wish.reason = command.reason
                wish.isEarly = body.earlyStart
                wish.isForced = body.force
                return move(campaign, wish)
            }
        case .enrollmentWithdraw(let id): return withdraw(id, command.reason, company)
        case .waitlistCancel(let id):
            return change(entry: id, company) { entry, campaign in
                end(entry, "canceled", campaign)
            }
        case .waitlistSetPriority(let id, let priority):
            return change(entry: id, company) { entry, _ in entry.priority = priority }
        case .alertAcknowledge(let id, _): return acknowledge(id, company)
        case .alertMute(let id, let until, let thresholds):
            return mute(id, until, Set(thresholds.map(\.rawValue)), company)
        case .alertUnmute(let id): return mute(id, nil, [], company)
        case .parkedRetry(let id): return retryParked(id, company)
        case .parkedDiscard(let id): return discardParked(id, command.reason, company)
        default: return .refused(["not_found"])
        }
    }

    private func change(
        _ id: String,
        _ command: Command,
        _ company: ModelCompany,
        _ body: (ModelCampaign) -> ModelResult
    ) -> ModelResult {
        guard let campaign = campaigns[id], campaign.company == company.id else {
            return .refused(["not_found"])
        }
        if let expected = command.expectedVersion, expected != campaign.version {
            return .refused(["version_conflict"])
        }
        return body(campaign)
    }

    private func create(
        _ chosen: String?,
        _ fields: CampaignFields,
        _ company: ModelCompany
    ) -> ModelResult {
        let id = chosen ?? make("cam", company.id)
        guard campaigns[id] == nil else { return .refused(["id_taken"]) }
        let campaign = ModelCampaign(id: id, company: company.id, fields: ModelFields())
        campaigns[id] = campaign
        take(fields, campaign)
        campaign.fields.overbookPct = fields.overbookPct ?? 10
        say(campaign, "campaign.created", ["status": .string("draft"), "version": .int(1)])
        // What a campaign begins with is no change of what it had.
        before[id] = ModelCampaign.Numbers(
            used: 0,
            limit: 0,
            cap: 0,
            waiting: 0,
            model: "custom"
        )
        refreshTerms(campaign, company)
        fresh.append((company.id, "campaign:\(id)"))
        return .applied
    }

    private func take(_ fields: CampaignFields, _ campaign: ModelCampaign) {
        campaign.fields.name = fields.name ?? campaign.fields.name
        campaign.fields.template = fields.templateVersionId ?? campaign.fields.template
        campaign.fields.group = fields.groupId ?? campaign.fields.group
        campaign.fields.start = fields.startDate ?? campaign.fields.start
        campaign.fields.end = fields.endDate ?? campaign.fields.end
        campaign.fields.volunteers = fields.targetVolunteers ?? campaign.fields.volunteers
        campaign.fields.beneficiaries =
            fields.targetBeneficiaries ?? campaign.fields.beneficiaries
        campaign.fields.budget = fields.budgetAllocated?.amount ?? campaign.fields.budget
        campaign.fields.seats = fields.terms?.committedSeats ?? campaign.fields.seats
        campaign.fields.recruitLeadDays =
            fields.recruitLeadDays ?? campaign.fields.recruitLeadDays
        campaign.fields.autoCloseDays = fields.autoCloseDays ?? campaign.fields.autoCloseDays
        campaign.fields.overbookPct = fields.overbookPct ?? campaign.fields.overbookPct
        if let waitlist = fields.waitlist {
            campaign.fields.hasWaitlist = waitlist.enabled
            campaign.fields.waitDays = waitlist.ttlDays
            campaign.fields.maxWaiting = waitlist.maxLength
        }
    }

    private func update(
        _ campaign: ModelCampaign,
        _ fields: CampaignFields,
        _ company: ModelCompany
    ) -> ModelResult {
        let planned: Set<String> = [
            "name", "description", "tags", "priority", "internalNotes", "budgetAllocated",
            "targetVolunteers", "targetBeneficiaries", "waitlist", "overbookPct",
        ]
        let editable: Set<String>?
        switch campaign.status {
        case "draft": editable = nil
        case "planned", "recruiting": editable = planned
        case "active": editable = planned.union(["endDate"])
        case "paused": editable = ["description", "internalNotes", "endDate"]
        case "completed": editable = ["internalNotes"]
        default: editable = []
        }
        if let editable, !fields.names.allSatisfy(editable.contains) {
            return .refused(["field_frozen"])
        }
        if let end = fields.endDate, let old = campaign.fields.end, end < old,
            campaign.status != "draft"
        {
            return .refused(["end_not_extendable"])
        }
        touch(campaign)
        take(fields, campaign)
        campaign.version += 1
        say(
            campaign,
            "campaign.updated",
            [
                "version": .int(campaign.version),
                "changed": .array(fields.names.map { .string($0) }),
            ]
        )
        refreshTerms(campaign, company)
        return .applied
    }

    private func changeTerms(
        _ campaign: ModelCampaign,
        _ body: CampaignChangeTerms,
        _ company: ModelCompany
    ) -> ModelResult {
        guard campaign.status != "completed", campaign.status != "closed" else {
            return .refused(["field_frozen"])
        }
        let today = company.date(clock)
        let from = body.effectiveFrom ?? today
        guard campaign.status == "draft" || from >= today else {
            return .refused(["effective_in_past"])
        }
        let id = make("ter", company.id)
        if campaign.status == "draft" {
            campaign.fields.seats = body.terms.committedSeats
        } else {
            campaign.terms.removeAll { $0.from == from }
            campaign.terms.append((id, from, body.terms.committedSeats))
            campaign.terms.sort { $0.from < $1.from }
        }
        campaign.version += 1
        say(
            campaign,
            "campaign.terms_changed",
            ["termsId": .string(id), "effectiveFrom": .string(from.iso)]
        )
        refreshTerms(campaign, company)
        return .applied
    }
}
