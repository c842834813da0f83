package import Domain

/// The fields of a campaign that a command sets; absent ones stay as they are.
///
/// Source: domain §2, §4.3. A draft may lack nearly everything, E1 asks for the rest.
package struct CampaignFields: Sendable, Hashable {
    /// The priorities a campaign can have.
    package enum Priority: String, Sendable, Hashable, CaseIterable {
        /// Can wait.
        case low
        /// As usual.
        case medium
        /// Before others.
        case high
        /// Before all others.
        case critical
    }

    /// The settings of the waiting list.
    package struct Waitlist: Sendable, Hashable {
        /// Whether there is one.
        package var enabled = true
        /// Days an entry waits, 1 to 90.
        package var ttlDays: Int64 = 14
        /// How many may wait, 0 to 10000.
        package var maxLength: Int64 = 500
        /// Minutes for which a place is offered to whoever is next, 0 to 20160; 0 enrolls at once.
        package var offerMinutes: Int64 = 0

        /// The settings of a campaign that says nothing.
        package init() {}
    }

    /// 1 to 255 characters.
    package var name: String?
    /// At most 5000 characters.
    package var description: String?
    /// The template version.
    package var templateVersionId: String?
    /// The beneficiary group.
    package var groupId: String?
    /// The first day.
    package var startDate: CivilDate?
    /// The last day, inclusive.
    package var endDate: CivilDate?
    /// How much it matters.
    package var priority: Priority?
    /// Free labels, at most 20.
    package var tags: [String]?
    /// Notes that only staff see, at most 5000 characters.
    package var internalNotes: String?
    /// Volunteers it aims for.
    package var targetVolunteers: Int64?
    /// Beneficiaries it aims for.
    package var targetBeneficiaries: Int64?
    /// Sessions it may hold at most, at least 1.
    package var maxSessions: Int64?
    /// What it may cost, in the campaign's currency.
    package var budgetAllocated: Money?
    /// The campaign's currency.
    package var currency: Currency?
    /// What it was sold for; in a draft only, where it may be incomplete.
    package var terms: TermsInput?
    /// Percent that may be enrolled beyond the limit, 0 to 50.
    package var overbookPct: Int64?
    /// The settings of the waiting list.
    package var waitlist: Waitlist?
    /// Days before the start at which recruiting opens by itself, 0 to 90.
    package var recruitLeadDays: Int64?
    /// Days after completion at which the campaign closes by itself, 1 to 365.
    package var autoCloseDays: Int64?

    /// The names of the fields that are present, in the order of domain §2.
    package private(set) var names: [String] = []

    init?(_ outer: inout FieldReader) {
        guard var fields = outer.nested("fields", required: true) else { return nil }
        for name in Self.known where fields.has(name) { names.append(name) }
        name = fields.text("name", maximum: 255, required: false)
        description = fields.text("description", maximum: 5000, minimum: 0, required: false)
        templateVersionId = fields.id("templateVersionId", required: false)
        groupId = fields.id("groupId", required: false)
        startDate = fields.date("startDate", required: false)
        endDate = fields.date("endDate", required: false)
        priority = fields.word("priority", Priority.self, required: false)
        tags = fields.texts("tags", maximumCount: 20, maximumLength: 50)
        internalNotes = fields.text("internalNotes", maximum: 5000, minimum: 0, required: false)
        let any = Int64.min...1_000_000_000
        targetVolunteers = fields.int("targetVolunteers", in: any, required: false)
        targetBeneficiaries = fields.int("targetBeneficiaries", in: any, required: false)
        maxSessions = fields.int("maxSessions", in: 1...1_000_000_000, required: false)
        let amounts = Int64.min...1_000_000_000_000_000
        budgetAllocated = fields.money("budgetAllocated", in: amounts, required: false)
        currency = fields.word("currency", Currency.self, required: false)
        if fields.has("model") || fields.has("terms") { terms = TermsInput(&fields) }
        overbookPct = fields.int("overbookPct", in: 0...50, required: false)
        recruitLeadDays = fields.int("recruitLeadDays", in: 0...90, required: false)
        autoCloseDays = fields.int("autoCloseDays", in: 1...365, required: false)
        if var nested = fields.nested("waitlist") {
            var waitlist = Waitlist()
            waitlist.enabled = nested.bool("enabled") ?? true
            waitlist.ttlDays = nested.int("ttlDays", in: 1...90, required: false) ?? 14
            waitlist.maxLength = nested.int("maxLength", in: 0...10_000, required: false) ?? 500
            waitlist.offerMinutes =
                nested.int("offerMinutes", in: 0...20_160, required: false) ?? 0
            fields.absorb(nested)
            self.waitlist = waitlist
        }
        outer.absorb(fields)
    }

    private static let known = [
        "name", "description", "templateVersionId", "groupId", "startDate", "endDate", "priority",
        "tags", "internalNotes", "targetVolunteers", "targetBeneficiaries", "maxSessions",
        "budgetAllocated", "currency", "model", "terms", "overbookPct", "waitlist",
        "recruitLeadDays",
        "autoCloseDays",
    ]
}
