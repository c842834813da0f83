package import Domain

/// A line of a statement or an invoice as outputs and answers carry it.
///
/// Source: domain §11.4, §21.4.
extension InvoiceLine {
    /// The line with its amounts in a currency; what it has not is left out.
    package func json(in currency: Currency) -> JSONObject {
        func money(_ amount: Int64) -> JSON { .money(Money(amount: amount, currency: currency)) }
        var object = JSONObject()
        object["campaignId"] = campaign.map { .string($0) }
        object["kind"] = .string(kind.rawValue)
        object["description"] = .string(code.rawValue)
        object["key"] = key.map { .string($0) }
        object["quantity"] = .int(quantity)
        object["late"] = .int(late)
        object["reversed"] = .int(reversed)
        object["unit"] = .string(unit.rawValue)
        object["unitPrice"] = unitPriceMinor.map(money)
        object["amount"] = money(amountMinor)
        object["periodFrom"] = .string(periodFrom.iso)
        object["periodTo"] = .string(periodTo.iso)
        object["segments"] = .array(
            segments.map { segment in
                .object([
                    "from": .string(segment.from.iso), "to": .string(segment.to.iso),
                    "seats": .int(segment.seats), "price": money(segment.priceMinor),
                    "amount": money(segment.amountMinor),
                ])
            }
        )
        object["share"] = share.map { .object($0.json) }
        return object
    }
}

extension ShareReport {
    fileprivate var json: JSONObject {
        var object = JSONObject()
        object["servedInMonth"] = .int(servedInMonth)
        object["servedToDate"] = .int(servedToDate)
        object["own"] = .int(standing.own)
        object["borrowed"] = .int(standing.borrowed)
        object["lent"] = .int(standing.lent)
        object["utilizationBp"] = standing.utilizationBp.map { .int($0) }
        return object
    }
}
