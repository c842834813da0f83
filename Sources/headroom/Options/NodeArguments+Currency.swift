import Domain
import Storage

extension NodeArguments {
    /// The currency that a company is billed in; nil where no node's database is on this machine,
    /// and the euro for a company that is not known, which the node will say.
    func billingCurrency(of company: String) async -> Currency? {
        guard let found = try? await reader().company(company) else { return nil }
        return found.value?.billingCurrency ?? .eur
    }
}
