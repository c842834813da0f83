import ArgumentParser
import Contracts
import Domain

/// What a deal brings, as an amount and its currency.
struct WonValueArguments: ParsableArguments {
    @Option(help: "What it brings, such as 35000 or 35000.50, in the currency's main unit.")
    var wonValue: String?

    @Option(help: "The currency of --won-value; that of the signal.")
    var currency: Currency?

    func validate() throws {
        if (wonValue == nil) != (currency == nil) {
            throw ValidationError("--won-value and --currency come together")
        }
    }

    /// The amount as commands carry it; nil when none was given.
    func json() throws -> JSON? {
        guard let wonValue, let currency else { return nil }
        return try MoneyText.json(wonValue, currency, option: "--won-value")
    }
}
