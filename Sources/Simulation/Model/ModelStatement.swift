import Domain

/// What a campaign's month cost when it closed, as the model keeps it.
struct ModelStatement {
    let campaign: String
    let month: CivilMonth
    let lines: [ModelLine]
    /// The month's credits, served learners and sessions in the ledger.
    let mc: Int64
    let learners: Int64
    let sessions: Int64

    var total: Int64 { lines.reduce(0) { $0 + $1.amount } }
    var seatDays: Int64 { lines.reduce(0) { $0 + $1.seatDays } }
}
