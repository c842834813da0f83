package import Domain

/// What a company settles about its alerts, in the place of all that it had.
///
/// Source: the article on alerts.
package struct AlertSetPolicy: Sendable, Hashable {
    /// The company.
    package let companyId: String
    /// Quiet hours, digests and escalation; what is absent is off.
    package let policy: AlertPolicy

    /// Names the policy of a company.
    package init(companyId: String, policy: AlertPolicy) {
        self.companyId = companyId
        self.policy = policy
    }

    init?(_ fields: inout FieldReader) {
        let companyId = fields.id("companyId")
        let policy = AlertPolicy(&fields)
        guard let companyId, let policy else { return nil }
        self.init(companyId: companyId, policy: policy)
    }
}
