import Contracts
import Domain
import Storage

/// What sales is told of contracts, when it changes. Source: domain §9.3.
extension RecordFold {
    /// The daily look at a contract: rank 10 of the clock.
    ///
    /// Told is the action and the set of recommendations, and only when one of them is not what
    /// was told last. Figures that do not fit 64 bits say nothing, so nothing changes.
    mutating func evaluatePricing(_ campaign: String) throws {
        guard let (pair, company) = try addressed(campaign) else { return }
        let context = context
        let signals = context.tables.metrics.pricingSignals
        let campaignRow = pair.campaign.assumeIsolated { $0.row }
        guard var kept = try signals.find(campaign: campaign) else { return }
        guard campaignRow.isJudged(at: context.clock) else {
            return try endPricing(pair, kept)
        }
        try context.metrics.save(campaign, context.tables)
        let counters = pair.capacity.assumeIsolated { $0.row }
        if let insight = try insight(campaign, counters, company.zoneTable) {
            let now = PricingSignal(insight)
            if now != kept.signal {
                try context.emit(
                    company.id,
                    campaign: campaign,
                    InsightsPricingChanged(
                        campaign: campaign,
                        status: campaignRow.status,
                        model: insight.usage.model,
                        signal: now,
                        before: kept.signal,
                        figures: .init(insight)
                    )
                )
                kept.signal = now
                kept.toldAt = context.clock
                kept.position = context.position
            }
        }
        kept.evaluatedAt = context.clock
        try signals.save(kept)
        try pair.campaign.assumeIsolated { try $0.schedulePricing(company.zoneTable, context) }
    }

    /// A campaign moved on: one that is not looked at any more is told of as done with.
    mutating func settlePricing(_ pair: Pair) throws {
        let row = pair.campaign.assumeIsolated { $0.row }
        guard !row.isJudged(at: context.clock),
            let kept = try context.tables.metrics.pricingSignals.find(campaign: row.id)
        else { return }
        try endPricing(pair, kept)
    }

    private func endPricing(_ pair: Pair, _ kept: PricingSignalRow) throws {
        let campaign = pair.campaign.assumeIsolated { $0.row }
        if kept.signal != .quiet {
            try context.emit(
                campaign.company,
                campaign: campaign.id,
                InsightsPricingChanged(
                    campaign: campaign.id,
                    status: campaign.status,
                    model: pair.capacity.assumeIsolated { $0.row.model },
                    signal: .quiet,
                    before: kept.signal,
                    figures: nil
                )
            )
        }
        try context.tables.metrics.pricingSignals.remove(campaign: campaign.id)
        try context.tables.due.cancel(entity: campaign.id, kind: .pricingEvaluate)
    }

    private func insight(
        _ campaign: String,
        _ counters: CapacityRow,
        _ zone: ZoneTable
    ) throws -> CampaignInsight? {
        guard let subject = try context.tables.rating.subject(campaign, counters: counters) else {
            return nil
        }
        return try context.tables.metrics.insights.insight(
            subject,
            zone: zone,
            clock: context.clock,
            windowEnd: context.windowEnd(in: zone)
        )
    }
}
