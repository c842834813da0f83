import Domain

/// A subscription as the model keeps it.
final class ModelSubscription {
    let id: String
    let company: String
    let price: Money
    let learnersSupported: Int64
    var quantity: Int64
    var start: CivilDate
    var end: CivilDate
    var status = "active"
    var lends: Bool
    var version: Int64 = 1
    /// The period that was charged last, and the most that was charged in it.
    var charged: (start: CivilDate, end: CivilDate, quantity: Int64)?
    /// When its period was last looked at; a turn at a later midnight is due.
    var seen: Instant

    init(
        id: String,
        company: String,
        price: Money,
        learners: Int64,
        quantity: Int64,
        _ period: (start: CivilDate, end: CivilDate),
        lends: Bool,
        at clock: Instant
    ) {
        self.id = id
        self.company = company
        self.price = price
        learnersSupported = learners
        self.quantity = quantity
        start = period.start
        end = period.end
        self.lends = lends
        seen = clock
    }

    /// Whether it is worth anything at all.
    var serves: Bool { status == "active" || status == "past_due" }

    /// What a share is worth on a date.
    func worth(_ bp: Int64, on date: CivilDate) -> Int64 {
        guard serves, start <= date, date <= end else { return 0 }
        return learnersSupported * quantity * bp / 10_000
    }
}
