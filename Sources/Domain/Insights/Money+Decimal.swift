/// Amounts for people and tables.
extension Money {
    /// The amount in major units with the decimals of its currency and a point, without its code.
    ///
    /// Source: domain §0.
    package var decimal: String {
        let digits = String(amount.magnitude)
        let sign = amount < 0 ? "-" : ""
        let decimals = Int(currency.decimals)
        guard decimals > 0 else { return sign + digits }
        let filled = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        return sign + filled.dropLast(decimals) + "." + filled.suffix(decimals)
    }
}
