import Domain
import Storage

extension DueRow {
    /// The next look at what could be sold to a company as a whole: its next local midnight.
    static func upsell(of company: String, _ zone: ZoneTable, _ clock: Instant) -> DueRow {
        DueRow(
            entity: company,
            kind: .upsellCompany,
            dueAt: zone.nextLocalMidnight(after: clock),
            company: company
        )
    }
}
