import Domain
import Testing

@Suite("Loans inside a bundle")
struct LoanBookTests {
    /// The limits and uses that the book asks for.
    private struct Siblings {
        var members: [LoanMember]

        init(_ members: (campaign: String, own: Int64, used: Int64)...) {
            self.members = members.map {
                LoanMember(campaign: $0.campaign, ownLimit: $0.own, used: $0.used, isLender: true)
            }
        }

        subscript(campaign: String) -> LoanMember? {
            get { members.first { $0.campaign == campaign } }
            set {
                members.removeAll { $0.campaign == campaign }
                if let newValue { members.append(newValue) }
            }
        }

        func limits(_ book: LoanBook) -> [Int64] {
            members.map { book.effectiveLimit(own: $0.ownLimit, of: $0.campaign) }
        }
    }

    @Test(
        arguments: [
            (100, 70, 12), (100, 65, 18), (125, 40, 74), (100, 79, 1), (100, 80, 0), (0, 0, 0),
            (1, 0, 0), (2, 0, 1), (-3, 0, 0), (.max, 0, .max - 1), (10, .max, 0),
        ] as [(Int64, Int64, Int64)]
    )
    func `a lender keeps below 80 percent`(_ limit: Int64, _ used: Int64, _ lendable: Int64) {
        #expect(LoanBook.lendable(limit: limit, used: used) == lendable)
    }

    @Test func `the next learner of a full campaign borrows from who can lend most`() {
        let siblings = Siblings(("a", 100, 70), ("b", 100, 65), ("c", 125, 125))
        var book = LoanBook()
        let loan = book.borrow(for: "c", among: siblings.members)
        #expect(loan == Loan(number: 1, lender: "b", borrower: "c"))
        #expect(siblings.limits(book) == [100, 99, 126])
        #expect(siblings.limits(book).reduce(0, +) == 325)
        #expect((book.borrowed("c"), book.lent("c")) == (1, 0))
        #expect((book.borrowed("b"), book.lent("b")) == (0, 1))
    }

    @Test func `the smaller id lends among equals, whatever the order of asking`() {
        let siblings = Siblings(("d", 10, 0), ("Z", 10, 0), ("b", 10, 0), ("c", 5, 5))
        let book = LoanBook()
        #expect(book.lender(for: "c", among: siblings.members) == "Z")
        #expect(book.lender(for: "c", among: siblings.members.reversed()) == "Z")
        #expect(book.lender(for: "Z", among: siblings.members) == "b")
    }

    @Test func `who is neither live nor completed lends nothing, nor does anybody to itself`() {
        var siblings = Siblings(("a", 100, 0), ("b", 100, 0))
        siblings["b"]?.isLender = false
        var book = LoanBook()
        #expect(book.lender(for: "a", among: siblings.members) == nil)
        #expect(book.borrow(for: "a", among: siblings.members) == nil)
        #expect(book.loans.isEmpty)
    }

    @Test func `a lender stops where one more unit would bring it to 80 percent`() {
        let siblings = Siblings(("a", 100, 78), ("b", 10, 10))
        var book = LoanBook()
        while book.borrow(for: "b", among: siblings.members) != nil {}
        #expect(siblings.limits(book) == [98, 12])
    }

    @Test func `units that are not used go back, the newest loan first`() {
        var siblings = Siblings(("a", 10, 0), ("b", 10, 0), ("c", 5, 8))
        var book = LoanBook()
        book.borrow(from: "a", for: "c")
        book.borrow(from: "b", for: "c")
        book.borrow(from: "a", for: "c")
        #expect(book.returnUnused { siblings[$0] } == [])
        siblings["c"]?.used = 6
        #expect(book.returnUnused { siblings[$0] }.map(\.number) == [3, 2])
        #expect(book.loans == [Loan(number: 1, lender: "a", borrower: "c")])
        #expect(book.returnUnused { siblings[$0] } == [])
    }

