import Contracts
import Domain

/// An amount as people write it: `500` or `500.50`, in the currency's main unit.
enum MoneyText {
    /// Minor units, exactly; nil for anything but digits with at most the currency's decimals.
    static func minorUnits(_ text: String, _ currency: Currency) -> Int64? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = digits(parts[0]) else { return nil }
        var scale: Int64 = 1
        for _ in 0..<currency.decimals { scale *= 10 }
        var cents: Int64 = 0
        if parts.count == 2 {
            guard Int64(parts[1].utf8.count) <= currency.decimals, let value = digits(parts[1])
            else { return nil }
            cents = value
            for _ in Int64(parts[1].utf8.count)..<currency.decimals { cents *= 10 }
        }
        let (product, isTooLarge) = whole.multipliedReportingOverflow(by: scale)
        guard !isTooLarge, product <= Int64.max - cents else { return nil }
        return product + cents
    }

    /// An amount as commands carry it.
    ///
    /// Throws a sentence that names the option.
    static func json(_ text: String, _ currency: Currency, option: String) throws -> JSON {
        guard let amount = minorUnits(text, currency) else {
            throw CommandFault(
                .usage,
                "\(option) must be an amount such as 500 or 500.50, with at most"
                    + " \(currency.decimals) decimals for \(currency.rawValue)"
            )
        }
        return .object(["amount": .int(amount), "currency": .string(currency.rawValue)])
    }

    private static func digits(_ text: Substring) -> Int64? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int64(text)
    }
}
