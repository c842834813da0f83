import Contracts
import Domain

/// Places that are kept, and who waits for one. Source: "Holds and offers".
extension NodeReader {
    /// The holds and offers of a campaign, oldest first.
    package func holds(
        _ filter: HoldFilter
    ) async throws(StorageFault) -> AsOf<[HoldEntry]> {
        try await look { view in
            try view.all(
                """
                SELECT h.id, h.ref, w.id, h.campaign, h.participant, h.role, h.cohort, h.status,
                    h.placed_at, h.expires_at, h.ended_at
                FROM holds h LEFT JOIN waitlist w ON w.seq = h.entry
                WHERE h.campaign = ?1 AND (?2 IS NULL OR h.status = ?2)
                    AND (?3 IS NULL OR h.participant = ?3)
                    AND h.seq > coalesce((SELECT seq FROM holds WHERE id = ?4), 0)
                ORDER BY h.seq LIMIT ?5
                """,
                { binder in
                    binder.add(filter.campaign)
                    binder.add(filter.status?.rawValue)
                    binder.add(filter.participant)
                    binder.add(filter.after)
                    binder.add(filter.limit)
                },
                { row in
                    HoldEntry(
                        id: row.text(),
                        ref: row.optionalText(),
                        entryId: row.optionalText(),
                        campaign: row.text(),
                        participant: row.text(),
                        role: ParticipantRole(rawValue: row.text()) ?? .volunteer,
                        cohort: row.optionalText(),
                        status: HoldStatus(rawValue: row.text()) ?? .rejected,
                        placedAt: Instant(ms: row.int()),
                        expiresAt: row.optionalInt().map { Instant(ms: $0) },
                        endedAt: row.optionalInt().map { Instant(ms: $0) }
                    )
                }
            )
        }
    }

    /// The waiting list of a campaign: first whoever is offered a place, then who waits, in the
    /// order of promotion; nil when there is no such campaign.
    package func waitlist(
        campaign: String,
        limit: Int64
    ) async throws(StorageFault) -> AsOf<[WaitEntry]?> {
        try await look { view in
            guard try CampaignTable(view.connection).company(of: campaign) != nil else {
                return nil
            }
            let columns = WaitlistRow.columns.split(separator: ",")
                .map { "w." + $0.drop { $0 == " " || $0 == "\n" } }
                .joined(separator: ", ")
            var place: Int64 = 0
            let rows = try view.all(
                """
                SELECT h.expires_at, \(columns) FROM waitlist w
                    LEFT JOIN holds h ON h.entry = w.seq
                WHERE w.campaign = ?1 AND w.status IN ('waiting', 'offered')
                ORDER BY w.status = 'waiting', w.priority DESC, w.seq LIMIT ?2
                """,
                { binder in
                    binder.add(campaign)
                    binder.add(limit)
                },
                { row in (row.optionalInt().map { Instant(ms: $0) }, WaitlistRow(&row)) }
            )
            return rows.map { expiresAt, row in
                guard row.status == .waiting else {
                    return WaitEntry(row: row, place: nil, offerExpiresAt: expiresAt)
                }
                place += 1
                return WaitEntry(row: row, place: place, offerExpiresAt: nil)
            }
        }
    }
}
