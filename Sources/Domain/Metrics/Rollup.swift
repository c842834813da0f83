/// Counters of a campaign or of one of its cohorts; every fact adds to them or takes away.
///
/// Source: domain §12.1.
package struct Rollup: Hashable, Sendable {
    /// The counters in their order.
    package private(set) var counts: [Int64]

    /// Counters of nothing.
    package init() { counts = RollupCounter.allCases.map { _ in 0 } }

    /// Counters in their order; missing ones are 0.
    package init(counts: [Int64]) {
        self.init()
        for (index, count) in counts.prefix(self.counts.count).enumerated() {
            self.counts[index] = count
        }
    }

    /// A counter.
    package subscript(_ counter: RollupCounter) -> Int64 { counts[counter.index] }

    /// Adds to a counter; it stays at the end of the range rather than leave it.
    package mutating func add(_ amount: Int64, to counter: RollupCounter) {
        counts[counter.index] = Arithmetic.saturatingSum(counts[counter.index], amount)
    }

    /// Whether nothing is counted.
    package var isEmpty: Bool { counts.allSatisfy { $0 == 0 } }

    /// The mean latest score of a dimension in basis points; nil without any.
    package func meanBp(of dimension: OutcomeDimension) -> Int64? {
        let (learners, sum) = RollupCounter.latest(of: dimension)
        return Arithmetic.roundHalfAway(self[sum], over: self[learners])
    }

    /// The beneficiaries who left, of those ever enrolled, in basis points; nil without any.
    package var dropoutBp: Int64? {
        Arithmetic.roundHalfAway(
            product: self[.beneficiariesWithdrawn],
            10_000,
            over: self[.beneficiariesEver]
        )
    }

    /// Sessions attended per beneficiary ever enrolled, in hundredths; nil without any.
    package var sessionsPerParticipant: Int64? {
        Arithmetic.roundHalfAway(product: self[.attendances], 100, over: self[.beneficiariesEver])
    }

    /// How much of the people aimed at were ever enrolled, in percent; nil without a target.
    ///
    /// Source: domain §9.3.
    package func engagement(volunteersAimed: Int64?, beneficiariesAimed: Int64?) -> Int64? {
        guard let volunteersAimed, let beneficiariesAimed,
            let volunteers = Arithmetic.floorOfProduct(
                self[.volunteersEver],
                100,
                over: volunteersAimed
            ),
            let beneficiaries = Arithmetic.floorOfProduct(
                self[.beneficiariesEver],
                100,
                over: beneficiariesAimed
            )
        else { return nil }
        return Arithmetic.floorDivide(min(100, volunteers) + min(100, beneficiaries), 2)
    }
}
