import Contracts
import Domain
import Storage

/// When campaigns will be full: rank 10 of the clock. Source: domain §17.
extension RecordFold {
    /// A forecast is due: a local date has ended.
    mutating func forecast(_ campaign: String) throws {
        guard let (pair, company) = try addressed(campaign) else { return }
        let (context, capacity) = (context, pair.capacity.assumeIsolated { $0.row })
        try pair.campaign.assumeIsolated { try $0.makeForecast(capacity, company, context) }
    }
}
