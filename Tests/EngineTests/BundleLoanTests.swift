import Contracts
import Domain
import Simulation
import Storage
import Testing

@Suite("Loans between campaigns of a bundle")
struct BundleLoanTests {
    /// Of 100 learners `c1` and `c2` have 10 each and `c3` has 2.
    private func small(
        used: [Int],
        borrowing: String = "siblings",
        _ more: JSONObject = [:]
    ) async throws -> Stage {
        let stage = try await Stage.bundled(
            [1000, 1000, 200],
            learners: 100,
            borrowing: borrowing,
            more
        )
        for (index, count) in used.enumerated() {
            try await stage.crowd("\(index + 1)-", count, campaign: "c\(index + 1)")
        }
        return stage
    }

    private func loans(_ stage: Stage) throws -> [String] {
        try stage.rows("loans").map { row in
            "\(row["lender"]?.string ?? "")→\(row["borrower"]?.string ?? "")"
        }
    }

    private func shares(_ stage: Stage) throws -> [String] {
        try ["c1", "c2", "c3"].map { try stage.share($0) }
    }

    @Test func `the next learner comes from the sibling that can lend most`() async throws {
        let stage = try await Stage.bundled([2000, 2000, 2500])
        try await stage.crowd("a", 70, campaign: "c1")
        try await stage.crowd("b", 65, campaign: "c2")
        try await stage.crowd("c", 125, campaign: "c3")

        let told = try await stage.requested("r1", "new", role: "beneficiary", campaign: "c3")

        #expect(told[0]["decision"] == .string("accepted"))
        #expect(told[0]["used"] == .int(126))
        #expect(told[0]["limit"] == .int(126))
        let changed = told.all("capacity.changed")
        #expect(changed.map { $0["campaignId"] } == [.string("c2"), .string("c3")])
        #expect(changed.map { $0["lent"] } == [.int(1), .int(0)])
        #expect(changed.map { $0["borrowed"] } == [.int(0), .int(1)])
        #expect(try stage.standing("c1") == "70/100")
        #expect(try stage.standing("c2") == "65/99")
        #expect(try stage.standing("c3") == "126/126")
        try await stage.expectWhole()
    }

    @Test func `of equals the smaller id lends`() async throws {
        let stage = try await small(used: [0, 0, 2])

        for number in 1...3 {
            try await stage.created("x\(number)", "x\(number)", role: "beneficiary", campaign: "c3")
        }

        #expect(try loans(stage) == ["c1→c3", "c2→c3", "c1→c3"])
        #expect(try shares(stage) == ["10+0-2", "10+0-1", "2+3-0"])
        try await stage.expectWhole()
    }

    @Test func `a lender stays below eighty percent`() async throws {
        let stage = try await small(used: [7, 8, 2])

        let first = try await stage.requested("r1", "x1", role: "beneficiary", campaign: "c3")
        let second = try await stage.requested("r2", "x2", role: "beneficiary", campaign: "c3")

        #expect(first[0]["decision"] == .string("accepted"))
        #expect(second[0]["decision"] == .string("waitlisted"))
        #expect(second[0]["reasons"] == .array([.string("capacity_exhausted")]))
        #expect(try stage.standing("c1") == "7/9")
        #expect(try loans(stage) == ["c1→c3"])
        try await stage.expectWhole()
    }

    @Test func `a served learner who counts newly borrows, a known one does not`() async throws {
        let stage = try await small(used: [0, 8, 2])

        try await stage.served("s1", "3-1", campaign: "c3")
        #expect(try loans(stage).isEmpty)
        try await stage.served("s2", "x", campaign: "c3")
        #expect(try stage.standing("c3") == "3/3")
        try await stage.served("s3", "x", campaign: "c3")
        try await stage.created("e9", "x", role: "beneficiary", campaign: "c3")
        try await stage.created("e10", "v", campaign: "c3")

        #expect(try loans(stage) == ["c1→c3"])
        try await stage.expectWhole()
    }

    @Test func `a late completion of somebody who left borrows`() async throws {
        let stage = try await small(used: [0, 8, 1])
        try await stage.created("e1", "x", role: "beneficiary", campaign: "c3")
        try await stage.withdrawn("e1", campaign: "c3")
        try await stage.created("e2", "y", role: "beneficiary", campaign: "c3")

        try await stage.completed("e1", campaign: "c3")

        #expect(try stage.standing("c3") == "3/3")
        #expect(try loans(stage) == ["c1→c3"])
        try await stage.expectWhole()
    }

