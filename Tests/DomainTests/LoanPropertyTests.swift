import Domain
import Testing

/// Random life of a bundle: learners come and go, limits and states change, campaigns leave.
@Suite("Loans under any sequence")
struct LoanPropertyTests {
    private struct Bundle {
        var members: [String: LoanMember] = [:]
        var book = LoanBook()
        var random: SplitMix

        init(seed: Int) {
            random = SplitMix(seed: seed)
            for campaign in ["a", "b", "c", "D", "e10", "e9"].prefix(Int(random.int(2...6))) {
                let own = random.int(0...20)
                members[campaign] = LoanMember(
                    campaign: campaign,
                    ownLimit: own,
                    used: random.int(0...own),
                    isLender: random.chance(80)
                )
            }
        }

        var ids: [String] { members.keys.sorted() }

        func limit(_ member: LoanMember) -> Int64 {
            book.effectiveLimit(own: member.ownLimit, of: member.campaign)
        }

        /// One record, ended as the engine ends it.
        mutating func step() {
            let campaign = random.pick(ids)
            switch random.int(1...10) {
            case 1...5: enroll(campaign)
            case 6, 7: withdraw(campaign)
            case 8: members[campaign]?.ownLimit = random.int(0...20)
            case 9: members[campaign]?.isLender = random.chance(70)
            default: if members.count > 2 { leave(campaign) }
            }
            let found = members
            let before = book.loans
            let takenBack = book.takeBack { found[$0] }
            let returned = book.returnUnused { found[$0] }
            let ended = takenBack + returned
            #expect(Set(before).subtracting(book.loans) == Set(ended))
            #expect(before.count == book.loans.count + ended.count)
        }

        private mutating func enroll(_ campaign: String) {
            guard let member = members[campaign] else { return }
            if member.used + 1 > limit(member), random.chance(80) {
                let siblings = ids.compactMap { members[$0] }
                let before = book
                if let loan = book.borrow(for: campaign, among: siblings) {
                    checkLoan(loan, before)
                }
            }
            members[campaign]?.used += 1
        }

        private mutating func withdraw(_ campaign: String) {
            guard let used = members[campaign]?.used, used > 0 else { return }
            members[campaign]?.used = used - 1
        }

        private func checkLoan(_ loan: Loan, _ before: LoanBook) {
            guard let lender = members[loan.lender] else {
                Issue.record("\(loan.lender) is no member")
                return
            }
            #expect(lender.isLender && loan.lender != loan.borrower)
            #expect(lender.used * 100 < limit(lender) * 80)
            let most = members.values.filter { $0.isLender && $0.campaign != loan.borrower }
                .map {
                    LoanBook.lendable(
                        limit: before.effectiveLimit(own: $0.ownLimit, of: $0.campaign),
                        used: $0.used
                    )
                }.max()
            let own = before.effectiveLimit(own: lender.ownLimit, of: lender.campaign)
            #expect(LoanBook.lendable(limit: own, used: lender.used) == most)
            #expect(book.loans.last == loan)
        }

        private mutating func leave(_ campaign: String) {
            let ended = book.leave(campaign)
            #expect(ended.allSatisfy { $0.involves(campaign) })
            #expect(ended.map(\.number) == ended.map(\.number).sorted(by: >))
            members[campaign] = nil
        }

        func check() {
            let owned = members.values.map(\.ownLimit).reduce(0, +)
            #expect(members.values.map(limit).reduce(0, +) == owned)
            for member in members.values {
                #expect(limit(member) >= 0)
                #expect(book.borrowed(member.campaign) == 0 || member.used >= limit(member))
            }
            #expect(LoanBook(book.loans.reversed()) == book)
        }
    }

    @Test(arguments: 0..<300)
    func `limits keep their sum, nothing unused is borrowed, and a lender keeps a reserve`(
        seed: Int
    ) {
        var bundle = Bundle(seed: seed)
        for _ in 0..<60 {
            bundle.step()
            bundle.check()
        }
    }
}
