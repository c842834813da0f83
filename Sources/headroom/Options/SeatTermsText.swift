import Contracts
import Domain

/// What a campaign was sold for, as commands carry it.
enum SeatTermsText {
    /// Seats and price as the `terms` of a command.
    static func json(
        seats: Int64,
        price: String,
        _ currency: Currency,
        overageRate: Int64?
    ) throws -> JSON {
        var terms: JSONObject = [
            "committedSeats": .int(seats),
            "seatPricePerMonth": try MoneyText.json(price, currency, option: "--price"),
        ]
        terms["overageRateBp"] = overageRate.map { .int($0) }
        return .object(terms)
    }
}
