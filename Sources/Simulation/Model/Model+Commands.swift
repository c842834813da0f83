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
                graceDays: fields.closeGraceDays,
                currency: fields.billingCurrency.rawValue
            )
            return .applied
        case .companySetStatus(let suspended):
            guard let company = companies[partition] else { return .refused(["not_found"]) }
            guard command.expectedVersion.map({ $0 == company.version }) ?? true else {
                return .refused(["version_conflict"])
            }
            company.isSuspended = suspended
            company.version += 1
            return .applied
        case .templateCreate, .templateCreateVersion, .templateEditDraft, .templatePublish,
            .templateDeprecate, .templateArchive, .groupCreate, .groupUpdate, .groupSetActive,
            .pricebookPublish:
            return applyToCatalog(command, principal, partition)
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
        .quotaSet, .quotaRemove, .holdConfirm, .holdRelease, .waitlistAcceptOffer,
        .waitlistDeclineOffer,
    ]

    func isCovered(_ partition: String, by principal: Principal) -> Bool {
        principal.role == .platformAdmin || principal.companies.contains("*")
            || principal.companies.contains(partition)
    }

    private func may(_ principal: Principal, _ name: CommandName, _ partition: String) -> Bool {
        guard principal.role != .platformAdmin else { return true }
        guard isCovered(partition, by: principal) else { return false }
        switch principal.role {
        case .platformAdmin: return true
        case .companyViewer, .service: return false
        case .sales:
            return [
                .subscriptionCreate, .subscriptionSetBorrowing, .campaignCreate, .campaignUpdate,
                .campaignTransition, .campaignChangeTerms, .campaignClone, .alertAcknowledge,
                .alertMute, .alertUnmute, .usageReverse, .billingConfirmMilestone,
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
            return create(body, company)
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
        case .subscriptionCreate(let wish): return create(wish, company)
        case .subscriptionSetBorrowing: return setBorrowing(command, company)
        case .quotaSet(let wish): return set(wish, command, company)
        case .quotaRemove(let id): return removeQuota(id, command, company)
        case .usageReverse(let id): return reverse(id, command.reason, company)
        case .billingConfirmMilestone(let id, let key): return confirmMilestone(id, key, company)
        case .campaignClone, .campaignSetLegalHold, .instanceCreate, .instanceUpdate,
            .instanceTransition, .instanceClone:
            return applyToCohorts(command, principal, company)
        case .scheduleCreate, .scheduleCancel, .blackoutAdd, .blackoutRemove, .recurrenceSet,
            .recurrenceClear:
            return applyToCalendar(command, principal, company)
        case .campaignSetOverrides, .instanceSetOverrides, .campaignMigrate,
            .campaignRollbackMigration:
            return applyToConfiguration(command, principal, company)
        default: return applyToSingles(command, company)
        }
    }

    private func applyToSingles(_ command: Command, _ company: ModelCompany) -> ModelResult {
        switch command.body {
        case .enrollmentWithdraw(let id): return withdraw(id, command.reason, company)
        case .waitlistCancel(let id):
            return change(entry: id, company, takesOffers: true) { entry, campaign in
                end(entry, "canceled", campaign)
            }
        case .waitlistSetPriority(let id, let priority):
            return change(entry: id, company) { entry, _ in entry.priority = priority }
        case .waitlistAcceptOffer(let id), .waitlistDeclineOffer(let id):
            guard let entry = entries[id], let campaign = campaigns[entry.campaign],
                campaign.company == company.id
            else { return .refused(["not_found"]) }
            let isAccepted = command.name == .waitlistAcceptOffer
            return onOffer(
                entry,
                isAccepted: isAccepted,
                campaign,
                company,
                isTold: false
            )
        case .holdConfirm(let id): return onHold(id, isConfirmed: true, company)
        case .holdRelease(let id): return onHold(id, isConfirmed: false, company)
        case .alertAcknowledge(let id, _): return acknowledge(id, company)
        case .alertMute(let wish):
            guard command.reason != nil else { return .refused(["reason_required"]) }
            let thresholds = Set(wish.thresholds.map(\.rawValue))
            return mute(wish.campaignId, wish.until, thresholds, company)
        case .alertUnmute(let id): return mute(id, nil, [], company)
        case .parkedRetry(let id): return retryParked(id, company)
        case .parkedDiscard(let id): return discardParked(id, command.reason, company)
        default: return .refused(["not_found"])
        }
    }

    func change(
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
}
