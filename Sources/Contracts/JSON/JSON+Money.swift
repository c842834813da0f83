package import Domain

extension JSON {
    /// Money as it stands in commands, outputs and tables.
    package static func money(_ money: Money) -> JSON {
        .object([
            "amount": .int(money.amount), "currency": .string(money.currency.rawValue),
        ])
    }
}
