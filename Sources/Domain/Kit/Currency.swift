/// The currencies Headroom keeps money in.
///
/// Source: domain §0.
package enum Currency: String, CaseIterable, Sendable {
    /// Euro.
    case eur = "EUR"
    /// United States dollar.
    case usd = "USD"
    /// Pound sterling.
    case gbp = "GBP"
    /// Norwegian krone.
    case nok = "NOK"
    /// Swedish krona.
    case sek = "SEK"
    /// Danish krone.
    case dkk = "DKK"
    /// Polish zloty.
    case pln = "PLN"
    /// Ukrainian hryvnia.
    case uah = "UAH"
    /// Swiss franc.
    case chf = "CHF"
    /// Japanese yen, which has no minor unit.
    case jpy = "JPY"

    /// Decimals of the major unit: 2, for the yen 0.
    package var decimals: Int64 {
        switch self {
        case .eur, .usd, .gbp, .nok, .sek, .dkk, .pln, .uah, .chf: 2
        case .jpy: 0
        }
    }
}
