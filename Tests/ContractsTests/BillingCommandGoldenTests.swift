import Contracts
import Domain
import Testing

/// What the commands on terms, quotas and the ledger keep of their golden messages.
@Suite("Golden billing commands")
struct BillingCommandGoldenTests {
    @Test(arguments: ["credits", "iaas", "bundle", "custom"])
    func `terms of every model are complete and keep every field`(form: String) throws {
        let golden = "\(CommandName.campaignChangeTerms.type).\(form)"
        guard case .campaignChangeTerms(let change) = try body(golden) else {
            Issue.record("no terms")
            return
        }
        #expect(change.terms.model?.rawValue == form)
        #expect(change.terms.problems(in: .eur).isEmpty)
        let sent = try Golden.json(golden).object?["data"]?.object
        #expect(sent?["terms"] == .object(change.terms.json))
    }

    @Test func `terms that lack something are for the rules to refuse`() throws {
        let record = Wire.record(
            .campaignChangeTerms,
            data: #"{"campaignId":"c","model":"credits","terms":{"learnersCommitted":5}}"#
        )
        guard case .campaignChangeTerms(let change) = try body(of: record) else {
            Issue.record("no terms")
            return
        }
        #expect(
            change.terms.problems(in: .eur).map { "\($0.path) \($0.code.rawValue)" } == [
                "/creditAllocationMc missing_key", "/creditPrice missing_key",
                "/learnersCommitted unknown_key",
            ]
        )
    }

    @Test func `a quota keeps every field`() throws {
        guard case .quotaSet(let made) = try body(CommandName.quotaSet.type),
            case .quotaSet(let budget) = try body("\(CommandName.quotaSet.type).budget")
        else {
            Issue.record("no quota")
            return
        }
        #expect(made.id == "q-spring-volunteers")
        #expect(
            made.quota(id: "q-spring-volunteers")
                == Quota(
                    id: "q-spring-volunteers",
                    scope: .role,
                    scopeRef: "c-german-berlin/volunteer",
                    metric: .volunteers,
                    period: .month,
                    limit: 10,
                    hardness: .hard,
                    overbookPct: 20,
                    alertPcts: [50, 80, 100]
                )
        )
        #expect(budget.id == "quo_veridia_812_1")
        #expect(
            budget.quota(id: "quo_veridia_812_1")
                == Quota(
                    id: "quo_veridia_812_1",
                    scope: .company,
                    scopeRef: "veridia",
                    metric: .budget,
                    period: .total,
                    limit: 5_000_000,
                    currency: .eur,
                    hardness: .soft
                )
        )
    }

    @Test func `a quota may be switched off and tell nobody`() throws {
        let record = Wire.record(
            .quotaSet,
            data: """
                {"scope":"group","scopeRef":"veridia/g-1","metric":"hours","period":"week",\
                "limit":0,"hardness":"hard","alertPcts":[],"active":false}
                """
        )
        guard case .quotaSet(let quota) = try body(of: record) else {
            Issue.record("no quota")
            return
        }
        #expect(quota.id == nil)
        #expect(quota.limit == 0)
        #expect(quota.overbookPct == 0)
        #expect(quota.alertPcts.isEmpty)
        #expect(!quota.isActive)
    }

    @Test func `the other commands on quotas and the ledger are what they say`() throws {
        #expect(
            try body(CommandName.quotaRemove.type)
                == .quotaRemove(quotaId: "quo_veridia_812_1")
        )
        #expect(
            try body(CommandName.usageReverse.type) == .usageReverse(usageId: "use_veridia_812_1")
        )
        #expect(
            try body(CommandName.billingConfirmMilestone.type)
                == .billingConfirmMilestone(campaignId: "c-german-berlin", key: "kickoff")
        )
        guard case .billingResend(let resend) = try body(CommandName.billingResend.type) else {
            Issue.record("no resend")
            return
        }
        #expect(resend.queue == .reportingMetrics)
        #expect(resend.range.from == 12)
        #expect(resend.range.through == 40)
        #expect(resend.range.type == .billingUsageRecorded)
        #expect(resend.range.problem == nil)
    }

    @Test func `a wish for a proposal keeps every field, and has defaults`() throws {
        guard case .proposalCreate(let wish) = try body(CommandName.proposalCreate.type) else {
            Issue.record("no proposal")
            return
        }
        #expect(wish.id == "spring-offer")
        #expect(wish.company == "veridia")
        #expect(
            wish.input(for: "veridia")
                == PricingInput(
                    company: "veridia",
                    version: "mentors@1",
                    group: "g-ukraine-berlin",
                    beneficiaries: 120,
                    volunteers: 40,
                    sessions: 480,
                    months: 3,
                    budget: Money(amount: 2_500_000, currency: .eur)
                )
        )
        let short = Wire.record(
            .proposalCreate,
            data: """
                {"versionId":"m@1","groupId":"g","beneficiaries":12,\
                "budget":{"amount":1,"currency":"NOK"}}
                """
        )
        guard case .proposalCreate(let least) = try body(of: short) else {
            Issue.record("no proposal")
            return
        }
        let input = least.input(for: "acme")
        #expect([input.volunteers, input.sessions, input.months] == [3, 48, 3])
    }

    @Test func `billing asks for what its queue takes, and for no more than a hundred thousand`()
        throws
    {
        guard
            case .input(.billingResendRequested(let asked)) =
                try Golden.record(InputType.billingResendRequested.rawValue).content
        else {
            Issue.record("no request")
            return
        }
        #expect(asked.requestRef == "rs-2026-04-15")
        #expect(asked.range.type == .billingUsageRecorded)
        #expect(asked.range.end(written: 4500) == 4500)
        #expect(asked.range.end(written: 9000) == 4711)
        let wrong = [
            (#""fromSequence":1,"type":"capacity.changed""#, "rule_violated"),
            (#""toSequence":1"#, "missing_key"),
        ]
        for (fields, code) in wrong {
            let record = Wire.record(.billingResend, data: "{\(fields)}")
            #expect(Wire.defect(record)?.errors.map(\.code.rawValue) == [code], "\(fields)")
        }
        let ranges = [(5, 4, "rule_violated"), (1, 100_001, "out_of_range"), (1, 100_000, "")]
        for (first, last, code) in ranges {
            let record = Wire.record(
                .billingResend,
                data: #"{"fromSequence":\#(first),"toSequence":\#(last)}"#
            )
            guard case .billingResend(let wish) = try body(of: record) else {
                Issue.record("no resend")
                return
            }
            #expect(wish.range.problem?.code.rawValue ?? "" == code)
        }
    }

    @Test func `only the unit of an overage depends on the model`() {
        let units = PricingModel.allCases.map { UsageType.overage.unit(of: $0) }
        #expect(units == [.seatDay, .milliCredit, .learner, .learner, .seatDay])
        for type in UsageType.allCases where type != .overage {
            #expect(Set(PricingModel.allCases.map { type.unit(of: $0) }).count == 1)
        }
        #expect(UsageType.creditsConsumed.unit(of: .seats) == .milliCredit)
        #expect(UsageType.fixedFee.unit(of: .bundle) == .fee)
    }

    private func body(_ golden: String) throws -> Command.Body {
        try body(of: try Golden.record(golden))
    }

    private func body(of record: Record) throws -> Command.Body {
        guard case .input(.command(let command)) = record.content else {
            throw Wire.defect(record) ?? Defect(.malformed, "no command")
        }
        return command.body
    }
}
