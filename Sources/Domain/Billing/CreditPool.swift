/// P: the credits bought, as they grew.
///
/// Source: domain §11.2.
package struct CreditPool: Hashable, Sendable {
    /// A date on which P grew, and what it grew to.
    package struct Level: Hashable, Sendable {
        /// The local date of the clock.
        package let date: CivilDate
        /// P from then on, in thousandths of a credit.
        package let mc: Int64

        /// A level.
        package init(date: CivilDate, mc: Int64) {
            self.date = date
            self.mc = mc
        }
    }

    /// The local date on which the campaign became active first; nil before that.
    package let activatedOn: CivilDate?
    /// The levels from the activation on, one for each purchase; their order does not matter.
    package let levels: [Level]

    /// A pool; without an activation it has no level.
    package init(activatedOn: CivilDate? = nil, levels: [Level] = []) {
        self.activatedOn = activatedOn
        self.levels = levels
    }

    /// P at the end of a date.
    ///
    /// Before the activation it is the allocation of the credit terms agreed then, from the
    /// activation on the largest in effect since, 0 until credit terms are.
    package func bought(on date: CivilDate, terms: EffectiveTerms) -> Int64 {
        if let activatedOn, activatedOn <= date {
            return levels.reduce(0) { $1.date <= date ? max($0, $1.mc) : $0 }
        }
        guard case .credits(let credits) = terms.latest(of: .credits, through: date) else {
            return 0
        }
        return credits.allocationMc
    }

    /// What was bought in the step to a level.
    func added(reaching mc: Int64) -> Int64 {
        mc - levels.reduce(0) { $1.mc < mc ? max($0, $1.mc) : $0 }
    }
}
