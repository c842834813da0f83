import Contracts

/// Who may issue which command.
///
/// Source: domain §22, the roles and the paths that write.
enum CommandRights {
    /// Whether a principal may issue a command for a partition.
    static func allows(_ principal: Principal, _ name: CommandName, partition: String) -> Bool {
        guard principal.covers(partition) else { return false }
        // Groups belong to all companies, so whoever changes them must answer for all.
        guard
            !isOnGroups(name) || principal.role == .platformAdmin
                || principal.companies.contains("*")
        else { return false }
        return roles(name).contains(principal.role)
    }

    private static func isOnGroups(_ name: CommandName) -> Bool {
        name == .groupCreate || name == .groupUpdate || name == .groupSetActive
    }

    /// Whether a principal may agree on commercial terms.
    static func mayAgreeTerms(_ principal: Principal) -> Bool {
        principal.role == .platformAdmin || principal.role == .sales
    }

    /// Whether a principal may make or publish a template of an owner, nil for the platform's.
    static func mayOwn(_ principal: Principal, _ owner: String?, partition: String) -> Bool {
        guard principal.role != .platformAdmin else { return true }
        return owner != nil && owner == partition
    }

    /// Whether a principal who may migrate at all may do so with a template of an owner: a company's
    /// administrator with those of the company only.
    ///
    /// Source: domain §14, §22.
    static func mayMigrate(_ principal: Principal, _ owner: String?, _ company: String) -> Bool {
        principal.role != .companyAdmin || owner == company
    }

    private static func roles(_ name: CommandName) -> [Principal.Role] {
        switch name {
        case .companyRegister, .companyUpdate, .companyUpdateZoneTable, .companySetStatus,
            .pricebookPublish, .campaignSetLegalHold, .recordQuarantine:
            [.platformAdmin]
        case .templateCreate, .templateCreateVersion, .templateEditDraft, .templatePublish,
            .templateDeprecate, .templateArchive:
            [.platformAdmin, .companyAdmin]
        case .groupCreate, .groupUpdate, .groupSetActive: [.platformAdmin, .coordinator]
        case .subscriptionCreate, .subscriptionSetBorrowing: [.platformAdmin, .sales]
        case .campaignCreate, .campaignUpdate, .campaignTransition:
            [.platformAdmin, .sales, .coordinator, .companyAdmin]
        case .campaignChangeTerms: [.platformAdmin, .sales]
        case .campaignClone: [.platformAdmin, .sales, .coordinator]
        case .campaignMigrate, .campaignSetOverrides, .instanceCreate, .instanceUpdate,
            .instanceSetOverrides, .instanceTransition, .instanceClone, .scheduleCreate,
            .scheduleCancel, .blackoutAdd, .blackoutRemove, .recurrenceSet, .recurrenceClear:
            [.platformAdmin, .coordinator, .companyAdmin]
        case .campaignRollbackMigration: [.platformAdmin, .coordinator]
        case .enrollmentWithdraw, .waitlistCancel, .waitlistSetPriority, .waitlistAcceptOffer,
            .waitlistDeclineOffer, .holdConfirm, .holdRelease:
            [.platformAdmin, .coordinator, .companyAdmin]
        case .alertAcknowledge, .alertMute, .alertUnmute, .alertSetThresholds:
            [.platformAdmin, .sales, .coordinator, .companyAdmin]
        case .alertSetPolicy: [.platformAdmin, .companyAdmin]
        case .quotaSet, .quotaRemove: [.platformAdmin, .coordinator, .companyAdmin]
        case .usageReverse, .billingConfirmMilestone, .proposalCreate: [.platformAdmin, .sales]
        case .upsellAccept, .upsellDecline, .upsellSnooze, .upsellClose:
            [.platformAdmin, .sales]
        case .billingResend: [.platformAdmin, .coordinator]
        case .associationResolve, .parkedRetry, .parkedDiscard, .rejectedRetry, .rejectedDiscard:
            [.platformAdmin, .coordinator]
        }
    }
}
