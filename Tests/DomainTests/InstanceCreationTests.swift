import Domain
import Testing

@Suite("Making instances")
struct InstanceCreationTests {
    private func facts(
        _ status: CampaignStatus = .active,
        _ first: String = "2026-02-01",
        _ last: String = "2026-03-01",
        used: Int64 = 10
    ) throws -> InstanceCreation.Facts {
        InstanceCreation.Facts(
            campaignStatus: status,
            campaignDates: try Given.range("2026-02-01", "2026-03-31"),
            startDate: try Given.day(first),
            endDate: try Given.day(last),
            used: used,
            cap: 11
        )
    }

    @Test(arguments: CampaignStatus.allCases)
    func `a campaign takes instances from planned to active`(_ status: CampaignStatus) throws {
        let isOpen = [.planned, .recruiting, .active].contains(status)
        let failing = InstanceCreation.failing(try facts(status))
        #expect(failing == (isOpen ? [] : [.campaignState]))
    }

    @Test(arguments: [
        ("2026-02-01", "2026-03-31", []), ("2026-02-10", "2026-02-10", []),
        ("2026-01-31", "2026-03-01", [ReasonCode.datesOutsideCampaign]),
        ("2026-02-01", "2026-04-01", [.datesOutsideCampaign]),
        ("2026-03-01", "2026-02-28", [.invalidDateRange]),
    ])
    func `its dates lie inside the campaign's`(
        _ first: String,
        _ last: String,
        _ codes: [ReasonCode]
    ) throws {
        #expect(InstanceCreation.failing(try facts(.active, first, last)) == codes)
    }

    @Test func `there must be room up to the cap`() throws {
        #expect(InstanceCreation.failing(try facts(used: 10)) == [])
        #expect(InstanceCreation.failing(try facts(used: 11)) == [.capacityExhausted])
    }

    @Test func `everything that fails is told in order`() throws {
        var facts = try facts(.paused, "2026-01-01", "2026-03-01", used: 11)
        facts.incompatibilities = [.noSharedTag]
        facts.isConfigInvalid = true
        #expect(
            InstanceCreation.failing(facts) == [
                .campaignState, .datesOutsideCampaign, .noSharedTag, .configInvalid,
                .capacityExhausted,
            ]
        )
    }
}
