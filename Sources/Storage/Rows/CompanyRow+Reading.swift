package import Contracts
import Domain

extension CompanyRow {
    /// The company as an object of the command line and the API, but its table of offsets.
    package var json: JSONObject {
        var object: JSONObject = [
            "id": .string(id), "name": .string(name), "status": .string(status.rawValue),
            "country": .string(country), "timeZone": .string(timeZone),
            "zoneIsFrozen": .bool(zoneIsFrozen),
            "billingCurrency": .string(billingCurrency.rawValue),
            "contacts": .array(
                contacts.map {
                    .object([
                        "kind": .string($0.kind.rawValue), "address": .string($0.address),
                        "locale": .string($0.locale.rawValue),
                    ])
                }
            ),
            "closeGraceDays": .int(closeGraceDays), "openMonth": .string(firstOpenMonth.iso),
            "createdAt": .string(createdAt.rfc3339), "createdBy": .string(createdBy),
            "updatedAt": .string(updatedAt.rfc3339), "version": .int(version),
        ]
        object["industry"] = industry.map { .string($0) }
        return object
    }
}
