/// Whether a company's campaigns may take requests.
///
/// Source: domain §2.
package enum CompanyStatus: String, Sendable, Hashable, CaseIterable {
    /// Everything works.
    case active
    /// Requests and transitions to recruiting or active are refused; facts count.
    case suspended
}
