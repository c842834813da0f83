import Domain

/// What commands set on a campaign, as far as the model cares.
struct ModelFields {
    var name: String?
    var template: String?
    var group: String?
    var start: CivilDate?
    var end: CivilDate?
    var volunteers: Int64 = 0
    var beneficiaries: Int64 = 0
    var budget: Int64 = 0
    var terms: TermsInput?
    var maxSessions: Int64?
    var overbookPct: Int64 = 10
    var hasWaitlist = true
    var waitDays: Int64 = 14
    var maxWaiting: Int64 = 500
    var offerMinutes: Int64 = 0
    var recruitLeadDays: Int64?
    var autoCloseDays: Int64?
    var currency = ""
    var budgetCurrency: String?
    /// What was ever said about it, by name.
    var names: Set<String> = []

    /// The names in the order in which outputs list them.
    static let order = [
        "name", "description", "templateVersionId", "groupId", "startDate", "endDate", "priority",
        "tags", "internalNotes", "targetVolunteers", "targetBeneficiaries", "maxSessions",
        "budgetAllocated", "currency", "model", "terms", "overbookPct", "waitlist",
        "recruitLeadDays", "autoCloseDays",
    ]
}
