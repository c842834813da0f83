import Contracts
package import Domain

/// What the guards look at, given what the tables hold. Source: domain §4.1.
extension CampaignGuardFacts {
    /// The facts of a campaign itself; what concerns a wish, and what is counted, is set
    /// afterwards.
    package init(
        _ campaign: CampaignRow,
        terms: [TermsRow],
        company: CompanyRow,
        template: TemplateVersionRow?,
        content: VersionContent?,
        group: GroupRow?,
        today: CivilDate,
        trigger: TransitionTrigger
    ) {
        self.init(today: today, trigger: trigger)
        let fields = campaign.fields
        name = fields.name
        hasTemplate = template != nil
        hasGroup = group != nil
        startDate = fields.startDate
        endDate = fields.endDate
        targetVolunteers = fields.targetVolunteers
        targetBeneficiaries = fields.targetBeneficiaries
        budgetMinor = fields.budgetAllocated?.amount
        let currency = fields.currency ?? company.billingCurrency
        // What is agreed for later asks nothing of a campaign yet.
        model = TermsHistory(terms.map(\.terms)).inForce(on: today)?.model ?? fields.terms?.model
        if terms.isEmpty, let entered = fields.terms {
            areTermsIncomplete = !entered.isComplete(in: currency)
        }
        hasForeignCurrency = Self.hasForeignCurrency(fields, company)
        if let template, let group {
            incompatibilities =
                Compatibility.assess(
                    CompatibilityFacts(template.profile, group.profile)
                ).reasons
        }
        isConfigInvalid = template != nil && !Self.isSound(campaign, content)
        isTemplateArchived = template?.status == .archived
        isGroupActive = group?.active ?? true
        isCompanySuspended = company.status == .suspended
        hasFinalSnapshot = campaign.finalUsed != nil
    }

    /// Whether version and overrides add up to a valid configuration.
    private static func isSound(_ campaign: CampaignRow, _ content: VersionContent?) -> Bool {
        guard let content else { return false }
        return content.rules.errors(in: campaign.overrides, over: content.defaultConfig).isEmpty
    }

    private static func hasForeignCurrency(
        _ fields: CampaignFields,
        _ company: CompanyRow
    ) -> Bool {
        let currency = fields.currency ?? company.billingCurrency
        let budget = fields.budgetAllocated?.currency ?? currency
        let prices = fields.terms?.currencies ?? []
        return budget != currency || !prices.isSubset(of: [currency])
    }
}
