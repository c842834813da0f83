import Contracts
import Domain
import Storage

/// What costs money by itself or by command. Source: domain §11.
extension RecordFold {
    /// Charges what the terms of a campaign ask for now.
    mutating func charge(_ pair: Pair, isMidnight: Bool = false, _ company: CompanyRow) throws {
        let (view, wasActive) = pair.campaign.assumeIsolated { ($0.view, $0.row.wasActive) }
        guard view.status != .draft else { return }
        let context = context
        try actors.billing(company.id).assumeIsolated {
            try $0.charge(view, wasActive: wasActive, isMidnight: isMidnight, company, context)
        }
    }

    /// A fee or a milestone of a campaign is due.
    mutating func chargeDue(_ campaign: String) throws {
        guard let (pair, company) = try addressed(campaign) else { return }
        try charge(pair, isMidnight: true, company)
        let context = context
        try pair.campaign.assumeIsolated { try $0.schedule(company, context) }
    }

    /// Charges a subscription and keeps what was charged.
    mutating func charge(_ subscription: SubscriptionRow, _ company: CompanyRow) throws {
        let context = context
        let charged = try actors.billing(company.id).assumeIsolated {
            try $0.charge(subscription, company, context)
        }
        if charged != subscription { try context.tables.subscriptions.save(charged) }
    }

    /// Applies a command on the ledger.
    mutating func applyToLedger(
        _ command: Command,
        _ company: CompanyRow
    ) throws -> FoldResult {
        let context = context
        switch command.body {
        case .usageReverse(let id):
            guard let reason = command.reason else { return .refused(.reasonRequired) }
            return try actors.billing(company.id).assumeIsolated {
                try $0.reverse(id, reason: reason, company, context)
            }
        case .billingConfirmMilestone(let id, let key):
            guard let pair = try owned(id, company) else { return .refused(.notFound) }
            let view = pair.campaign.assumeIsolated { $0.view }
            return try actors.billing(company.id).assumeIsolated {
                try $0.confirmMilestone(key, view, company, context)
            }
        default: return .refused(.notFound)
        }
    }

    /// A month of a company takes no more records: rank 12 of the clock.
    mutating func closeMonth(_ id: String) throws {
        guard var company = try company(id) else { return }
        let context = context
        let billing = actors.billing(id)
        if let month = BillingActor.month(closingOf: company, context.clock) {
            try savePending()
            try billing.assumeIsolated { [company] in
                // The closing writes overage records, which no comparison looks at.
                for campaign in try $0.close(month, company, context) {
                    guard let subject = try context.tables.rating.subject(campaign) else {
                        continue
                    }
                    try $0.reconcile(subject, isAlwaysTold: true, company, context)
                }
            }
            company.closedThrough = month
            let (closed, tables) = (company, context.tables)
            try actors.catalog.assumeIsolated { try $0.save(closed, tables) }
        }
        try planLedger(company)
    }

    /// Plans when the earliest open month closes, and the next daily comparison.
    mutating func planLedger(_ company: CompanyRow) throws {
        let context = context
        try actors.billing(company.id).assumeIsolated {
            try $0.planClose(company, context)
            try $0.planReconciliation(company, context)
        }
    }

    /// Plans all that a company's ledger has due, when it is registered or its days move.
    mutating func planBilling(_ company: CompanyRow) throws {
        try planLedger(company)
        let context = context
        try actors.billing(company.id).assumeIsolated { try $0.planPreview(company, context) }
    }

    /// The daily comparison: rank 11 of the clock.
    mutating func reconcileDaily(_ id: String) throws {
        guard let company = try company(id) else { return }
        try savePending()
        for campaign in try context.tables.reconciliations.differing(company: id) {
            try reconcile(campaign, isAlwaysTold: false, company)
        }
        let context = context
        try actors.billing(id).assumeIsolated { try $0.planReconciliation(company, context) }
    }

    /// Compares one campaign.
    mutating func reconcile(
        _ campaign: String,
        isAlwaysTold: Bool,
        _ company: CompanyRow
    ) throws {
        let context = context
        let pair = try actors.campaign(campaign, context)
        let counters = pair?.capacity.assumeIsolated { $0.row }
        guard
            let subject = try context.tables.rating.subject(campaign, counters: counters)
        else { return }
        try actors.billing(company.id).assumeIsolated {
            try $0.reconcile(subject, isAlwaysTold: isAlwaysTold, company, context)
        }
    }

    /// Counters that the turn holds are written before tables are compared.
    private func savePending() throws { try actors.save(context) }
}
