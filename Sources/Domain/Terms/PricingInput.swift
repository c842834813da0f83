/// What a company would like to do, as far as prices depend on it.
///
/// Source: domain §9.4.
package struct PricingInput: Hashable, Sendable {
    /// The company asked for.
    package let company: String
    /// The template version it would run.
    package let version: String
    /// The group it would help.
    package let group: String
    /// The people helped, 1 or more.
    package let beneficiaries: Int64
    /// The people who give time, 1 or more.
    package let volunteers: Int64
    /// The sessions held, 1 or more.
    package let sessions: Int64
    /// How long it runs, 1–36 months.
    package let months: Int64
    /// What may be spent, above 0; its currency is that of the proposal.
    package let budget: Money

    /// The inputs; without numbers a volunteer for five people helped, four sessions each and
    /// three months.
    package init(
        company: String,
        version: String,
        group: String,
        beneficiaries: Int64,
        volunteers: Int64? = nil,
        sessions: Int64? = nil,
        months: Int64 = 3,
        budget: Money
    ) {
        self.company = company
        self.version = version
        self.group = group
        self.beneficiaries = beneficiaries
        self.volunteers = volunteers ?? Arithmetic.ceilDivide(beneficiaries, 5) ?? beneficiaries
        self.sessions = sessions ?? Arithmetic.saturatingProduct(beneficiaries, 4)
        self.months = months
        self.budget = budget
    }

    /// The numbers out of range, ordered by path; nothing is proposed while there are any.
    package var problems: [TermsProblem] {
        let fields: [(path: String, value: Int64, range: ClosedRange<Int64>)] = [
            ("/beneficiaries", beneficiaries, 1 ... .max),
            ("/budget", budget.amount, 1 ... .max),
            ("/months", months, 1...36),
            ("/sessions", sessions, 1 ... .max),
            ("/volunteers", volunteers, 1 ... .max),
        ]
        return fields.filter { !$0.range.contains($0.value) }
            .map { TermsProblem($0.path, .outOfRange) }
    }
}
