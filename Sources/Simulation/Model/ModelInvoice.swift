import Domain

/// A final invoice as the model keeps it.
struct ModelInvoice {
    let id: String
    let company: String
    let month: CivilMonth
    let currency: String
    let lines: [ModelLine]
    let at: Instant

    var total: Int64 { lines.reduce(0) { $0 + $1.amount } }
}
