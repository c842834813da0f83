import Domain
import Testing

@Suite("Campaign life cycle")
struct CampaignLifeCycleTests {
    /// The matrix of domain §4.1, row by row; 0 is no edge.
    static let matrix: [[Int]] = [
        [0, 1, 0, 0, 0, 0, 2],
        [3, 0, 4, 5, 0, 0, 6],
        [0, 0, 0, 7, 8, 0, 9],
        [0, 0, 0, 0, 10, 11, 0],
        [0, 0, 0, 12, 0, 13, 14],
        [0, 0, 0, 0, 0, 0, 15],
        [0, 0, 0, 0, 0, 0, 0],
    ]

    @Test(arguments: CampaignStatus.allCases, CampaignStatus.allCases)
    func `every pair of states is an edge of the matrix or none`(
        _ from: CampaignStatus,
        _ to: CampaignStatus
    ) throws {
        let row = try #require(CampaignStatus.allCases.firstIndex(of: from))
        let column = try #require(CampaignStatus.allCases.firstIndex(of: to))
        let number = Self.matrix[row][column]
        let edge = CampaignEdge.edge(from: from, to: to)
        #expect(edge?.rawValue == (number == 0 ? nil : "e\(number)"))
        #expect(edge.map { $0.from == from && $0.to == to } ?? true)
        #expect(CampaignEdge.allowedTargets(from: from).contains(to) == (number > 0))
    }

