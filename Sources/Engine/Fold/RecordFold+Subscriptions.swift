import Contracts
import Domain
import Storage

/// Commands on bundle subscriptions. Source: domain §2, §21.3.
extension RecordFold {
    /// `subscription.create`: a company bought a number of learners; it starts active.
    mutating func create(_ fields: SubscriptionCreate, _ company: CompanyRow) throws -> FoldResult {
        let id = fields.id ?? context.id("sub", company: company.id)
        guard try context.tables.subscriptions.find(id) == nil else { return .refused(.idTaken) }
        guard let row = SubscriptionRow(fields, id: id, company: company.id) else {
            return .refused(.termsIncomplete)
        }
        try context.tables.subscriptions.save(row)
        try planPeriod(row.subscription, company)
        try charge(row, company)
        try reapply(id, company)
        context.freshKeys.append((company.id, "subscription:\(id)"))
        return .applied(["id": .string(id), "version": .int(1)])
    }

    /// `subscription.set_borrowing`: whether its campaigns lend each other.
    mutating func setBorrowing(
        _ id: String,
        _ borrowing: SubscriptionBorrowing,
        _ command: Command,
        _ company: CompanyRow
    ) throws -> FoldResult {
        guard var row = try context.tables.subscriptions.find(id),
            row.subscription.company == company.id
        else { return .refused(.notFound) }
        if let conflict = FoldResult.conflict(command.expectedVersion, with: row.version) {
            return conflict
        }
        row.subscription.borrowing = borrowing
        row.version += 1
        try context.tables.subscriptions.save(row)
        try reapply(id, company)
        return .applied(["id": .string(id), "version": .int(row.version)])
    }

    /// `subscription.changed`: what the subscription system says of one that exists.
    mutating func change(
        _ changed: SubscriptionChanged,
        _ company: CompanyRow
    ) throws -> FoldResult {
        let id = changed.subscriptionId
        guard var row = try context.tables.subscriptions.find(id) else {
            return .parked(key: "subscription:\(id)")
        }
        guard row.subscription.company == company.id else {
            return .rejected(
                Defect(
                    .tenantMismatch,
                    "the subscription belongs to another company than the partition key"
                )
            )
        }
        guard let period = CivilRange(changed.periodStart, through: changed.periodEnd) else {
            return .rejected(Defect(.schemaViolation, "the period ends before it starts"))
        }
        row.subscription.status = changed.status
        row.subscription.quantity = changed.quantity
        row.subscription.period = period
        row.version += 1
        try context.tables.subscriptions.save(row)
        try planPeriod(row.subscription, company)
        try charge(row, company)
        try reapply(id, company)
        return .applied
    }

    /// A subscription starts or ends today.
    mutating func turnPeriod(_ id: String, _ company: CompanyRow) throws {
        guard let row = try context.tables.subscriptions.find(id) else { return }
        try planPeriod(row.subscription, company)
        try charge(row, company)
        try reapply(id, company)
    }

    /// Its shares are worth something from the first day of its period through the last.
    private func planPeriod(
        _ subscription: BundleSubscription,
        _ company: CompanyRow
    ) throws {
        let zone = company.zoneTable
        let turns = [subscription.period.first, subscription.period.last.adding(days: 1)]
            .map(zone.localMidnight(of:))
        guard let next = turns.first(where: { $0 > context.clock }) else {
            try context.tables.due.cancel(entity: subscription.id, kind: .subscriptionPeriod)
            return
        }
        try context.tables.due.schedule(
            DueRow(
                entity: subscription.id,
                kind: .subscriptionPeriod,
                dueAt: next,
                company: company.id
            )
        )
    }
}
