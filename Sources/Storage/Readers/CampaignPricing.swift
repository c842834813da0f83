import Contracts
package import Domain

/// What a campaign costs, how its contract is used and what should be done about it.
///
/// Source: domain §9.3.
package struct CampaignPricing: Sendable, Hashable {
    /// The campaign.
    package let campaign: String
    /// The company.
    package let company: String
    /// Its name.
    package let name: String?
    /// Its state.
    package let status: CampaignStatus
    /// The figures, the action and the recommendations.
    package let insight: CampaignInsight
    /// What was agreed and what is used of it; the first item is what capacity counts.
    package let items: [ContractItem]
    /// The impact score of its volunteers as the latest snapshot told it; nil without any outcome.
    package let vis: Int64?

    /// What the impact score is called; nil below 40 and without a score.
    package var band: ImpactBand? { vis.flatMap(ImpactBand.init(score:)) }

    init(_ subject: RatingDesk.Subject, _ insight: CampaignInsight, vis: Int64?, on day: CivilDate)
    {
        campaign = subject.campaign.id
        company = subject.campaign.company
        name = subject.campaign.fields.name
        status = subject.campaign.status
        self.insight = insight
        items = ContractFacts(subject, on: day).items
        self.vis = vis
    }
}

extension ContractFacts {
    /// How the contract of a campaign is used, by the model of today.
    init(_ subject: RatingDesk.Subject, on day: CivilDate) {
        let counters = subject.capacity
        switch counters.model {
        case .seats: self = .seats(active: counters.volunteers, committed: counters.limit)
        case .credits:
            self = .credits(consumedMc: counters.creditsMc, allocationMc: counters.limit)
        case .iaas:
            self = .iaas(
                counted: counters.learners,
                served: counters.served,
                committed: counters.limit
            )
        case .bundle:
            self = .bundle(
                counted: counters.learners,
                served: counters.served,
                own: counters.ownLimit,
                borrowed: counters.borrowed,
                lent: counters.lent
            )
        case .custom:
            var terms: CustomTerms?
            if case .custom(let agreed) = subject.terms.inForce(on: day) { terms = agreed }
            self = .custom(
                volunteers: counters.volunteers,
                target: counters.limit,
                components: (terms?.components ?? []).map { Component($0, subject.ledger) },
                confirmed: Self.sum(subject.ledger, of: .milestone, \.quantity),
                milestones: Int64(terms?.milestones.count ?? 0)
            )
        }
    }

    /// What the ledger has of a type under custom terms; sums stay at the end of the range.
    fileprivate static func sum(
        _ ledger: [LedgerSum],
        of type: LedgerType,
        _ value: (LedgerSum) -> Int64
    ) -> Int64 {
        ledger.filter { $0.type == type && $0.model == .custom }
            .reduce(0) { Arithmetic.saturatingSum($0, value($1)) }
    }
}

extension ContractFacts.Component {
    /// What is used of a component; hours are whole ones.
    fileprivate init(_ component: CustomComponent, _ ledger: [LedgerSum]) {
        let used =
            switch component.unit {
            case .hour: ContractFacts.sum(ledger, of: .session, \.minutes) / 60
            case .session: ContractFacts.sum(ledger, of: .session, \.quantity)
            case .learner: ContractFacts.sum(ledger, of: .learnerServed, \.quantity)
            }
        self.init(name: component.name, used: used, cap: component.cap)
    }
}
