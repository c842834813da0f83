package import Contracts
package import Domain

/// An invoice as tables and answers carry it. Source: domain §11.4.
extension Invoice {
    /// The invoice with its lines; `status` says whether it may still change.
    package var json: JSONObject {
        func money(_ amount: Int64) -> JSON {
            JSON.money(Money(amount: amount, currency: currency))
        }
        return [
            "invoiceId": .string(id), "companyId": .string(company),
            "period": .string(month.iso), "currency": .string(currency.rawValue),
            "status": .string(status.rawValue),
            "lines": .array(lines.map { .object($0.json(in: currency)) }),
            "subtotal": money(subtotalMinor), "tax": money(taxMinor), "total": money(totalMinor),
        ]
    }
}
