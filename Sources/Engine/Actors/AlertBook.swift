import Domain
import Storage

/// What companies and campaigns have settled about alerts, kept for those that were asked about.
///
/// It belongs to the engine; when a turn fails it is dropped. Source: the article on alerts.
final class AlertBook {
    private var policies: [String: AlertPolicyRow?] = [:]
    private var thresholds: [String: [String: AlertThresholdsRow]] = [:]
    /// The quotas that were measured anew or began a period in this record, and what that means for
    /// what was told of them.
    private var movedQuotas: [String: AlertResolution] = [:]

    /// The policy of a company; nil while nothing was settled.
    func policy(_ company: String, _ tables: NodeTables) throws -> AlertPolicyRow? {
        if let known = policies[company] { return known }
        let found = try tables.alertPolicies.find(company: company)
        policies[company] = .some(found)
        return found
    }

    /// Writes the policy of a company.
    func save(_ row: AlertPolicyRow, _ tables: NodeTables) throws {
        try tables.alertPolicies.save(row)
        policies[row.company] = .some(row)
    }

    /// The custom thresholds of a campaign; nil when none were ever set.
    func thresholds(
        _ campaign: String,
        of company: String,
        _ tables: NodeTables
    ) throws -> AlertThresholdsRow? {
        if let known = thresholds[company] { return known[campaign] }
        let rows = try tables.alertThresholds.find(company: company)
        let found = Dictionary(rows.map { ($0.campaign, $0) }) { first, _ in first }
        thresholds[company] = found
        return found[campaign]
    }

    /// Writes the custom thresholds of a campaign.
    func save(_ row: AlertThresholdsRow, _ tables: NodeTables) throws {
        try tables.alertThresholds.save(row)
        thresholds[row.company]?[row.campaign] = row
    }

    /// What was told of a quota is to be compared with what it counts now.
    func moved(quota: String, _ resolution: AlertResolution) { movedQuotas[quota] = resolution }

    /// Whether a quota moved in this record, and why; asking forgets it.
    func takeMoved(quota: String) -> AlertResolution? { movedQuotas.removeValue(forKey: quota) }
}