    @Test func `facts go beyond a limit to which nobody adds`() async throws {
        let stage = try await small(used: [8, 8, 2])

        let over = try await stage.created("e1", "x", role: "beneficiary", campaign: "c3")

        #expect(over[0]["overbooked"] == .bool(true))
        #expect(try stage.standing("c3") == "3/2")
        try await stage.expectWhole()
    }

    @Test func `a loan that would not make room is not asked for`() async throws {
        let stage = try await small(used: [8, 8, 4])
        try await stage.withdrawn("e-1-1", campaign: "c1")

        let told = try await stage.requested("r1", "x", role: "beneficiary", campaign: "c3")

        #expect(told[0]["reasons"] == .array([.string("capacity_exhausted")]))
        #expect(try loans(stage).isEmpty)
        try await stage.expectWhole()
    }

    @Test func `no request borrows without a limit, a fact does`() async throws {
        let stage = try await Stage.bundled([5000, 1], learners: 100)

        let request = try await stage.requested("r1", "x", role: "beneficiary", campaign: "c2")
        try await stage.created("e1", "x", role: "beneficiary", campaign: "c2")

        #expect(request[0]["reasons"] == .array([.string("limit_zero")]))
        #expect(try stage.standing("c2") == "1/1")
        #expect(try stage.share("c2") == "0+1-0")
        try await stage.expectWhole()
    }

