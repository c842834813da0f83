import Contracts
import Domain

/// A pricing proposal as people read it: what was asked, and the options side by side.
enum ProposalLines {
    /// The lines of a proposal as answers and tables carry it.
    static func lines(_ proposal: JSONObject) -> [String] {
        let budget = proposal["budget"].flatMap(money)
        var lines = [
            "\(proposal["id"]?.string ?? "") for \(proposal["companyId"]?.string ?? ""):"
                + " \(number(proposal, "beneficiaries")) beneficiaries,"
                + " \(number(proposal, "volunteers")) volunteers,"
                + " \(number(proposal, "sessions")) sessions,"
                + " \(number(proposal, "months")) months,"
                + " budget \(budget.map(MoneyText.text) ?? "-")"
        ]
        var table = TextTable("", "model", "total", "within budget", "note")
        for item in proposal["options"]?.array ?? [] {
            guard let option = item.object else { continue }
            table.add(
                option["recommended"]?.bool == true ? "*" : "",
                option["model"]?.string ?? "",
                option["total"].flatMap(money).map(MoneyText.number) ?? "",
                option["withinBudget"]?.bool == true ? "yes" : "no",
                note(option)
            )
        }
        lines += table.lines
        let end = proposal["expiresAt"]?.string ?? ""
        lines.append("* is recommended; the prices hold until \(end)")
        return lines
    }

    private static func note(_ option: JSONObject) -> String {
        if let id = option["subscriptionId"]?.string { return "a quarter of \(id)" }
        guard let fee = option["fixedFee"].flatMap(money) else { return "" }
        return "fixed fee \(MoneyText.number(fee))"
    }

    private static func number(_ object: JSONObject, _ key: String) -> Int64 {
        object[key]?.int ?? 0
    }

    private static func money(_ value: JSON) -> Money? {
        guard let amount = value.object?["amount"]?.int,
            let currency = value.object?["currency"]?.string.flatMap(Currency.init(rawValue:))
        else { return nil }
        return Money(amount: amount, currency: currency)
    }
}
