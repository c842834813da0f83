import Contracts
import Domain
import Storage

/// What a campaign asks its capacity to do. Source: domain §5.2, §7.
extension RecordFold {
    /// Opens a further cohort because every class is full.
    ///
    /// Source: domain §5.2.
    mutating func split(_ pair: Pair, _ company: CompanyRow) throws {
        let context = context
        let version = pair.campaign.assumeIsolated { $0.row.fields.templateVersionId }
        let program = try program(version, for: company)
        let order = try pair.campaign.assumeIsolated { campaign -> CapacityOrder? in
            guard let program, let content = program.content else { return nil }
            let status: InstanceStatus = campaign.row.status == .active ? .active : .planned
            let order = try campaign.open(
                .split,
                program.version.id,
                content,
                status: status,
                context
            )
            try campaign.schedule(company, context)
            return order
        }
        guard let order else {
            throw StorageFault(.inconsistent, "a campaign with cohorts has no template version")
        }
        let view = pair.campaign.assumeIsolated { $0.view }
        try pair.capacity.assumeIsolated { capacity in
            _ = try capacity.carryOut(order, view, context)
            try capacity.placeUnassigned(context)
        }
    }

    /// Lets capacity carry out what the campaign asks for.
    mutating func carryOut(
        _ orders: [CapacityOrder],
        _ pair: Pair,
        _ company: CompanyRow
    ) throws {
        let context = context
        let view = pair.campaign.assumeIsolated { $0.view }
        for order in orders {
            if case .limit(let limit) = order {
                try self.limit(pair, to: limit, company)
                continue
            }
            let facts = try pair.capacity.assumeIsolated {
                try $0.carryOut(order, view, context)
            }
            try bill(facts, view, company)
        }
        if orders.contains(where: \.isLimit) { try charge(pair, company) }
        guard orders.contains(where: \.opensCohort) else { return }
        try pair.capacity.assumeIsolated { try $0.placeUnassigned(context) }
        while pair.capacity.assumeIsolated({ $0.takeClassWish() }) { try split(pair, company) }
    }
}
