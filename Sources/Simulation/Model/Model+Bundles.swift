import Contracts
import Domain

/// Subscriptions, and what their campaigns lend each other, by 7.7.
extension Model {
    func create(_ wish: SubscriptionCreate, _ company: ModelCompany) -> ModelResult {
        let id = wish.id ?? make("sub", company.id)
        guard subscriptions[id] == nil else { return .refused(["id_taken"]) }
        let bundle = ModelSubscription(
            id: id,
            company: company.id,
            price: wish.annualPrice,
            learners: wish.learnersSupported,
            quantity: wish.quantity,
            (wish.periodStart, wish.periodEnd),
            lends: wish.borrowing == .siblings,
            at: clock
        )
        subscriptions[id] = bundle
        turn(bundle, company)
        fresh.append((company.id, "subscription:\(id)"))
        return .applied
    }

    func setBorrowing(_ command: Command, _ company: ModelCompany) -> ModelResult {
        guard case .subscriptionSetBorrowing(let id, let borrowing) = command.body,
            let bundle = subscriptions[id], bundle.company == company.id
        else { return .refused(["not_found"]) }
        if let expected = command.expectedVersion, expected != bundle.version {
            return .refused(["version_conflict"])
        }
        bundle.lends = borrowing == .siblings
        bundle.version += 1
        follow(bundle, company)
        return .applied
    }

    func change(_ changed: SubscriptionChanged, _ company: ModelCompany) -> ModelResult {
        guard let bundle = subscriptions[changed.subscriptionId] else {
            return .parked("subscription:\(changed.subscriptionId)")
        }
        guard bundle.company == company.id else { return .rejected("tenant_mismatch") }
        bundle.status = changed.status.rawValue
        bundle.quantity = changed.quantity
        bundle.start = changed.periodStart
        bundle.end = changed.periodEnd
        bundle.version += 1
        turn(bundle, company)
        return .applied
    }

    /// The first and the day after the last of its period.
    func turns(_ bundle: ModelSubscription, _ company: ModelCompany) -> [Due] {
        [bundle.start, bundle.end.adding(days: 1)].map(company.midnight)
            .filter { $0 > bundle.seen }.map { at in
                Due(at: at, company: company.id, rank: 2, entity: bundle.id, item: 0) {
                    [unowned self] in turn(bundle, company)
                }
            }
    }

    private func turn(_ bundle: ModelSubscription, _ company: ModelCompany) {
        bundle.seen = clock
        charge(bundle, company)
        follow(bundle, company)
    }

    private func follow(_ bundle: ModelSubscription, _ company: ModelCompany) {
        let own = campaigns.values.filter { $0.current?.input.subscriptionId == bundle.id }
        for campaign in own.sorted(by: { $0.id < $1.id }) {
            refreshTerms(campaign, company)
            charge(campaign, company)
        }
    }

    /// Whether a share is too much beside those of the other campaigns that left draft, each with
    /// the largest that it has or will have.
    func isOverAllocated(
        _ bundle: ModelSubscription,
        with bp: Int64,
        of campaign: ModelCampaign
    ) -> Bool {
        let others = campaigns.values.filter { $0.id != campaign.id && $0.status != "draft" }
        return others.reduce(bp) { $0 + share(of: $1, in: bundle) } > 10_000
    }

    func share(of campaign: ModelCampaign, in bundle: ModelSubscription) -> Int64 {
        guard campaign.status != "draft", let company = companies[campaign.company] else {
            return 0
        }
        let today = company.date(clock)
        var all = [campaign.terms(on: today)].compactMap { $0 }
        if campaign.settledOn == nil {
            all += campaign.terms.filter { terms in
                terms.from > today && (campaign.fields.end.map { terms.from <= $0 } ?? true)
            }
        }
        let own = all.filter { $0.model == "bundle" && $0.input.subscriptionId == bundle.id }
        let most = own.compactMap(\.input.shareBp).max() ?? 0
        return min(most, campaign.keptShareBp ?? most)
    }

    /// What a campaign keeps of its share when it is over.
    func settleShare(_ campaign: ModelCampaign) {
        guard campaign.keptShareBp == nil, let terms = campaign.current?.input,
            terms.model == .bundle, let share = terms.shareBp,
            let bundle = terms.subscriptionId.flatMap({ subscriptions[$0] }),
            bundle.company == campaign.company
        else { return }
        let whole = bundle.learnersSupported * bundle.quantity
        let kept = (Int64(campaign.supports.count) + campaign.lent) * 10_000
        campaign.keptShareBp = min(share, (kept + whole - 1) / whole)
    }

    /// Borrows a unit for somebody, from whoever can spare most; tells whether that was possible.
    func borrow(for campaign: ModelCampaign) -> Bool {
        guard let id = bundle(of: campaign), let bundle = subscriptions[id], bundle.lends,
            bundle.company == campaign.company
        else { return false }
        let lenders = campaigns.values.filter { other in
            other.id != campaign.id && self.bundle(of: other) == id
                && (other.isLive || other.status == "completed") && spare(other) > 0
        }
        let best = lenders.min { (-spare($0), $0.id) < (-spare($1), $1.id) }
        guard let best else { return false }
        touch(campaign)
        touch(best)
        let newest = loans.all.filter { $0.subscription == id }.map(\.number).max() ?? 0
        loans.all.append(
            ModelLoan(
                subscription: id,
                number: newest + 1,
                lender: best.id,
                borrower: campaign.id
            )
        )
        return true
    }

    /// A fact is never refused; it borrows if it can.
    func borrow(forFactOf person: String, _ role: String, _ campaign: ModelCampaign) {
        guard campaign.model == "bundle", !campaign.isActive(person, role),
            campaign.need(person, role) > 0, campaign.standing(person, role) == nil,
            campaign.used + campaign.held + 1 > campaign.limit
        else { return }
        _ = borrow(for: campaign)
    }

    private func bundle(of campaign: ModelCampaign) -> String? {
        campaign.model == "bundle" ? campaign.current?.input.subscriptionId : nil
    }

    /// What a campaign can lend and stay below 80 %.
    private func spare(_ campaign: ModelCampaign) -> Int64 {
        max(0, campaign.limit - 5 * (campaign.used + campaign.held) / 4 - 1)
    }

    /// Nobody borrows who has room: the end of every record.
    func returnLoans() {
        let mayReturn = walksEverything ? nil : Set(before.keys)
        while let loan = loans.all.last(where: { loan in
            guard mayReturn?.contains(loan.borrower) ?? true else { return false }
            return campaigns[loan.borrower].map { $0.used + $0.held < $0.limit } ?? false
        }) { end(loan) }
    }

    /// Nobody lends more than there is.
    func takeBack() {
        while let loan = loans.all.last(where: { loan in
            campaigns[loan.lender].map { $0.limit < 0 } ?? false
        }) { end(loan) }
    }

    func leave(_ bundle: String, _ campaign: ModelCampaign) {
        for loan in loans.all where loan.subscription == bundle {
            if loan.borrower == campaign.id || loan.lender == campaign.id { end(loan) }
        }
    }

    private func end(_ loan: ModelLoan) {
        for id in [loan.borrower, loan.lender] {
            if let campaign = campaigns[id] { touch(campaign) }
        }
        loans.all.removeAll { $0 == loan }
    }
}
