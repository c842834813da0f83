import Contracts
import Domain
import Storage

/// The daily look at what should be done about the contract. Source: domain §9.3.
extension CampaignActor {
    /// Plans the next look: the local midnight behind the last one, or behind the moment at which
    /// the campaign came into a state in which it is looked at.
    ///
    /// It follows from what is kept, so whatever else happens at that midnight may ask again. A
    /// campaign that is not looked at any more has one more look, which ends it.
    func schedulePricing(_ zone: ZoneTable, _ context: FoldContext) throws {
        let signals = context.tables.metrics.pricingSignals
        var kept = try signals.find(campaign: row.id)
        if kept == nil, row.isJudged(at: context.clock) {
            let new = PricingSignalRow(
                campaign: row.id,
                company: row.company,
                since: context.clock
            )
            try signals.save(new)
            kept = new
        }
        guard let kept else { return }
        try context.tables.due.schedule(
            DueRow(
                entity: row.id,
                kind: .pricingEvaluate,
                dueAt: zone.nextLocalMidnight(after: kept.evaluatedAt),
                company: row.company
            )
        )
    }
}
