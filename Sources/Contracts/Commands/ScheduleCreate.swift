package import Domain

/// A transition of a campaign at a time to come; why is the command's reason.
///
/// Source: domain §20, §21.3.
package struct ScheduleCreate: Sendable, Hashable {
    /// When it is due.
    package enum Due: Sendable, Hashable {
        /// At local midnight of a date.
        case date(CivilDate)
        /// At an instant.
        case instant(Instant)
    }

    /// The id that the client chose, if it chose one.
    package let id: String?
    /// The campaign.
    package let campaignId: String
    /// The state to reach.
    package let target: CampaignStatus
    /// When it is due.
    package let due: Due
    /// What must hold then.
    package let preconditions: ScheduledPreconditions

    init?(_ fields: inout FieldReader) {
        id = fields.clientId("id")
        let campaignId = fields.id("campaignId")
        let target = fields.word("target", CampaignStatus.self)
        let due = Self.due(&fields)
        preconditions = ScheduledPreconditions(&fields)
        guard let campaignId, let target, let due else { return nil }
        self.campaignId = campaignId
        self.target = target
        self.due = due
    }

    private static func due(_ fields: inout FieldReader) -> Due? {
        let date = fields.date("dueDate", required: false)
        let instant = fields.instant("dueAt", required: false)
        guard fields.expectOne(of: "dueDate", "dueAt") else { return nil }
        return date.map(Due.date) ?? instant.map(Due.instant)
    }
}

extension ScheduledPreconditions {
    fileprivate init(_ outer: inout FieldReader) {
        guard var fields = outer.nested("preconditions") else {
            self.init()
            return
        }
        let numbers: ClosedRange<Int64> = 0...1_000_000_000
        self.init(
            minVolunteers: fields.int("minVolunteers", in: numbers, required: false),
            minBeneficiaries: fields.int("minBeneficiaries", in: numbers, required: false),
            earlyStart: fields.bool("earlyStart") ?? false
        )
        outer.absorb(fields)
    }
}
