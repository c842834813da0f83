import Contracts
import Domain

/// An amount as people write it: `500` or `500.50`, in the currency's main unit.
enum MoneyText {
    /// Minor units, exactly; nil for anything but digits with at most the currency's decimals.
    static func minorUnits(_ text: some StringProtocol, _ currency: Currency) -> Int64? {
        FixedPoint.parse(text, decimals: Int(currency.decimals))
    }

    /// An amount as commands carry it.
    ///
    /// Throws a sentence that names the option.
    static func json(
        _ text: some StringProtocol,
        _ currency: Currency,
        option: String
    ) throws -> JSON {
        guard let amount = minorUnits(text, currency) else {
            throw CommandFault(
                .usage,
                "\(option) must be an amount such as 500 or 500.50, with at most"
                    + " \(currency.decimals) decimals for \(currency.rawValue)"
            )
        }
        return .object(["amount": .int(amount), "currency": .string(currency.rawValue)])
    }

    /// An amount in the currency's main unit, such as `500.00`.
    static func number(_ money: Money) -> String {
        FixedPoint.text(money.amount, decimals: Int(money.currency.decimals))
    }

    /// An amount with its currency, such as `500.00 EUR`.
    static func text(_ money: Money) -> String {
        "\(number(money)) \(money.currency.rawValue)"
    }
}