    @Test func `what comes free goes home, the newest loan first`() async throws {
        let stage = try await small(used: [0, 1, 4])
        #expect(try loans(stage) == ["c1→c3", "c1→c3"])
        try await stage.crowd("z", 3, campaign: "c1")
        try await stage.created("x", "x", role: "beneficiary", campaign: "c3")
        #expect(try loans(stage) == ["c1→c3", "c1→c3", "c2→c3"])

        let told = try await stage.withdrawn("x", campaign: "c3")

        #expect(try loans(stage) == ["c1→c3", "c1→c3"])
        #expect(
            told.all("capacity.changed").map { $0["campaignId"] }
                == [.string("c2"), .string("c3")]
        )
        #expect(try stage.standing("c3") == "4/4")
        try await stage.expectWhole()
    }

    @Test func `a larger share of its own sends loans home`() async throws {
        let stage = try await small(used: [0, 0, 4])

        try await stage.sell(.bundle(300), campaign: "c3")
        #expect(try stage.share("c3") == "3+1-0")
        try await stage.sell(.bundle(400), campaign: "c3")

        #expect(try loans(stage).isEmpty)
        #expect(try shares(stage) == ["10+0-0", "10+0-0", "4+0-0"])
        try await stage.expectWhole()
    }

    @Test func `a learner of a sibling who leaves lets somebody else in`() async throws {
        let stage = try await small(used: [8, 8, 2])
        try await stage.requested("r1", "x", role: "beneficiary", campaign: "c3")

        let told = try await stage.withdrawn("e-1-1", campaign: "c1")

        let decision = try told.first("enrollment.decided")
        #expect(decision["campaignId"] == .string("c3"))
        #expect(decision["promoted"] == .bool(true))
        #expect(decision["limit"] == .int(3))
        #expect(try loans(stage) == ["c1→c3"])
        try await stage.expectWhole()
    }

    @Test func `a loan that comes home is lent on to who waits`() async throws {
        let stage = try await small(used: [7, 8, 3])
        try await stage.campaign("c4", .bundle(200))
        try await stage.crowd("4-", 2, campaign: "c4")
        try await stage.requested("r1", "x", role: "beneficiary", campaign: "c4")
        #expect(try stage.count("waiting_beneficiaries", "c4") == 1)

        let told = try await stage.withdrawn("e-3-1", campaign: "c3")

        #expect(told.all("enrollment.decided").map { $0["campaignId"] } == [.string("c4")])
        #expect(try loans(stage) == ["c1→c4"])
        try await stage.expectWhole()
    }

    @Test func `a sibling that opens lends to who waits`() async throws {
        let stage = try await Stage.bundled([200], learners: 100)
        try await stage.crowd("p", 2)
        try await stage.requested("r1", "x", role: "beneficiary")
        try await stage.draft("c2", Stage.fields(start: "2026-06-01", Deal.bundle(1000).fields))

        let planned = try await stage.move("c2", to: "planned")
        let open = try await stage.move("c2", to: "recruiting")

        #expect(planned.all("enrollment.decided").isEmpty)
        #expect(open.all("enrollment.decided").map { $0["participantId"] } == [.string("x")])
        #expect(try loans(stage) == ["c2→c1"])
        try await stage.expectWhole()
    }

    @Test func `a sibling that gets more lends to who waits`() async throws {
        let stage = try await small(used: [8, 8, 2])
        try await stage.requested("r1", "x", role: "beneficiary", campaign: "c3")

        let told = try await stage.sell(.bundle(2000), campaign: "c2")

        #expect(told.all("enrollment.decided").map { $0["participantId"] } == [.string("x")])
        #expect(try loans(stage) == ["c2→c3"])
        try await stage.expectWhole()
    }

    @Test func `without borrowing nobody lends, and loans run on`() async throws {
        let stage = try await small(used: [0, 0, 3])
        try await stage.borrowing("none")
        #expect(try loans(stage) == ["c1→c3"])

        let full = try await stage.requested("r1", "x", role: "beneficiary", campaign: "c3")
        let over = try await stage.created("e1", "y", role: "beneficiary", campaign: "c3")
        #expect(full[0]["decision"] == .string("waitlisted"))
        #expect(over[0]["overbooked"] == .bool(true))
        #expect(try stage.share("c3") == "2+1-0")
        try await stage.withdrawn("e1", campaign: "c3")
        try await stage.withdrawn("e-3-1", campaign: "c3")

        #expect(try loans(stage).isEmpty)
        try await stage.expectWhole()
    }

    @Test func `borrowing that is allowed lets waiting people in`() async throws {
        let stage = try await small(used: [0, 0, 2], borrowing: "none")
        try await stage.requested("r1", "x", role: "beneficiary", campaign: "c3")
        try await stage.requested("r2", "y", role: "beneficiary", campaign: "c3")

        let told = try await stage.borrowing("siblings")

        #expect(
            told.all("enrollment.decided").map { $0["participantId"] }
                == [.string("x"), .string("y")]
        )
        #expect(try loans(stage) == ["c1→c3", "c2→c3"])
        try await stage.expectWhole()
    }

    @Test func `a lender that shrinks takes back what it no longer has`() async throws {
        let stage = try await small(used: [0, 8, 7])
        #expect(try shares(stage) == ["10+0-5", "10+0-0", "2+5-0"])

        try await stage.sell(.bundle(300), campaign: "c1")

        #expect(try shares(stage) == ["3+0-3", "10+0-0", "2+3-0"])
        #expect(try stage.standing("c3") == "7/5")
        try await stage.expectWhole()
    }

    @Test func `a subscription that ends takes every loan back`() async throws {
        let stage = try await small(used: [0, 8, 7])

        try await stage.subscription("canceled")

        #expect(try loans(stage).isEmpty)
        #expect(try shares(stage) == ["0+0-0", "0+0-0", "0+0-0"])
        try await stage.expectWhole()
    }

    @Test func `a chain of loans is taken back along it`() async throws {
        let stage = try await small(used: [0, 8, 7])
        // What the third has borrowed it may lend on once its own learners leave.
        try await stage.subscription(quantity: 2)
        #expect(try shares(stage) == ["20+0-3", "20+0-0", "4+3-0"])

        try await stage.subscription(quantity: 1)
        #expect(try shares(stage) == ["10+0-3", "10+0-0", "2+3-0"])
        try await stage.sell(.bundle(100), campaign: "c1")

        #expect(try shares(stage) == ["1+0-1", "10+0-0", "2+1-0"])
        try await stage.expectWhole()
    }

    @Test func `a lender that leaves the bundle takes its units with it`() async throws {
        let stage = try await small(used: [0, 8, 4])

        let told = try await stage.sell(.seats(9), campaign: "c1")

        #expect(try loans(stage).isEmpty)
        #expect(try stage.share("c1") == "9+0-0")
        #expect(try stage.standing("c3") == "4/2")
        #expect(
            told.all("capacity.changed").map { $0["campaignId"] }
                == [.string("c1"), .string("c3")]
        )
        try await stage.expectWhole()
    }

    @Test func `a borrower that leaves the bundle gives its units back`() async throws {
        let stage = try await small(used: [0, 0, 4])

        try await stage.sell(.iaas(9), campaign: "c3")

        #expect(try loans(stage).isEmpty)
        #expect(try shares(stage) == ["10+0-0", "10+0-0", "9+0-0"])
        #expect(try stage.standing("c3") == "4/9")
        try await stage.expectWhole()
    }

    @Test func `a borrower that is completed gives back what it did not use`() async throws {
        let stage = try await small(used: [0, 0, 4])
        try await stage.tick("2026-06-01T10:00:00Z")
        try await stage.served("s1", "3-1", campaign: "c3")

        try await stage.move("c3", to: "completed", reason: "all done")

        #expect(try loans(stage).isEmpty)
        #expect(try stage.standing("c3") == "1/1")
        #expect(try shares(stage) == ["10+0-0", "10+0-0", "1+0-0"])
        try await stage.expectWhole()
    }

    @Test func `a lender that is completed keeps what it served and lent`() async throws {
        let stage = try await small(used: [0, 8, 4])
        try await stage.tick("2026-06-01T10:00:00Z")
        for number in 1...3 { try await stage.served("s\(number)", "x\(number)", campaign: "c1") }

        try await stage.move("c1", to: "completed", reason: "all done")

        #expect(try shares(stage) == ["5+0-2", "10+0-0", "2+2-0"])
        #expect(try stage.standing("c1") == "3/3")
        try await stage.expectWhole()
    }

    @Test func `loans raise no alert about a changed limit`() async throws {
        let stage = try await small(used: [0, 8, 4])

        let told = try await stage.sell(.seats(9), campaign: "c1")

        let alert = try #require(
            told.all("capacity.threshold_crossed").first { $0["campaignId"] == .string("c3") }
        )
        #expect(alert["threshold"] == .int(110))
        #expect(alert["cause"] != .string("limit_change"))
        try await stage.expectWhole()
    }

    @Test func `learners served after the end borrow too`() async throws {
        let stage = try await small(used: [0, 8, 0])
        try await stage.tick("2026-06-01T10:00:00Z")
        try await stage.move("c3", to: "completed", reason: "all done")
        #expect(try stage.share("c3") == "0+0-0")

        try await stage.served("s1", "x", campaign: "c3")
        #expect(try loans(stage) == ["c1→c3"])
        #expect(try stage.standing("c3") == "1/1")
        try await stage.voided("served", "s1")

        #expect(try loans(stage).isEmpty)
        try await stage.expectWhole()
    }

    @Test func `a lender that is closed keeps what it lent and lends no more`() async throws {
        let stage = try await small(used: [0, 8, 4])

        try await stage.move("c1", to: "closed", reason: "given up")
        try await stage.created("x", "x", role: "beneficiary", campaign: "c3")

        #expect(try shares(stage) == ["2+0-2", "10+0-0", "2+2-0"])
        #expect(try stage.standing("c3") == "5/4")
        try await stage.expectWhole()
    }

    @Test func `everybody who can be let in by loans is`() async throws {
        let stage = try await small(used: [0, 8, 2], borrowing: "none")
        for number in 1...12 {
            try await stage.requested(
                "r\(number)",
                "x\(number)",
                role: "beneficiary",
                campaign: "c3"
            )
        }

        let told = try await stage.borrowing("siblings")

        // The first lends down to one, of which none is used; then ten percent are overbooked.
        #expect(told.all("enrollment.decided").count == 10)
        #expect(try shares(stage) == ["10+0-9", "10+0-0", "2+9-0"])
        #expect(try stage.standing("c3") == "12/11")
        try await stage.expectWhole()
    }

    @Test func `a void that frees a learner gives the loan back`() async throws {
        let stage = try await small(used: [0, 8, 2])
        try await stage.created("e1", "x", role: "beneficiary", campaign: "c3")
        try await stage.completed("e1", campaign: "c3")
        #expect(try stage.standing("c3") == "3/3")

        try await stage.voided("e1", campaign: "c3")

        #expect(try stage.standing("c3") == "2/2")
        #expect(try loans(stage).isEmpty)
        try await stage.expectWhole()
    }

    @Test func `a void that comes first leaves no loan behind`() async throws {
        let stage = try await small(used: [0, 8, 2])
        try await stage.voided("served", "s1")
        try await stage.voided("e1", campaign: "c3")

        try await stage.served("s1", "x", campaign: "c3")
        try await stage.created("e1", "y", role: "beneficiary", campaign: "c3")

        #expect(try stage.standing("c3") == "2/2")
        #expect(try loans(stage).isEmpty)
        try await stage.expectWhole()
    }

    @Test func `a source that answers a request borrows nothing`() async throws {
        let stage = try await small(used: [0, 8, 1])
        try await stage.requested("r1", "x", role: "beneficiary", campaign: "c3")
        try await stage.withdrawn("r1", campaign: "c3")
        try await stage.created("e9", "y", role: "beneficiary", campaign: "c3")

        try await stage.created(
            "e1",
            "x",
            role: "beneficiary",
            campaign: "c3",
            request: "r1"
        )

        #expect(try stage.standing("c3") == "2/2")
        #expect(try loans(stage).isEmpty)
        try await stage.expectWhole()
    }

    @Test func `a share of another subscription leaves the loans of the first`()
        async throws
    {
        let stage = try await small(used: [0, 0, 4])
        try await stage.subscribe("s2", learners: 100)

        try await stage.sell(.bundle(300, of: "s2"), campaign: "c3")

        #expect(try loans(stage).isEmpty)
        #expect(try shares(stage) == ["10+0-0", "10+0-0", "3+0-0"])
        try await stage.expectWhole()
    }
}
