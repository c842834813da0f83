package import Contracts
package import Domain

/// What months of a campaign came to, and would have come to under other terms.
///
/// Source: "Billing's contract", what-if.
package struct WhatIfReport: Sendable, Hashable {
    /// One month, twice.
    package struct Month: Sendable, Hashable {
        /// The month.
        package let month: CivilMonth
        /// The statement as agreed.
        package let agreed: JSONObject
        /// What it came to, in minor units.
        package let agreedMinor: Int64
        /// The statement under the other terms.
        package let other: Domain.Statement
    }

    /// The campaign.
    package let campaign: String
    /// The currency of all amounts.
    package let currency: Currency
    /// The model of the other terms.
    package let model: PricingModel
    /// The months, in order.
    package let months: [Month]

    /// What all months came to as agreed, in minor units.
    package var agreedMinor: Int64 {
        months.reduce(0) { Arithmetic.saturatingSum($0, $1.agreedMinor) }
    }

    /// What all months would have come to, in minor units.
    package var otherMinor: Int64 {
        months.reduce(0) { Arithmetic.saturatingSum($0, $1.other.totalMinor) }
    }

    /// The report as an object of the command line.
    package var json: JSONObject {
        func money(_ amount: Int64) -> JSON {
            JSON.money(Money(amount: amount, currency: currency))
        }
        func compared(_ agreed: Int64, _ other: Int64) -> JSONObject {
            [
                "agreed": money(agreed), "other": money(other),
                "difference": money(Arithmetic.saturatingSum(other, -agreed)),
            ]
        }
        let items = months.map { month -> JSON in
            var object: JSONObject = ["month": .string(month.month.iso)]
            let sums = compared(month.agreedMinor, month.other.totalMinor)
            for member in sums.members { object[member.key] = member.value }
            object["agreedLines"] = month.agreed["lines"]
            object["otherLines"] = .array(
                month.other.lines.map { .object($0.json(in: currency)) }
            )
            return .object(object)
        }
        return [
            "campaignId": .string(campaign), "currency": .string(currency.rawValue),
            "model": .string(model.rawValue), "months": .array(items),
            "total": .object(compared(agreedMinor, otherMinor)),
        ]
    }
}
