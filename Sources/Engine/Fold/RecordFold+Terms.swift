import Contracts
import Domain
import Storage

/// `campaign.change_terms`. Source: domain §9.1.
extension RecordFold {
    /// Agrees on other terms of a campaign.
    mutating func changeTerms(
        _ body: CampaignChangeTerms,
        _ command: Command,
        _ principal: Principal,
        _ company: CompanyRow
    ) throws -> FoldResult {
        guard CommandRights.mayAgreeTerms(principal) else { return .refused(.forbidden) }
        guard let around = try surroundings(of: body, company) else {
            return .refused(.notFound)
        }
        return try change(body.campaignId, command, company) { campaign, company, context in
            try campaign.changeTerms(
                body,
                around,
                by: principal.id,
                reason: command.reason,
                company,
                context
            )
        }
    }

    /// What a change of terms must know beyond the campaign; nil when it is not the company's.
    private func surroundings(
        of change: CampaignChangeTerms,
        _ company: CompanyRow
    ) throws -> CampaignActor.TermsSurroundings? {
        guard let pair = try owned(change.campaignId, company) else { return nil }
        let capacity = pair.capacity.assumeIsolated { $0.row }
        var around = CampaignActor.TermsSurroundings(capacity: capacity)
        guard change.terms.model == .bundle, let id = change.terms.subscriptionId,
            let share = change.terms.shareBp
        else { return around }
        let fields = pair.campaign.assumeIsolated { $0.row.fields }
        guard let row = try context.tables.subscriptions.find(id) else {
            around.bundleRefusals = [.subscriptionInactive]
            return around
        }
        let dates = fields.startDate.flatMap { start in
            fields.endDate.flatMap { CivilRange(start, through: $0) }
        }
        around.bundleRefusals = row.subscription.refusals(
            shareBp: share,
            campaign: change.campaignId,
            company: company.id,
            dates: dates ?? row.subscription.period
        )
        let own = try worth(of: share, of: id, company)
        let isSame = capacity.subscription == id
        around.effectiveShare = own + (isSame ? capacity.borrowed - capacity.lent : 0)
        return around
    }
}
