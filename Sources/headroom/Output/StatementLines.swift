import Contracts
import Domain

/// Invoices and statements, as stored and answered, as lines for people.
enum StatementLines {
    /// An invoice: head, lines, sums.
    static func invoice(_ invoice: JSONObject) -> [String] {
        let status = invoice["status"]?.string ?? ""
        let note = status == InvoiceStatus.preview.rawValue ? ", the month is open" : ""
        var table = table
        add(invoice["lines"], withCampaigns: true, to: &table)
        for sum in ["subtotal", "tax", "total"] { add(sum, invoice[sum], to: &table) }
        return ["\(text(invoice, "invoiceId"))  \(status)\(note)"] + table.lines
    }

    /// The statement of a campaign: head, lines, sum, and what was used.
    static func statement(_ statement: JSONObject) -> [String] {
        var table = table
        add(statement["lines"], withCampaigns: false, to: &table)
        add("total", statement["total"], to: &table)
        var used = TextTable("used", "unit", "quantity", "late", "taken back", "minutes")
        let totals = (statement["ledger"]?.array ?? []).compactMap(\.object)
        for total in totals {
            used.add(
                text(total, "type"),
                text(total, "unit"),
                "\(total["quantity"]?.int ?? 0)",
                "\(total["late"]?.int ?? 0)",
                "\(total["reversed"]?.int ?? 0)",
                total["minutes"]?.int.map { "\($0)" } ?? ""
            )
        }
        let head =
            "\(text(statement, "campaignId"))  \(text(statement, "month"))"
            + "  \(text(statement, "currency"))"
        return [head] + table.lines + (totals.isEmpty ? [] : [""] + used.lines)
    }

    private static var table: TextTable {
        TextTable("campaign", "what", "key", "quantity", "unit", "price", "amount", "days")
    }

    private static func add(
        _ lines: JSON?,
        withCampaigns: Bool,
        to table: inout TextTable
    ) {
        for line in (lines?.array ?? []).compactMap(\.object) {
            let unit = text(line, "unit")
            table.add(
                withCampaigns ? line["campaignId"]?.string ?? "-" : "",
                text(line, "description"),
                text(line, "key"),
                quantity(line["quantity"]?.int ?? 0, unit),
                unit == BillingUnit.milliCredit.rawValue ? "credit" : unit,
                number(line["unitPrice"]),
                number(line["amount"]),
                "\(text(line, "periodFrom")) to \(text(line, "periodTo"))"
            )
            addParts(of: line, unit, to: &table)
        }
    }

    /// What a line is made of, below it.
    private static func addParts(of line: JSONObject, _ unit: String, to table: inout TextTable) {
        for segment in (line["segments"]?.array ?? []).compactMap(\.object) {
            table.add(
                "",
                "  of it",
                "",
                "\(segment["seats"]?.int ?? 0)",
                "seat",
                number(segment["price"]),
                number(segment["amount"]),
                "\(text(segment, "from")) to \(text(segment, "to"))"
            )
        }
        for (word, key) in [("  came late", "late"), ("  taken back", "reversed")] {
            guard let part = line[key]?.int, part != 0 else { continue }
            table.add("", word, "", quantity(part, unit), "", "", "", "")
        }
        guard let share = line["share"]?.object else { return }
        let words = [
            ("  served to date", "servedToDate"), ("  own share", "own"),
            ("  borrowed", "borrowed"), ("  lent", "lent"),
        ]
        for (word, key) in words {
            table.add("", word, "", "\(share[key]?.int ?? 0)", unit, "", "", "")
        }
    }

    private static func add(_ word: String, _ amount: JSON?, to table: inout TextTable) {
        table.add("", word, "", "", "", "", number(amount), currency(amount))
    }

    private static func quantity(_ value: Int64, _ unit: String) -> String {
        unit == BillingUnit.milliCredit.rawValue ? CreditText.text(value) : "\(value)"
    }

    /// The number of an amount; what it is in stands at the sums.
    private static func number(_ amount: JSON?) -> String {
        guard let minor = amount?.object?["amount"]?.int,
            let currency = amount?.object?["currency"]?.string.flatMap(Currency.init(rawValue:))
        else { return "" }
        return MoneyText.number(Money(amount: minor, currency: currency))
    }

    private static func currency(_ amount: JSON?) -> String {
        amount?.object?["currency"]?.string ?? ""
    }

    private static func text(_ object: JSONObject, _ key: String) -> String {
        object[key]?.string ?? ""
    }
}
