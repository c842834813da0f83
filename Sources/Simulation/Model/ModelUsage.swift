import Domain

/// A record of the ledger as the model keeps it.
struct ModelUsage: Hashable {
    let id: String
    let campaign: String?
    let type: String
    let quantity: Int64
    let ref: String
    let at: Instant
    let period: String
    let lateFor: String?
    let model: String
    var person: String?
    var place: String?
    var minutes: Int64?
    var key: String?
    var amount: Money?
    var reverses: String?

    /// What the quantity counts.
    var unit: String {
        switch type {
        case "seat_assigned", "seat_released": "seat"
        case "credits_consumed": "mc"
        case "learner_served": "learner"
        case "session": "session"
        case "fixed_fee": "fee"
        case "milestone": "milestone"
        default: ["seats": "seat-day", "credits": "mc"][model] ?? "learner"
        }
    }
}
