/// Commands on quotas and on the ledger.
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
        guard name == .usageReverse else {
            let id = fields.id("campaignId")
            guard let key = fields.text("key", maximum: 100), let id else { return nil }
            self = .billingConfirmMilestone(campaignId: id, key: key)
            return
        }
        guard let id = fields.id("usageId") else { return nil }
        self = .usageReverse(usageId: id)
    }
}
