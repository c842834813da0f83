import Domain

/// A line of what a month costs, as the model keeps it.
struct ModelLine: Hashable {
    let kind: String
    let code: String
    let quantity: Int64
    let amount: Int64
    let from: CivilDate
    let to: CivilDate
    var campaign: String?
    var key: String?
    var late: Int64 = 0
    var reversed: Int64 = 0
    /// The seats of the days, for seats.
    var seatDays: Int64 = 0

    var isEmpty: Bool { quantity == 0 && amount == 0 && late == 0 && reversed == 0 }
}
