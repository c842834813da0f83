import Contracts
import Domain
import Storage

/// Campaigns that share a bundle: what each may use, and what they lend each other.
///
/// Source: domain §7.7.
extension RecordFold {
    /// Gives a campaign the limit of its terms; whoever leaves a bundle leaves its loans.
    mutating func limit(
        _ pair: Pair,
        to limit: CapacityLimit,
        _ company: CompanyRow
    ) throws {
        let before = pair.capacity.assumeIsolated { $0.row }
        var own: Int64 = 0
        var subscription: String?
        switch limit.basis {
        case .units(let units): own = units
        case .share(let id, let bp):
            subscription = id
            own = try worth(of: bp, of: id, company)
        }
        if let old = before.subscription, old != subscription {
            try leave(old, before.campaign)
        }
        let context = context
        pair.capacity.assumeIsolated { [own, subscription] in
            $0.limit(to: own, model: limit.model, subscription: subscription, context)
        }
        try keepShares(pair, company)
        if let subscription, before.lent > 0 { try takeBack(subscription) }
    }

    /// What a share of a subscription is worth in learners today; 0 for one that is not the
    /// company's.
    func worth(of bp: Int64, of id: String, _ company: CompanyRow) throws -> Int64 {
        guard let row = try context.tables.subscriptions.find(id),
            row.subscription.company == company.id
        else { return 0 }
        let today = company.zoneTable.localDate(at: context.clock)
        return row.subscription.ownLimit(shareBp: bp, today: today)
    }

    /// Writes the share of a campaign into the company's subscriptions.
    private func keepShares(_ pair: Pair, _ company: CompanyRow) throws {
        let today = company.zoneTable.localDate(at: context.clock)
        for var row in try context.tables.subscriptions.find(company: company.id) {
            let id = row.subscription.id
            let (campaign, share) = pair.campaign.assumeIsolated {
                ($0.row.id, $0.share(of: id, today: today))
            }
            let kept: Int64? = share > 0 ? share : nil
            guard row.subscription.shares[campaign] != kept else { continue }
            row.subscription.shares[campaign] = kept
            try context.tables.subscriptions.save(row)
        }
    }

    /// Whether a unit was borrowed for a campaign that has used its limit up.
    mutating func borrow(for pair: Pair) throws -> Bool {
        let borrower = pair.capacity.assumeIsolated { $0.row }
        guard let id = borrower.subscription,
            let row = try context.tables.subscriptions.find(id),
            row.subscription.company == borrower.company,
            row.subscription.borrowing == .siblings
        else { return false }
        var members: [LoanMember] = []
        for campaign in row.subscription.shares.keys.sorted(by: Identifier.isBefore) {
            if let member = try member(campaign, of: id) { members.append(member) }
        }
        var book = LoanBook(try context.tables.loans.find(subscription: id))
        guard let loan = book.borrow(for: borrower.campaign, among: members) else { return false }
        try context.tables.loans.insert(loan, subscription: id)
        try count(loan, by: 1)
        return true
    }

    /// Borrows for a fact, which is never refused: when nobody lends, it goes beyond the limit.
    mutating func borrow(
        forFactOf participant: String,
        _ role: ParticipantRole,
        _ pair: Pair
    ) throws {
        let context = context
        let isWanted = try pair.capacity.assumeIsolated { capacity in
            let row = capacity.row
            guard row.subscription != nil, role == .beneficiary, row.room.taken + 1 > row.limit
            else { return false }
            // Whoever holds a unit brings it along.
            if try capacity.standing(participant, role, context) != nil { return false }
            let rows = try context.tables.enrollments.ofIdentity(
                campaign: row.campaign,
                participant: participant,
                role: role
            )
            guard !rows.contains(where: { $0.status == .active }) else { return false }
            return try capacity.need(role: role, participant: participant, context) > 0
        }
        if isWanted { _ = try borrow(for: pair) }
    }

    /// Step 7, first half: nobody borrows who has room, and siblings may use what came free.
    mutating func returnLoans() throws {
        var affected: Set<String> = []
        for id in context.touched {
            guard let pair = try actors.campaign(id, context) else { continue }
            let (bundle, mayLend) = pair.capacity.assumeIsolated {
                ($0.row.subscription, $0.marks?.mayPromote == true)
            }
            if let bundle, mayLend { affected.insert(bundle) }
        }
        for id in affected.sorted(by: Identifier.isBefore) {
            var book = LoanBook(try context.tables.loans.find(subscription: id))
            let ended = try book.returnUnused { try member($0, of: id) }
            try end(ended, of: id)
            try wakeSiblings(of: id)
        }
    }

    /// Those who wait for a unit of a sibling may get one now.
    private mutating func wakeSiblings(of id: String) throws {
        guard let row = try context.tables.subscriptions.find(id),
            row.subscription.borrowing == .siblings
        else { return }
        let context = context
        for campaign in row.subscription.shares.keys.sorted(by: Identifier.isBefore) {
            guard let pair = try actors.campaign(campaign, context) else { continue }
            pair.capacity.assumeIsolated { capacity in
                if capacity.row.subscription == id, capacity.row.waiting > 0 {
                    capacity.mayPromote(context)
                }
            }
        }
    }

    private mutating func takeBack(_ id: String) throws {
        var book = LoanBook(try context.tables.loans.find(subscription: id))
        let ended = try book.takeBack { try member($0, of: id) }
        try end(ended, of: id)
    }

    private mutating func leave(_ id: String, _ campaign: String) throws {
        var book = LoanBook(try context.tables.loans.find(subscription: id))
        let ended = book.leave(campaign)
        try end(ended, of: id)
        if !ended.isEmpty { try takeBack(id) }
    }

    private func end(_ loans: [Loan], of subscription: String) throws {
        for loan in loans {
            try context.tables.loans.remove(loan, subscription: subscription)
            try count(loan, by: -1)
        }
    }

    private func count(_ loan: Loan, by amount: Int64) throws {
        let context = context
        if let pair = try actors.campaign(loan.borrower, context) {
            pair.capacity.assumeIsolated { $0.loan(borrowed: amount, context) }
        }
        if let pair = try actors.campaign(loan.lender, context) {
            pair.capacity.assumeIsolated { $0.loan(lent: amount, context) }
        }
    }

    private func member(_ campaign: String, of subscription: String) throws -> LoanMember? {
        guard let pair = try actors.campaign(campaign, context) else { return nil }
        let row = pair.capacity.assumeIsolated { $0.row }
        guard row.subscription == subscription else { return nil }
        let status = pair.campaign.assumeIsolated { $0.view.status }
        return LoanMember(
            campaign: campaign,
            ownLimit: row.ownLimit,
            used: row.room.taken,
            isLender: status.isLive || status == .completed
        )
    }

    /// What a subscription is worth changed: its campaigns follow, drafts among them.
    mutating func reapply(_ id: String, _ company: CompanyRow) throws {
        let today = company.zoneTable.localDate(at: context.clock)
        for campaign in try context.tables.campaigns.ids(company: company.id) {
            guard let pair = try actors.campaign(campaign, context),
                pair.capacity.assumeIsolated({ $0.row.subscription == id })
            else { continue }
            let order = pair.campaign.assumeIsolated { $0.refreshTerms(today: today) }
            try carryOut([order], pair, company)
        }
        try wakeSiblings(of: id)
    }
}
