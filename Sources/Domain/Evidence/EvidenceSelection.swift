/// The evidence of a campaign that is most worth showing.
///
/// Source: domain §13.2.
package struct EvidenceSelection: Hashable, Sendable {
    /// A piece of evidence that was picked.
    package struct Pick: Hashable, Sendable {
        /// The evidence.
        package let item: EvidenceItem
        /// Its score.
        package let score: EvidenceScore
    }

    /// What was picked, in the order in which it was.
    package let picks: [Pick]

    /// How much is picked unless somebody asks for another number.
    package static let defaultLimit: Int64 = 10

    /// Picks the best evidence as of a date, the newer and then the smaller reference of equals.
    ///
    /// At first a third of the limit at most, rounded up, is taken of each dimension; only then
    /// is the rest filled up with the best that was left. The order of the items does not matter.
    package init(
        of items: [EvidenceItem],
        on today: CivilDate,
        zone: ZoneTable,
        limit: Int64 = defaultLimit
    ) {
        let ranked = items.compactMap { item in
            let age = today.days(since: zone.localDate(at: item.effectiveAt))
            return EvidenceScore(item, ageDays: age).map { Pick(item: item, score: $0) }
        }
        .sorted(by: Self.comesFirst)
        let wanted = min(max(limit, 0), Int64(ranked.count))
        let perDimension = Arithmetic.ceilDivide(max(limit, 0), 3) ?? 0
        var picks: [Pick] = []
        var left: [Pick] = []
        var counts: [OutcomeDimension: Int64] = [:]
        for pick in ranked {
            let count = counts[pick.item.dimension, default: 0]
            if Int64(picks.count) < wanted, count < perDimension {
                counts[pick.item.dimension] = count + 1
                picks.append(pick)
            } else {
                left.append(pick)
            }
        }
        self.picks = picks + left.prefix(Int(wanted) - picks.count)
    }

    private static func comesFirst(_ first: Pick, _ second: Pick) -> Bool {
        let totals = (first.score.total, second.score.total)
        if totals.0 != totals.1 { return totals.0 > totals.1 }
        let moments = (first.item.effectiveAt, second.item.effectiveAt)
        if moments.0 != moments.1 { return moments.0 > moments.1 }
        return Identifier.isBefore(first.item.ref, second.item.ref)
    }
}
