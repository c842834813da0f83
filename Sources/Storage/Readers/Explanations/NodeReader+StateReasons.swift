import Contracts
import Domain

/// Why a campaign is in its state, and what keeps it there. Source: domain §4.
extension NodeReader {
    /// The path of a campaign through its states, and the guards that forbid the next steps to a
    /// platform administrator who gives a reason; nil when there is no such campaign, or it belongs
    /// to another company.
    package func explain(
        stateOf id: String,
        _ scope: ExplanationScope
    ) async throws(StorageFault) -> AsOf<Explanation?> {
        try await look { view in
            let clock = try view.clock()
            guard let plan = try CampaignPlans(view).find(id, clock: clock),
                scope.admits(plan.campaign.company)
            else { return nil }
            let path = try Self.history(view, id).filter { change in
                switch scope.moment {
                case .now: true
                case .position(let position): change.position <= position
                case .instant(let instant): change.recordedAt <= instant
                }
            }
            let status = path.last?.to ?? .draft
            var told = Explanation.Section(
                "path",
                "position",
                "from",
                "to",
                "at",
                "trigger",
                "by",
                "reason"
            )
            for change in path {
                told.add(
                    .int(change.position),
                    .string(change.from.rawValue),
                    .string(change.to.rawValue),
                    .string(change.at.rfc3339),
                    .string(change.trigger.rawValue),
                    .string(change.by),
                    .string(change.reason ?? "")
                )
            }
            let since = path.last.map { "since \($0.at.rfc3339), moved by \($0.by)" }
            var explanation = Explanation(
                "\(id) is \(status.rawValue) \(since ?? "since it was made").",
                figures: [
                    "campaignId": .string(id), "status": .string(status.rawValue),
                    "version": .int(plan.campaign.version),
                ],
                sections: [told]
            )
            if scope.moment == .now {
                explanation.sections.append(try Self.next(plan, view, clock))
                if status != plan.campaign.status {
                    explanation.differences.append(
                        "the campaign is stored as \(plan.campaign.status.rawValue), its path"
                            + " ends at \(status.rawValue)"
                    )
                }
            }
            return explanation
        }
    }

    private static func next(
        _ plan: CampaignPlans.Plan,
        _ view: ReadView,
        _ clock: Instant
    ) throws -> Explanation.Section {
        var facts = try guards(plan, view, clock)
        facts.trigger = .manual
        facts.reason = "asked"
        facts.isIssuerPlatformAdmin = true
        facts.mayIssuerApprove = true
        let matched = try ReconciliationTable(view.connection).status(campaign: plan.campaign.id)
        facts.isReconciled = matched == .matched
        var section = Explanation.Section("next", "to", "edge", "allowed", "forbidden by")
        for edge in CampaignEdge.allCases where edge.from == plan.campaign.status {
            let codes = CampaignGuards.failing(edge, facts).map(\.rawValue)
            section.add(
                .string(edge.to.rawValue),
                .string(edge.rawValue.uppercased()),
                .string(codes.isEmpty ? "yes" : "no"),
                .string(codes.joined(separator: ", "))
            )
        }
        section.note = "asked as a platform administrator with a reason, by hand, today"
        return section
    }
}
