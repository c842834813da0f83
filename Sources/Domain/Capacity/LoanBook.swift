/// The loans between the campaigns of one bundle subscription.
///
/// Every loan takes a unit from one effective limit and adds it to another, so all effective
/// limits together are always all own limits together. Limits and uses belong to the campaigns:
/// the book asks for them, with nil for a campaign that it shall leave alone. What it ends it
/// hands back, in the order of the ending, so that a store can follow. Source: domain §7.7.
package struct LoanBook: Hashable, Sendable {
    /// The loans, oldest first.
    package private(set) var loans: [Loan]
    private var borrowedCounts: [String: Int64] = [:]
    private var lentCounts: [String: Int64] = [:]

    /// A book of loans in any order; their numbers tell which is newest.
    package init(_ loans: [Loan] = []) {
        self.loans = loans.sorted { $0.number < $1.number }
        for loan in loans { count(loan, 1) }
    }

    /// The units a campaign has from others.
    package func borrowed(_ campaign: String) -> Int64 { borrowedCounts[campaign] ?? 0 }

    /// The units others have from a campaign.
    package func lent(_ campaign: String) -> Int64 { lentCounts[campaign] ?? 0 }

    /// L: what a campaign may use, its own limit with what it borrowed and without what it lent.
    package func effectiveLimit(own: Int64, of campaign: String) -> Int64 {
        Arithmetic.saturatingSum(own, borrowed(campaign) - lent(campaign))
    }

    /// How many units a campaign can lend before it reaches 80 percent of what it keeps.
    package static func lendable(limit: Int64, used: Int64) -> Int64 {
        let kept = Int128(used) * 5 / 4 + 1
        return Int64(clamping: max(0, Int128(limit) - kept))
    }

    /// Which of the members lends the next unit to a campaign, or nil when none can.
    ///
    /// The one that can lend most, of equals the one with the smaller id.
    package func lender(
        for borrower: String,
        among members: some Sequence<LoanMember>
    ) -> String? {
        var best: String?
        var most: Int64 = 0
        for member in members where member.isLender && member.campaign != borrower {
            let limit = effectiveLimit(own: member.ownLimit, of: member.campaign)
            let lendable = Self.lendable(limit: limit, used: member.used)
            guard lendable > 0, lendable >= most else { continue }
            if let best, lendable == most, Identifier.isBefore(best, member.campaign) { continue }
            best = member.campaign
            most = lendable
        }
        return best
    }

    /// Makes the newest loan and hands it back; its number is one above the newest number held.
    @discardableResult
    package mutating func borrow(from lender: String, for borrower: String) -> Loan {
        let loan = Loan(number: (loans.last?.number ?? 0) + 1, lender: lender, borrower: borrower)
        loans.append(loan)
        count(loan, 1)
        return loan
    }

    /// Borrows a unit for a campaign from the best lender; nil, and nothing done, without one.
    package mutating func borrow(
        for borrower: String,
        among members: some Sequence<LoanMember>
    ) -> Loan? {
        guard let lender = lender(for: borrower, among: members) else { return nil }
        return borrow(from: lender, for: borrower)
    }

    /// Gives back what is not used, so that no campaign borrows while it has room.
    ///
    /// Due at the end of every record. A unit that comes home can free a loan there, so the
    /// campaigns are gone through in the order of their ids until nobody gives anything back.
    package mutating func returnUnused(
        _ member: (String) throws -> LoanMember?
    ) rethrows -> [Loan] {
        try settle(.borrower, member) { book, member in
            member.used < book.effectiveLimit(own: member.ownLimit, of: member.campaign)
        }
    }

    /// Takes back what was lent where own limits shrank, until no effective limit is below 0.
    ///
    /// A borrower that loses a unit may have lent one on, hence again the rounds by id.
    package mutating func takeBack(
        _ member: (String) throws -> LoanMember?
    ) rethrows -> [Loan] {
        try settle(.lender, member) { book, member in
            book.effectiveLimit(own: member.ownLimit, of: member.campaign) < 0
        }
    }

    /// Ends all loans of a campaign that leaves the bundle, the newest first.
    ///
    /// A campaign that borrowed from it may have lent more than it keeps, and one that lent to it
    /// may have room now: `takeBack` and `returnUnused` follow.
    package mutating func leave(_ campaign: String) -> [Loan] {
        let ended = loans.filter { $0.involves(campaign) }
        loans.removeAll { $0.involves(campaign) }
        for loan in ended { count(loan, -1) }
        return ended.reversed()
    }

    /// The share in basis points that a campaign keeps at its end: what it served and lent, rounded
    /// up, and never more than it had.
    ///
    /// `whole` is the learners of the whole subscription; a whole of 0 leaves the share as it is.
    package static func shareAtEnd(
        shareBp: Int64,
        served: Int64,
        lent: Int64,
        whole: Int64
    ) -> Int64 {
        let kept = (Int128(served) + Int128(lent)) * 10_000
        guard let floor = Arithmetic.floorDivide(wide: -kept, Int128(whole)) else { return shareBp }
        return min(shareBp, Int64(clamping: -Int128(floor)))
    }

    private enum Side {
        case borrower
        case lender

        func campaign(of loan: Loan) -> String {
            switch self {
            case .borrower: loan.borrower
            case .lender: loan.lender
            }
        }
    }

    /// Ends the newest loans of every campaign on one side for as long as a condition holds, in
    /// rounds by id, until a round ends none.
    private mutating func settle(
        _ side: Side,
        _ member: (String) throws -> LoanMember?,
        while isDue: (Self, LoanMember) -> Bool
    ) rethrows -> [Loan] {
        guard !loans.isEmpty else { return [] }
        let members = try members(on: side, member)
        var ended: [Loan] = []
        var endedBefore = -1
        while ended.count > endedBefore {
            endedBefore = ended.count
            for member in members {
                while isDue(self, member), let loan = removeNewest(side, of: member.campaign) {
                    ended.append(loan)
                }
            }
        }
        return ended
    }

    /// The campaigns on one side of any loan, by id.
    private func members(
        on side: Side,
        _ member: (String) throws -> LoanMember?
    ) rethrows -> [LoanMember] {
        let campaigns =
            switch side {
            case .borrower: borrowedCounts.keys
            case .lender: lentCounts.keys
            }
        return try campaigns.sorted(by: Identifier.isBefore).compactMap(member)
    }

    private mutating func removeNewest(_ side: Side, of campaign: String) -> Loan? {
        guard let place = loans.lastIndex(where: { side.campaign(of: $0) == campaign }) else {
            return nil
        }
        let loan = loans.remove(at: place)
        count(loan, -1)
        return loan
    }

    private mutating func count(_ loan: Loan, _ step: Int64) {
        borrowedCounts[loan.borrower] = Self.nonZero(borrowed(loan.borrower) + step)
        lentCounts[loan.lender] = Self.nonZero(lent(loan.lender) + step)
    }

    private static func nonZero(_ count: Int64) -> Int64? { count == 0 ? nil : count }
}