    @Test func `a unit that comes home frees a loan there`() {
        let siblings = Siblings(("a", 5, 5), ("b", 10, 0), ("c", 5, 5))
        var book = LoanBook()
        book.borrow(from: "a", for: "c")
        book.borrow(from: "b", for: "a")
        let ended = book.returnUnused { siblings[$0] }
        #expect(ended.map(\.number) == [1, 2])
        #expect(siblings.limits(book) == [5, 10, 5])
    }

    @Test func `a campaign the book is told nothing of keeps its loans`() {
        var book = LoanBook([Loan(number: 4, lender: "a", borrower: "b")])
        #expect(book.returnUnused { _ in nil } == [])
        #expect(book.takeBack { _ in nil } == [])
        #expect(book.loans.count == 1)
    }

    @Test func `a smaller own limit takes back the newest units lent, through every borrower`() {
        var siblings = Siblings(("a", 2, 2), ("b", 0, 0), ("c", 0, 5))
        var book = LoanBook()
        book.borrow(from: "a", for: "b")
        book.borrow(from: "a", for: "c")
        book.borrow(from: "b", for: "c")
        siblings["a"]?.ownLimit = 1
        #expect(book.takeBack { siblings[$0] }.map(\.number) == [2])
        siblings["a"]?.ownLimit = 0
        #expect(book.takeBack { siblings[$0] }.map(\.number) == [1, 3])
        #expect(siblings.limits(book) == [0, 0, 0])
    }

    @Test func `leaving the bundle undoes what a campaign lent and borrowed`() {
        var book = LoanBook()
        book.borrow(from: "a", for: "b")
        book.borrow(from: "b", for: "c")
        book.borrow(from: "a", for: "c")
        book.borrow(from: "c", for: "b")
        #expect(book.leave("b").map(\.number) == [4, 2, 1])
        #expect(book.loans == [Loan(number: 3, lender: "a", borrower: "c")])
        #expect((book.borrowed("c"), book.lent("a"), book.lent("b")) == (1, 1, 0))
    }

    @Test func `loans read back in any order keep their order and their numbers`() {
        var book = LoanBook([
            Loan(number: 7, lender: "a", borrower: "c"),
            Loan(number: 2, lender: "b", borrower: "c"),
        ])
        #expect(book.loans.map(\.number) == [2, 7])
        #expect(book.borrow(from: "a", for: "c").number == 8)
        #expect(book.borrowed("c") == 3)
    }

    @Test(
        arguments: [
            (3333, 10, 0, 500, 200), (200, 10, 0, 500, 200), (199, 10, 0, 500, 199),
            (10_000, 1, 0, 3, 3334), (10_000, 1, 1, 3, 6667), (5000, 0, 0, 500, 0),
            (5000, 9, 9, 0, 5000), (10_000, .max, .max, 3, 10_000),
        ] as [(Int64, Int64, Int64, Int64, Int64)]
    )
    func `at its end a campaign keeps what it served and lent`(
        _ share: Int64,
        _ served: Int64,
        _ lent: Int64,
        _ whole: Int64,
        _ kept: Int64
    ) {
        #expect(
            LoanBook.shareAtEnd(shareBp: share, served: served, lent: lent, whole: whole) == kept
        )
    }

    @Test(arguments: 0..<200)
    func `a trimmed share is worth at least what was served and lent`(seed: Int) {
        var random = SplitMix(seed: seed)
        let whole = random.int(1...6000)
        let share = random.int(1...10_000)
        let own = whole * share / 10_000
        let served = random.int(0...own)
        let lent = random.int(0...(own - served))
        let kept = LoanBook.shareAtEnd(shareBp: share, served: served, lent: lent, whole: whole)
        #expect(kept <= share)
        #expect(whole * kept / 10_000 >= served + lent)
        #expect(kept == 0 || whole * (kept - 1) / 10_000 < served + lent)
    }
}
