import Contracts
import Domain
import Storage
import Testing

@testable import headroom

/// The worked examples of the article "Explain", on the demo data.
@Suite("Explain, on the demo data", .timeLimit(.minutes(15)))
struct ExplainCommandTests {
    private let stage: DemoStage
    private var reader: NodeReader { stage.reader }

    init() async throws { stage = try await DemoStage() }

    @Test func `the use of a campaign is its enrollments, added up`() async throws {
        let found = try await reader.explain(
            .used,
            of: "c-pro-buddies",
            ExplanationScope(limit: 3)
        )
        let explanation = try #require(found.value)
        let lines = ExplanationLines.lines(of: explanation)
        #expect(
            lines.first == "c-pro-buddies: 20 of 25 used (seats, cap 27) now, after 20 records that"
                + " changed it."
        )
        #expect(lines.contains("(17 earlier records come to +17 in all)"))
        #expect(explanation.sections[0].rows.map { $0[5].int } == [18, 19, 20])
        #expect(explanation.sections[0].rows[2][6].string?.contains("seat_assigned 1") == true)
        #expect(explanation.differences == [])
        #expect(explanation.json["records"]?.array?.count == 3)
    }

    @Test func `every number of every campaign adds up, now and in the past`() async throws {
        let campaigns = try await reader.campaigns(CampaignFilter(limit: 100)).value
        let past = try #require(Instant(rfc3339: "2026-03-15T12:00:00Z"))
        for campaign in campaigns {
            for number in CampaignNumber.allCases {
                for moment in [ExplanationScope.Moment.now, .instant(past), .position(3000)] {
                    let scope = ExplanationScope(moment: moment)
                    let found = try await reader.explain(number, of: campaign.id, scope)
                    let explanation = try #require(found.value)
                    #expect(explanation.differences == [], "\(campaign.id) \(number) \(moment)")
                }
            }
        }
    }

    @Test func `a threshold that stayed quiet says how far it is`() async throws {
        let quiet = try await silence("c-mentors-oslo", .ninety)
        #expect(
            quiet.answer == "c-mentors-oslo at 90 % now: it was never reached (43·100 < 50·90)."
        )
        #expect(quiet.figures["reason"]?.string == "never_reached")
        let sent = try await silence("c-mentors-oslo", .eighty)
        #expect(sent.figures["reason"]?.string == "sent")
        #expect(sent.answer.contains("re-arms at 37 or less (75 %)"), "\(sent.answer)")
        let passed = try await silence("c-mentor-circle", .ninety)
        #expect(passed.figures["reason"]?.string == "passed")
        let highest = try await silence("c-mentor-circle", .hundredTen)
        #expect(highest.answer.contains("re-arms at 6 or less"), "\(highest.answer)")
    }

    @Test func `an alert that came says by which numbers`() async throws {
        let alerts = try await reader.alerts(
            AlertFilter(campaign: "c-mentor-circle", limit: 10)
        ).value
        let refusal = try #require(alerts.first { $0.threshold == 110 })
        let found = try await reader.explain(alert: refusal.id, ExplanationScope())
        let explanation = try #require(found.value)
        #expect(explanation.answer.contains("with 7 of 7 (cap 7) by refusal"))
        let checks = explanation.sections[0].rows.map { $0.map { $0.string ?? "" } }
        #expect(checks[2] == ["100 % reached", "7·100 >= 7·100", "reached"])
        #expect(checks[3] == ["110 % reached", "7·100 < 7·110", "not by use alone"])
        #expect(try await reader.explain(alert: "alr_veridia_1_1", ExplanationScope()).value == nil)
    }

    @Test func `who waits is told what was checked and what would let them in`() async throws {
        let entry = try #require(
            try await reader.campaign("c-mentor-circle").value?.waiting.first
        )
        let found = try await reader.explain(request: entry.requestId, ExplanationScope()).value
        let explanation = try #require(found.first)
        #expect(explanation.figures["decision"]?.string == "waitlisted")
        let checks = try #require(explanation.sections.first { $0.title.hasPrefix("checks") })
        let names = checks.rows.map { $0[0].string ?? "" }
        #expect(names.first == "the person is neither in nor waiting")
        let cap = try #require(checks.rows.first { $0[2].string == "capacity_exhausted" })
        #expect(cap[1].string == "7 + 1 against 7")
        #expect(checks.rows.last?[2].string == "waitlisted")
        let opening = try #require(explanation.sections.first { $0.title == "wouldLetIn" })
        #expect(opening.rows[1][2].string == "1 must be given back, or the cap grow by as much")
    }

    @Test func `an invoice is its lines, and a line its records`() async throws {
        let march = try #require(CivilMonth(iso: "2026-03"))
        let totals = ["veridia": 1_820_000, "sunbridge": 1_138_710, "northlight": 30_232_258]
        for (company, total) in totals {
            let invoice = try await invoice(company, march, line: nil)
            #expect(invoice.sections[0].rows.last?.last?.int == Int64(total))
            #expect(invoice.differences == [])
            for line in 1...invoice.sections[0].rows.count {
                let explanation = try await self.invoice(company, march, line: line)
                #expect(explanation.differences == [], "\(company) \(line)")
                #expect(!explanation.sections.isEmpty, "\(company) \(line)")
            }
        }
        let learners = try await invoice("veridia", march, line: 3)
        #expect(learners.answer.contains("12 learner come to 1440000 EUR"))
        let sums = try #require(learners.sections.first { $0.title == "sums" })
        #expect(sums.rows.map { $0[3].int } == [12])
        let none = try await invoice("veridia", march, line: 99)
        #expect(none.sections.isEmpty)
    }

    @Test func `a sum of the ledger, a state and a position are explained`() async throws {
        let found = try await reader.explain(
            ledgerOf: "c-jobs-berlin",
            .session,
            month: CivilMonth(iso: "2026-03"),
            ExplanationScope(limit: 4)
        )
        let ledger = try #require(found.value)
        #expect(ledger.figures["quantity"]?.int == 18)
        #expect(ledger.differences == [])
        #expect(ledger.sections[0].note == "14 earlier records come to 14 in all")

        let state = try #require(
            try await reader.explain(stateOf: "c-norwegian-oslo", ExplanationScope()).value
        )
        #expect(state.answer.hasPrefix("c-norwegian-oslo is paused since 2026-04-01"))
        #expect(state.sections[0].rows.map { $0[2].string }.last == "paused")
        #expect(state.sections[1].rows.map { $0[1].string } == ["E12", "E13", "E14"])

        let closed = try #require(
            try await reader.explain(stateOf: "c-bootcamp-kyiv", ExplanationScope()).value
        )
        let active = try #require(closed.sections[1].rows.first { $0[0].string == "active" })
        #expect(active[3].string == "start_not_reached")

        let steps = try await reader.explain(.used, of: "c-pro-buddies", ExplanationScope()).value
        let position = try #require(steps?.sections.first?.rows.last?.first?.int)
        let own = ExplanationScope(company: "veridia")
        let input = try #require(try await reader.explain(inputAt: position, own).value)
        #expect(input.figures["disposition"]?.string == "applied")
        #expect(input.sections[0].rows.map { $0[0].string } == ["c-pro-buddies"])
        let foreign = ExplanationScope(company: "sunbridge")
        #expect(try await reader.explain(inputAt: position, foreign).value == nil)
    }

    private func silence(
        _ campaign: String,
        _ threshold: AlertThreshold
    ) async throws -> Explanation {
        let found = try await reader.explain(
            silenceOf: threshold,
            campaign: campaign,
            ExplanationScope()
        )
        return try #require(found.value)
    }

    private func invoice(
        _ company: String,
        _ month: CivilMonth,
        line: Int?
    ) async throws -> Explanation {
        let found = try await reader.explain(
            invoiceOf: company,
            month: month,
            line: line,
            ExplanationScope()
        )
        return try #require(found.value)
    }
}
