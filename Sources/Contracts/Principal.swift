/// Who issued a command, as the API that authenticated them wrote it into the record.
package struct Principal: Sendable, Hashable {
    /// The roles of domain §22.
    package enum Role: String, Sendable, Hashable, CaseIterable {
        /// May do everything.
        case platformAdmin = "platform_admin"
        /// Commercial work for the companies of the claim.
        case sales
        /// Program and campaign work, no pricing.
        case coordinator
        /// One company's own campaigns.
        case companyAdmin = "company_admin"
        /// One company, read only.
        case companyViewer = "company_viewer"
        /// A source system.
        case service
    }

    /// The principal's opaque id.
    package let id: String
    /// What the principal may do.
    package let role: Role
    /// The companies of the claim; `*` stands for all of them.
    package let companies: [String]

    /// Makes a principal from its parts.
    package init(id: String, role: Role, companies: [String]) {
        self.id = id
        self.role = role
        self.companies = companies
    }

    /// Whether the claim covers a company (or, for `platform`, whether the role may act globally).
    package func covers(_ partitionkey: String) -> Bool {
        role == .platformAdmin || companies.contains("*") || companies.contains(partitionkey)
    }
}
