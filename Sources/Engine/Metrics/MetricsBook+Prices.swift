import Contracts
import Domain
import Storage

/// What changes for learners are worth. Source: domain §9.2, §12.3.
extension MetricsBook {
    /// The price book of a campaign, noted as the one that its values are computed with.
    func book(of tally: CampaignTally, _ context: FoldContext) throws -> PriceBook? {
        guard let row = try context.tables.campaigns.find(tally.campaign) else { return nil }
        let book = try context.tables.metrics.desk.book(of: row)
        if tally.head.book != book?.effectiveFrom { tally.head.book = book?.effectiveFrom }
        return book
    }

    /// What a standing is worth in minor units; 0 without a price book.
    ///
    /// A value that does not fit 64 bits stays at the end of the range.
    func value(
        _ outcome: LearnerOutcome,
        _ dimension: OutcomeDimension,
        _ book: PriceBook?
    ) -> Int64 {
        guard let full = book?.items.socialValues[dimension] else { return 0 }
        return outcome.socialValueMinor(ofFull: full) ?? .max
    }

    /// Computes the values of a campaign anew when another price book holds on its start, or the
    /// same one says something else.
    ///
    /// Asked when a campaign's start may have moved and when a book is published; a campaign
    /// without outcomes costs nothing.
    func reprice(_ campaign: String, _ context: FoldContext) throws {
        let tally = try tally(campaign, context)
        guard tally.head.book != nil else { return }
        let book = try book(of: tally, context)
        let tables = context.tables.metrics
        for row in try tables.outcomes.find(campaign: campaign) {
            let worth = value(row.outcome, row.dimension, book)
            guard worth != row.socialValueMinor else { continue }
            let learner = try tables.people.find(
                campaign: campaign,
                role: .beneficiary,
                participant: row.participant
            )
            tally.add(worth - row.socialValueMinor, to: .socialValueMinor, in: learner?.instance)
            var priced = row
            priced.socialValueMinor = worth
            try tables.outcomes.save(priced, campaign: campaign)
        }
    }

    /// Computes the values of all campaigns in a currency anew: a book was published.
    func reprice(_ currency: Currency, _ context: FoldContext) throws {
        try save(context.tables)
        for campaign in try context.tables.metrics.rollups.priced() {
            let row = try context.tables.campaigns.find(campaign)
            guard row?.fields.currency ?? .eur == currency else { continue }
            try reprice(campaign, context)
        }
    }
}
