import Contracts
import Domain

/// What happened, when, by whom and why. Source: domain §13.3, §22.
extension NodeReader {
    /// Entries of the activity feed of a campaign or a company, in the order they happened or the
    /// newest first.
    ///
    /// A company's feed is those of its campaigns and its own, merged by their places: from each
    /// a stretch of at most the limit is read.
    package func activity(
        _ filter: ActivityFilter
    ) async throws(StorageFault) -> AsOf<[ActivityFeedRow]> {
        try await look { view in
            let kinds = filter.readableKinds
            guard !kinds.isEmpty else { return [] }
            if let campaign = filter.campaign {
                return try Self.feed(view, of: campaign, kinds, filter)
            }
            let campaigns = try CampaignTable(view.connection).ids(company: filter.company)
            var merged = try Self.feed(view, of: nil, kinds, filter)
            for feed in campaigns { merged += try Self.feed(view, of: feed, kinds, filter) }
            merged.sort { filter.isAscending ? $0.seq < $1.seq : $0.seq > $1.seq }
            return Array(merged.prefix(Int(clamping: filter.limit)))
        }
    }

    private static func feed(
        _ view: ReadView,
        of campaign: String?,
        _ kinds: [ActivityFeedKind],
        _ filter: ActivityFilter
    ) throws(StorageFault) -> [ActivityFeedRow] {
        let marks = Array(repeating: "?", count: kinds.count).joined(separator: ", ")
        let index = campaign == nil ? "activity_company" : "activity_campaign"
        let own = campaign == nil ? "campaign IS NULL AND ? IS NULL" : "campaign = ?"
        let place = filter.isAscending ? "seq > ?" : "seq < ?"
        let after = filter.isAscending || filter.after > 0 ? filter.after : Int64.max
        return try view.all(
            """
            SELECT \(ActivityFeedRow.columns) FROM activity_feed INDEXED BY \(index)
            WHERE company = ? AND \(own) AND \(place) AND kind IN (\(marks))
                AND at >= ? AND at < ? AND coalesce(?, actor) = actor
            ORDER BY seq \(filter.isAscending ? "ASC" : "DESC") LIMIT ?
            """,
            { binder in
                binder.add(filter.company)
                binder.add(campaign)
                binder.add(after)
                for kind in kinds { binder.add(kind.rawValue) }
                binder.add(filter.from?.ms ?? Int64.min)
                binder.add(filter.to?.ms ?? Int64.max)
                binder.add(filter.actor)
                binder.add(filter.limit)
            },
            { ActivityFeedRow(&$0) }
        ).compactMap { $0 }
    }
}
