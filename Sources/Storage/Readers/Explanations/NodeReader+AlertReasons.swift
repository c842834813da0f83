import Contracts
package import Domain

/// Why an alert came, and why one did not. Source: domain §8.
extension NodeReader {
    /// Why an alert record exists: its numbers, the products that were compared, and its cause;
    /// nil when there is no such record, or it belongs to another company.
    package func explain(
        alert id: String,
        _ scope: ExplanationScope
    ) async throws(StorageFault) -> AsOf<Explanation?> {
        try await look { view in
            guard let position = DerivedID.position(of: id),
                let alert = try AlertHistory.record(view, id: id, position: position),
                scope.admits(alert.entry.company)
            else { return nil }
            guard case .threshold = alert.entry.subject, let campaign = alert.entry.campaign else {
                let company = try CompanyTable(view.connection).find(alert.entry.company)
                return company.map { AlertHistory.whyItCame(alert, in: $0.zoneTable) }
            }
            return try AlertHistory(view, campaign, scope).whyItCame(alert)
        }
    }

    /// Why a threshold of a campaign gave no alert at a moment, or which one it gave last; nil when
    /// there is no such campaign, or it belongs to another company.
    package func explain(
        silenceOf threshold: AlertThreshold,
        campaign: String,
        _ scope: ExplanationScope
    ) async throws(StorageFault) -> AsOf<Explanation?> {
        try await look { view in
            guard let counters = try CapacityTable(view.connection).find(campaign: campaign),
                scope.admits(counters.company)
            else { return nil }
            return try AlertHistory(view, campaign, scope).whyItDidNot(threshold, counters)
        }
    }
}
