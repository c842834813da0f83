/// A record of the ledger as the model keeps it.
struct ModelUsage: Hashable {
    let id: String
    let campaign: String
    let type: String
    let quantity: Int64
    let person: String?
    let ref: String
    let period: String
    let lateFor: String?
    let model: String
    let reverses: String?
}
