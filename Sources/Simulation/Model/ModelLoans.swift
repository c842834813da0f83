/// All loans of the model, which campaigns count theirs in.
final class ModelLoans {
    var all: [ModelLoan] = []

    func borrowed(_ campaign: String) -> Int64 {
        Int64(all.count { $0.borrower == campaign })
    }

    func lent(_ campaign: String) -> Int64 { Int64(all.count { $0.lender == campaign }) }
}
