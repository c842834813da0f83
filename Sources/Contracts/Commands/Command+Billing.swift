/// Commands on quotas, on the ledger and on prices.
extension Command.Body {
    init?(quota name: CommandName, _ fields: inout FieldReader) {
        guard name == .quotaSet else {
            guard let id = fields.id("quotaId") else { return nil }
            self = .quotaRemove(quotaId: id)
            return
        }
        guard let body = QuotaSet(&fields) else { return nil }
        self = .quotaSet(body)
    }

    init?(billing name: CommandName, _ fields: inout FieldReader) {
        switch name {
        case .billingResend:
            guard let body = BillingResend(&fields) else { return nil }
            self = .billingResend(body)
        case .proposalCreate:
            guard let body = ProposalCreate(&fields) else { return nil }
            self = .proposalCreate(body)
        case .usageReverse:
            guard let id = fields.id("usageId") else { return nil }
            self = .usageReverse(usageId: id)
        default:
            let id = fields.id("campaignId")
            guard let key = fields.text("key", maximum: 100), let id else { return nil }
            self = .billingConfirmMilestone(campaignId: id, key: key)
        }
    }
}
