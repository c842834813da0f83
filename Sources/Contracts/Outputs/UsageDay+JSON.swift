package import Domain

/// A sum of the ledger as statements carry it. Source: "Billing's contract", statements.
extension UsageDay {
    /// `date`, or `lateFor` for what came after its month was closed; `minutes` only of sessions
    /// and `amount` only of records that carry one.
    package var json: JSONObject {
        var object = JSONObject()
        switch moment {
        case .on(let date): object["date"] = .string(date.iso)
        case .late(let month): object["lateFor"] = .string(month.iso)
        }
        object["type"] = .string(type.rawValue)
        object["unit"] = .string(unit.rawValue)
        object["records"] = .int(records)
        object["quantity"] = .int(quantity)
        if type == .session { object["minutes"] = .int(minutes) }
        object["amount"] = amount.map(JSON.money)
        return object
    }
}
