import Contracts

/// Who may issue which command.
///
/// Source: domain §22, the roles and the paths that write.
enum CommandRights {
    /// Whether a principal may issue a command for a partition.
    static func allows(_ principal: Principal, _ name: CommandName, partition: String) -> Bool {
        guard principal.covers(partition) else { return false }
        return roles(name).contains(principal.role)
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

    private static func roles(_ name: CommandName) -> [Principal.Role] {
        switch name {
        case .companyRegister, .companyUpdate, .companyUpdateZoneTable, .companySetStatus,
            .recordQuarantine:
            [.platformAdmin]
        case .templateCreate, .templatePublish: [.platformAdmin, .companyAdmin]
        case .groupCreate: [.platformAdmin, .coordinator]
        case .campaignCreate, .campaignUpdate, .campaignTransition:
            [.platformAdmin, .sales, .coordinator, .companyAdmin]
        case .campaignChangeTerms: [.platformAdmin, .sales]
        case .enrollmentWithdraw, .waitlistCancel, .waitlistSetPriority:
            [.platformAdmin, .coordinator, .companyAdmin]
        case .alertAcknowledge, .alertMute, .alertUnmute:
            [.platformAdmin, .sales, .coordinator, .companyAdmin]
        case .parkedRetry, .parkedDiscard, .rejectedRetry, .rejectedDiscard:
            [.platformAdmin, .coordinator]
        }
    }
}
