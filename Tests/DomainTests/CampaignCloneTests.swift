import Domain
import Testing

@Suite("Copies of campaigns")
struct CampaignCloneTests {
    @Test func `in its own company a copy takes everything but its life`() {
        #expect(
            CampaignClone.parts(toOtherCompany: false) == Set(CampaignClone.Part.allCases)
        )
    }

    @Test func `in another company a copy leaves everything commercial behind`() {
        let dropped = Set(CampaignClone.Part.allCases)
            .subtracting(CampaignClone.parts(toOtherCompany: true))
        #expect(
            dropped == [
                .terms, .budgetAllocated, .currency, .quotas, .maxSessions, .provenance,
            ]
        )
    }

    @Test(arguments: [
        (false, false, false, []), (true, true, true, []),
        (true, false, true, [ReasonCode.forbidden]),
        (true, false, false, [.forbidden]), (true, true, false, [.tenantMismatch]),
    ])
    func `sales or the platform copy platform templates into another company`(
        _ isOther: Bool,
        _ isIssuer: Bool,
        _ isPlatform: Bool,
        _ codes: [ReasonCode]
    ) {
        #expect(
            CampaignClone.failing(
                toOtherCompany: isOther,
                isIssuerSalesOrPlatform: isIssuer,
                isTemplateOfPlatform: isPlatform
            ) == codes
        )
    }

    @Test func `without an end a copy is as long as its source`() throws {
        let source = try Given.range("2026-01-12", "2026-06-28")
        let start = try Given.day("2027-01-11")
        let end = try Given.day("2027-01-10")
        #expect(
            CampaignClone.dates(of: source, start: start, end: nil)
                == (try Given.range("2027-01-11", "2027-06-27"))
        )
        #expect(CampaignClone.dates(of: source, start: start, end: end) == nil)
        #expect(CampaignClone.dates(of: nil, start: start, end: nil) == nil)
    }

    @Test func `a copy says that it is one, in 255 characters`() {
        #expect(CampaignClone.name(of: "Mentors", chosen: nil) == "Mentors (copy)")
        #expect(CampaignClone.name(of: "Mentors", chosen: "Again") == "Again")
        let long = CampaignClone.name(of: String(repeating: "ø", count: 255), chosen: nil)
        #expect(long.unicodeScalars.count == 255)
        #expect(long.hasSuffix("ø (copy)"))
    }
}
