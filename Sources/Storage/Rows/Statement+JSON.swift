package import Contracts
package import Domain

/// A statement as tables and answers carry it. Source: domain §11.4.
extension Statement {
    /// The statement with its lines and the ledger quantities of its month.
    package var json: JSONObject {
        let totals = ledger.map { total -> JSON in
            var object: JSONObject = [
                "type": .string(total.type.rawValue), "unit": .string(total.unit.rawValue),
                "quantity": .int(total.quantity), "late": .int(total.late),
                "reversed": .int(total.reversed),
            ]
            if total.minutes != 0 { object["minutes"] = .int(total.minutes) }
            return .object(object)
        }
        return [
            "campaignId": .string(campaign), "month": .string(month.iso),
            "currency": .string(currency.rawValue),
            "lines": .array(lines.map { .object($0.json(in: currency)) }),
            "ledger": .array(totals),
            "total": JSON.money(Money(amount: totalMinor, currency: currency)),
        ]
    }
}
