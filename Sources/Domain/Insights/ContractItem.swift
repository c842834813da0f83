/// One thing that was agreed in a contract, and what is used of it.
///
/// Source: domain §7.1, §9.1, §11.2.
package struct ContractItem: Hashable, Sendable {
    /// What was agreed.
    package enum Kind: String, CaseIterable, Sendable {
        /// Volunteers at the same time.
        case seats
        /// Thousandths of a credit.
        case credits
        /// Learners enrolled or served, against the commitment.
        case learners
        /// Learners served, which are what is charged.
        case served
        /// Learners served or enrolled, against the own share of a bundle.
        case share
        /// Learners borrowed from siblings.
        case borrowed
        /// Learners lent to siblings, against the own share.
        case lent
        /// Volunteers of a custom deal, against the target.
        case volunteers
        /// Units of a component of a custom deal, against its cap.
        case component
        /// Milestones of a custom deal that were confirmed.
        case milestones
    }

    /// What was agreed.
    package let kind: Kind
    /// The name of a component; nil for everything else.
    package let name: String?
    /// What is used.
    package let used: Int64
    /// What was agreed; nil when there is no limit.
    package let agreed: Int64?

    /// An item of a contract.
    package init(_ kind: Kind, name: String? = nil, used: Int64, agreed: Int64?) {
        self.kind = kind
        self.name = name
        self.used = used
        self.agreed = agreed
    }

    /// What is left, never below 0; nil without a limit.
    package var left: Int64? { agreed.map { max(0, Arithmetic.saturatingSum($0, -used)) } }

    /// What goes beyond the agreement; 0 without a limit.
    package var over: Int64 { agreed.map { max(0, Arithmetic.saturatingSum(used, -$0)) } ?? 0 }

    /// Use in basis points of what was agreed, rounded down; nil without a limit or for one of 0.
    package var usedBp: Int64? {
        agreed.flatMap { Arithmetic.floorOfProduct(used, 10_000, over: $0) }
    }
}
