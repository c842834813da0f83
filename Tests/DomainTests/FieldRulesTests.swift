import Domain
import Testing

@Suite("Editable fields")
struct FieldRulesTests {
    static let fields = [
        "name", "description", "tags", "priority", "internalNotes", "budgetAllocated",
        "targetVolunteers", "targetBeneficiaries", "configOverrides", "waitlist", "overbookPct",
        "terms", "endDate", "startDate", "groupId", "templateVersionId", "currency", "maxSessions",
        "recruitLeadDays", "autoCloseDays", "legalHold",
    ]

    @Test(arguments: [
        (CampaignStatus.draft, fields),
        (.planned, Array(fields.prefix(12))),
        (.recruiting, Array(fields.prefix(12))),
        (.active, Array(fields.prefix(13))),
        (.paused, ["description", "internalNotes", "terms", "endDate"]),
        (.completed, ["internalNotes"]),
        (.closed, []),
    ])
    func `each state leaves its own fields open`(_ status: CampaignStatus, _ open: [String]) {
        let frozen = FieldRules.frozen(fields: Self.fields, in: status)
        #expect(frozen == Self.fields.filter { !open.contains($0) })
    }

    @Test func `a running campaign may end later, never earlier`() throws {
        let end = try Given.day("2026-06-28")
        for status in [CampaignStatus.active, .paused] {
            #expect(
                FieldRules.endDateRefusal(from: end, to: end.adding(days: -1), in: status)
                    == .endNotExtendable
            )
            #expect(
                FieldRules.endDateRefusal(from: end, to: end.adding(days: 1), in: status) == nil
            )
        }
        #expect(FieldRules.endDateRefusal(from: end, to: end.adding(days: -1), in: .draft) == nil)
    }

    @Test(arguments: CampaignStatus.allCases)
    func `the end may stay, and where it is open it moves as its state allows`(
        _ status: CampaignStatus
    ) throws {
        let end = try Given.day("2026-06-28")
        #expect(FieldRules.endDateRefusal(from: end, to: end, in: status) == nil)
        let isOpen = FieldRules.frozen(fields: ["endDate"], in: status).isEmpty
        let earlier = FieldRules.endDateRefusal(from: end, to: end.adding(days: -1), in: status)
        let onlyLater = status == .active || status == .paused
        #expect(isOpen == (onlyLater || status == .draft))
        #expect(earlier == (onlyLater ? .endNotExtendable : nil))
    }
}
