import Domain
import Storage

extension NodeArguments {
    /// The currency that a company is billed in, where the node's database is on this machine and
    /// knows the company; nil otherwise.
    func billingCurrency(of company: String) async -> Currency? {
        guard let found = try? await reader().company(company) else { return nil }
        return found.value?.billingCurrency
    }
}
