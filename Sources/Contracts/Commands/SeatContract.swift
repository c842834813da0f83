package import Domain

/// What a campaign of the seats model was sold for.
///
/// Source: domain §9.1.
package struct SeatContract: Sendable, Hashable {
    /// Seats sold, at least 1.
    package let committedSeats: Int64
    /// The price of a seat and month, more than 0.
    package let seatPricePerMonth: Money
    /// The share of the price that a seat beyond the committed ones costs, 0 to 30000 bp.
    package let overageRateBp: Int64

    /// Makes terms from parts that are known to be valid.
    package init(committedSeats: Int64, seatPricePerMonth: Money, overageRateBp: Int64) {
        self.committedSeats = committedSeats
        self.seatPricePerMonth = seatPricePerMonth
        self.overageRateBp = overageRateBp
    }

    /// Reads `model` and `terms`; nil when they are absent or wrong, with the errors noted.
    package init?(_ fields: inout FieldReader) {
        guard let model = fields.word("model", PricingModel.self) else { return nil }
        guard model == .seats else {
            fields.fail("model", .notInEnum, "must be seats")
            return nil
        }
        guard var nested = fields.nested("terms") else {
            if !fields.has("terms") { fields.fail("terms", .missingKey, "required") }
            return nil
        }
        let seats = nested.int("committedSeats", in: 1...1_000_000)
        let price = nested.money("seatPricePerMonth", in: 1...1_000_000_000_000)
        let rate = nested.int("overageRateBp", in: 0...30_000, required: false) ?? 10_000
        fields.absorb(nested)
        guard let seats, let price else { return nil }
        self.init(committedSeats: seats, seatPricePerMonth: price, overageRateBp: rate)
    }

    /// The terms as they stand in commands, outputs and tables.
    package var json: JSON {
        .object([
            "committedSeats": .int(committedSeats),
            "seatPricePerMonth": .object([
                "amount": .int(seatPricePerMonth.amount),
                "currency": .string(seatPricePerMonth.currency.rawValue),
            ]),
            "overageRateBp": .int(overageRateBp),
        ])
    }
}