    @Test func `allowed targets come in the order of the columns`() {
        #expect(
            CampaignEdge.allowedTargets(from: .planned) == [.draft, .recruiting, .active, .closed]
        )
        #expect(CampaignEdge.allowedTargets(from: .paused) == [.active, .completed, .closed])
        #expect(CampaignEdge.allowedTargets(from: .closed) == [])
    }

    @Test func `live campaigns alert and open ones decide requests`() {
        #expect(CampaignStatus.allCases.filter(\.isLive) == [.recruiting, .active, .paused])
        #expect(CampaignStatus.allCases.filter(\.decidesRequests) == [.recruiting, .active])
    }

    @Test(arguments: CampaignEdge.allCases)
    func `a campaign with nothing against it passes every edge`(_ edge: CampaignEdge) throws {
        #expect(CampaignGuards.failing(edge, try CampaignFacts.sound()) == [])
    }

    @Test func `an empty draft is told all that it lacks, in order`() throws {
        let today = try Given.day("2026-04-15")
        let facts = CampaignGuardFacts(today: today, trigger: .manual)
        #expect(
            CampaignGuards.failing(.e1, facts) == [
                .missingName, .missingTemplate, .missingGroup, .missingDates,
                .invalidTargetVolunteers, .invalidTargetBeneficiaries, .invalidBudget,
                .missingPricingModel,
            ]
        )
    }

    @Test func `everything wrong at once is told in the order of the table`() throws {
        var facts = try CampaignFacts.sound()
        facts.name = " \t"
        facts.hasTemplate = false
        facts.hasGroup = false
        facts.startDate = try Given.day("2026-04-14")
        facts.endDate = try Given.day("2026-04-13")
        facts.targetVolunteers = 0
        facts.targetBeneficiaries = -1
        facts.budgetMinor = 0
        facts.model = .bundle
        facts.areTermsIncomplete = true
        facts.hasForeignCurrency = true
        facts.incompatibilities = [.programTypeNotEligible, .noSharedTag]
        facts.isConfigInvalid = true
        facts.isPriceBookMissing = true
        facts.subscription = CampaignGuardFacts.Subscription(
            isActive: false,
            periodStart: try Given.day("2026-04-15"),
            periodEnd: try Given.day("2026-12-31"),
            isOverAllocated: true
        )
        #expect(
            CampaignGuards.failing(.e1, facts) == [
                .missingName, .missingTemplate, .missingGroup, .invalidDateRange, .startInPast,
                .invalidTargetVolunteers, .invalidTargetBeneficiaries, .invalidBudget,
                .termsIncomplete, .currencyMismatch, .programTypeNotEligible, .noSharedTag,
                .configInvalid, .pricebookMissing, .subscriptionInactive,
                .outsideSubscriptionPeriod, .bundleOverAllocated,
            ]
        )
    }

    @Test func `a bundle needs a subscription that covers its dates`() throws {
        var facts = try CampaignFacts.sound()
        facts.model = .bundle
        #expect(CampaignGuards.failing(.e1, facts) == [.subscriptionInactive])
        #expect(CampaignGuards.failing(.e7, facts) == [.subscriptionInactive])
        facts.subscription = CampaignGuardFacts.Subscription(
            isActive: true,
            periodStart: try #require(facts.startDate),
            periodEnd: try #require(facts.endDate).adding(days: -1),
            isOverAllocated: false
        )
        #expect(CampaignGuards.failing(.e1, facts) == [.outsideSubscriptionPeriod])
        let end = try #require(facts.endDate)
        facts.subscription?.periodEnd = end
        #expect(CampaignGuards.failing(.e1, facts) == [])
        #expect(CampaignGuards.failing(.e5, facts) == [])
    }

    @Test(arguments: [CampaignEdge.e5, .e7, .e12])
    func `a campaign starts on its day, with a sound company, group and template`(
        _ edge: CampaignEdge
    ) throws {
        var facts = try CampaignFacts.sound()
        facts.today = try #require(facts.startDate).adding(days: -1)
        #expect(CampaignGuards.failing(edge, facts) == [.startNotReached])
        facts.earlyStart = true
        #expect(CampaignGuards.failing(edge, facts) == [])
        facts.today = try #require(facts.endDate).adding(days: 1)
        facts.isTemplateArchived = true
        facts.isGroupActive = false
        facts.isCompanySuspended = true
        facts.isConfigInvalid = true
        #expect(
            CampaignGuards.failing(edge, facts) == [
                .endPassed, .templateArchived, .groupNotActive, .companySuspended, .configInvalid,
            ]
        )
    }

    @Test func `recruiting may begin before the start but not after the end`() throws {
        var facts = try CampaignFacts.sound()
        facts.today = try #require(facts.startDate).adding(days: -30)
        #expect(CampaignGuards.failing(.e4, facts) == [])
        facts.today = try #require(facts.endDate)
        #expect(CampaignGuards.failing(.e4, facts) == [])
        facts.today = try #require(facts.endDate).adding(days: 1)
        #expect(CampaignGuards.failing(.e4, facts) == [.endPassed])
    }

    @Test func `a plan is taken back by a second person and only without traces`() throws {
        var facts = try CampaignFacts.sound()
        facts.isIssuerPlanner = true
        #expect(CampaignGuards.failing(.e3, facts) == [.approvalRequired])
        facts.isIssuerPlanner = false
        facts.mayIssuerApprove = false
        facts.hasUsageRecords = true
        #expect(CampaignGuards.failing(.e3, facts) == [.revertNotAllowed, .approvalRequired])
        facts.mayIssuerApprove = true
        for path in [\CampaignGuardFacts.hasEnrollments, \.hasWaitingEntries, \.hasUsageRecords] {
            facts.hasUsageRecords = false
            var traced = facts
            traced[keyPath: path] = true
            #expect(CampaignGuards.failing(.e3, traced) == [.revertNotAllowed])
        }
    }

    @Test(arguments: [CampaignEdge.e2, .e6, .e8, .e9, .e10, .e14])
    func `stopping needs a reason`(_ edge: CampaignEdge) throws {
        var facts = try CampaignFacts.sound()
        for reason in [nil, "", "  "] {
            facts.reason = reason
            #expect(CampaignGuards.failing(edge, facts) == [.reasonRequired])
        }
    }

    @Test(arguments: [CampaignEdge.e11, .e13])
    func `only a person who completes before the end says why`(_ edge: CampaignEdge) throws {
        var facts = try CampaignFacts.sound()
        facts.reason = nil
        facts.today = try #require(facts.endDate)
        for trigger in TransitionTrigger.allCases {
            facts.trigger = trigger
            let expected: [ReasonCode] = trigger == .manual ? [.reasonRequired] : []
            #expect(CampaignGuards.failing(edge, facts) == expected)
        }
        facts.trigger = .manual
        facts.today = try #require(facts.endDate).adding(days: 1)
        #expect(CampaignGuards.failing(edge, facts) == [])
    }

    @Test func `the books close when nothing is open, or by force with a reason`() throws {
        var facts = try CampaignFacts.sound()
        facts.hasFinalSnapshot = false
        facts.isReconciled = false
        facts.hasParkedInputs = true
        facts.reason = nil
        let open: [ReasonCode] = [.noFinalSnapshot, .reconciliationOpen, .inputsParked]
        #expect(CampaignGuards.failing(.e15, facts) == open)
        facts.force = true
        #expect(CampaignGuards.failing(.e15, facts) == open)
        facts.isIssuerPlatformAdmin = true
        #expect(CampaignGuards.failing(.e15, facts) == open + [.reasonRequired])
        facts.reason = "books moved to the archive"
        #expect(CampaignGuards.failing(.e15, facts) == [])
    }
}
