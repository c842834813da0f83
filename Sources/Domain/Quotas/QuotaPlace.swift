/// Where a request or a fact happens, as far as quotas tell places apart.
///
/// Source: domain §16.
package struct QuotaPlace: Hashable, Sendable {
    /// The company.
    package let company: String
    /// The campaign.
    package let campaign: String
    /// The instance, if the request or fact has one.
    package var instance: String?
    /// The group of the enrollment, else that of the campaign.
    package var group: String
    /// The roles of the people concerned; none for what concerns no role.
    package var roles: Set<ParticipantRole>

    /// A place in a campaign.
    package init(
        company: String,
        campaign: String,
        instance: String? = nil,
        group: String,
        roles: Set<ParticipantRole> = []
    ) {
        self.company = company
        self.campaign = campaign
        self.instance = instance
        self.group = group
        self.roles = roles
    }

    /// The scopes it lies in, as quotas name them: those with one of these count and stop here.
    package var references: [(scope: Quota.Scope, scopeRef: String)] {
        var references: [(scope: Quota.Scope, scopeRef: String)] = [
            (.company, company), (.campaign, campaign),
        ]
        if let instance { references.append((.instance, instance)) }
        references.append((.group, "\(company)/\(group)"))
        for role in ParticipantRole.allCases where roles.contains(role) {
            references.append((.role, "\(campaign)/\(role.rawValue)"))
        }
        return references
    }
}
