/// The kinds of contacts a company names.
///
/// Source: domain §2.
package enum ContactKind: String, CaseIterable, Sendable {
    /// Who sells to the company.
    case sales
    /// Who runs its programs.
    case companyAdmin = "company_admin"
    /// Who looks after it.
    case customerSuccess = "customer_success"
}
