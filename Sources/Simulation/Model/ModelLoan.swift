/// A unit that one campaign of a subscription has from another one.
struct ModelLoan: Hashable {
    let subscription: String
    let number: Int64
    let lender: String
    let borrower: String
}
