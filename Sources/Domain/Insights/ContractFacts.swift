/// What is known of the use of a contract, by its model.
///
/// Source: domain §7.1, §9.1, §11.2.
package enum ContractFacts: Hashable, Sendable {
    /// Volunteers who are active, against the seats of today.
    case seats(active: Int64, committed: Int64)
    /// Thousandths of a credit.
    case credits(consumedMc: Int64, allocationMc: Int64)
    /// Learners who are enrolled or served, those served, and the commitment.
    case iaas(counted: Int64, served: Int64, committed: Int64)
    /// Learners of a share of a bundle, and what it borrowed and lent.
    case bundle(counted: Int64, served: Int64, own: Int64, borrowed: Int64, lent: Int64)
    /// Volunteers against the target, components by use, and milestones.
    case custom(
        volunteers: Int64,
        target: Int64,
        components: [Component],
        confirmed: Int64,
        milestones: Int64
    )

    /// A part of a custom deal that is charged by use.
    package struct Component: Hashable, Sendable {
        /// Its name.
        package let name: String
        /// The units used: hours, sessions or learners.
        package let used: Int64
        /// The most units that are charged; nil is no limit.
        package let cap: Int64?

        /// A component.
        package init(name: String, used: Int64, cap: Int64?) {
            self.name = name
            self.used = used
            self.cap = cap
        }
    }

    /// The model.
    package var model: PricingModel {
        switch self {
        case .seats: .seats
        case .credits: .credits
        case .iaas: .iaas
        case .bundle: .bundle
        case .custom: .custom
        }
    }

    /// What was agreed and what is used of it; the first item is what capacity counts.
    ///
    /// Of a bundle that is the share after loans; its own part, borrowed and lent learners follow
    /// when there are loans. Components keep their order.
    package var items: [ContractItem] {
        switch self {
        case .seats(let active, let committed):
            [ContractItem(.seats, used: active, agreed: committed)]
        case .credits(let consumed, let allocation):
            [ContractItem(.credits, used: consumed, agreed: allocation)]
        case .iaas(let counted, let served, let committed):
            [
                ContractItem(.learners, used: counted, agreed: committed),
                ContractItem(.served, used: served, agreed: committed),
            ]
        case .bundle(let counted, let served, let own, let borrowed, let lent):
            Self.share(counted, served, own, borrowed, lent)
        case .custom(let volunteers, let target, let components, let confirmed, let milestones):
            [ContractItem(.volunteers, used: volunteers, agreed: target)]
                + components.map {
                    ContractItem(.component, name: $0.name, used: $0.used, agreed: $0.cap)
                }
                + (milestones > 0
                    ? [ContractItem(.milestones, used: confirmed, agreed: milestones)] : [])
        }
    }

    private static func share(
        _ counted: Int64,
        _ served: Int64,
        _ own: Int64,
        _ borrowed: Int64,
        _ lent: Int64
    ) -> [ContractItem] {
        let effective = Arithmetic.saturatingSum(Arithmetic.saturatingSum(own, borrowed), -lent)
        var items = [
            ContractItem(.learners, used: counted, agreed: effective),
            ContractItem(.served, used: served, agreed: effective),
            ContractItem(.share, used: counted, agreed: own),
        ]
        if borrowed > 0 { items.append(ContractItem(.borrowed, used: borrowed, agreed: nil)) }
        if lent > 0 { items.append(ContractItem(.lent, used: lent, agreed: own)) }
        return items
    }
}
