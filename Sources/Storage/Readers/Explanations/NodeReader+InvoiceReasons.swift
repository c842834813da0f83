import Contracts
package import Domain

/// Why an invoice comes to what it comes to. Source: domain §11.2, §11.4.
extension NodeReader {
    /// The lines of a company's month that add up to its invoices, or, of one line, what is behind
    /// it: segments, the terms of the month's last day and the records of the ledger.
    ///
    /// Lines are counted from 1 over all currencies, in their order. Nil when there is no such
    /// company, or it is not the one of the scope; a line that is not there gives an answer without
    /// sections.
    package func explain(
        invoiceOf company: String,
        month: CivilMonth,
        line number: Int?,
        _ scope: ExplanationScope
    ) async throws(StorageFault) -> AsOf<Explanation?> {
        let found = try await invoices(company: company, month: month)
        guard scope.admits(company), let invoices = found.value else {
            return AsOf(value: nil, position: found.position, clock: found.clock)
        }
        guard let number else {
            return AsOf(
                value: Self.total(of: invoices, company, month),
                position: found.position,
                clock: found.clock
            )
        }
        let lines = invoices.flatMap { ($0["lines"]?.array ?? []).compactMap(\.object) }
        guard lines.indices.contains(number - 1) else {
            return AsOf(
                value: Explanation("\(company) has \(lines.count) lines for \(month.iso)."),
                position: found.position,
                clock: found.clock
            )
        }
        let line = lines[number - 1]
        return try await look { view in
            try InvoiceLineReason(view, company: company, month: month, line).explanation(scope)
        }
    }

    private static func total(
        of invoices: [JSONObject],
        _ company: String,
        _ month: CivilMonth
    ) -> Explanation {
        var section = Explanation.Section(
            "lines",
            "line",
            "invoice",
            "campaign",
            "what",
            "key",
            "quantity",
            "unit",
            "amount",
            "total"
        )
        var differences: [String] = []
        var number: Int64 = 0
        var answers: [String] = []
        for invoice in invoices {
            let id = invoice["invoiceId"]?.string ?? ""
            let currency = invoice["currency"]?.string ?? ""
            var sum: Int64 = 0
            for line in (invoice["lines"]?.array ?? []).compactMap(\.object) {
                number += 1
                let amount = line["amount"]?.object?["amount"]?.int ?? 0
                sum = Arithmetic.saturatingSum(sum, amount)
                section.add(
                    .int(number),
                    .string(id),
                    line["campaignId"] ?? .null,
                    line["description"] ?? .null,
                    line["key"] ?? .null,
                    line["quantity"] ?? .null,
                    line["unit"] ?? .null,
                    .int(amount),
                    .int(sum)
                )
            }
            let total = invoice["total"]?.object?["amount"]?.int ?? 0
            answers.append("\(id) (\(invoice["status"]?.string ?? "")) \(total) \(currency)")
            if total != sum {
                differences.append("\(id) is stored as \(total), its lines come to \(sum)")
            }
        }
        var explanation = Explanation(
            answers.isEmpty
                ? "\(company) owes nothing for \(month.iso)."
                : "\(company) for \(month.iso), in minor units: "
                    + answers.joined(separator: "; ") + ".",
            figures: ["companyId": .string(company), "month": .string(month.iso)],
            sections: [section]
        )
        explanation.differences = differences
        return explanation
    }
}
