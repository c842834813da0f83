package import Domain

/// What somebody wants to know the price of.
///
/// Source: domain §9.4, §21.3.
package struct ProposalCreate: Sendable, Hashable {
    /// The largest count that may be asked for; products of three of them still fit.
    private static let counts: ClosedRange<Int64> = 1...1_000_000

    /// The id of the sender's choice; nil for one of the core.
    package let id: String?
    /// The company as the data name it; nil for that of the partition key.
    package let company: String?
    /// The template version.
    package let version: String
    /// The beneficiary group.
    package let group: String
    /// The people helped.
    package let beneficiaries: Int64
    /// The people who give time; nil for one for five people helped.
    package let volunteers: Int64?
    /// The sessions held; nil for four for each person helped.
    package let sessions: Int64?
    /// How long it runs, 1–36 months.
    package let months: Int64
    /// What may be spent.
    package let budget: Money

    init?(_ fields: inout FieldReader) {
        id = fields.clientId("id")
        company = fields.id("companyId", required: false)
        let version = fields.id("versionId")
        let group = fields.id("groupId")
        let beneficiaries = fields.int("beneficiaries", in: Self.counts)
        volunteers = fields.int("volunteers", in: Self.counts, required: false)
        sessions = fields.int("sessions", in: Self.counts, required: false)
        let months = fields.int("months", in: 1...36, required: false) ?? 3
        let budget = fields.money("budget", in: 1...1_000_000_000_000_000)
        guard let version, let group, let beneficiaries, let budget else { return nil }
        self.version = version
        self.group = group
        self.beneficiaries = beneficiaries
        self.months = months
        self.budget = budget
    }

    /// The inputs of the proposal for a company, with the defaults where nothing was said.
    package func input(for company: String) -> PricingInput {
        PricingInput(
            company: company,
            version: version,
            group: group,
            beneficiaries: beneficiaries,
            volunteers: volunteers,
            sessions: sessions,
            months: months,
            budget: budget
        )
    }
}
