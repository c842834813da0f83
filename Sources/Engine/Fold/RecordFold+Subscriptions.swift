import Contracts
import Domain
import Storage

/// Commands on bundle subscriptions. Source: domain §2, §21.3.
extension RecordFold {
    /// `subscription.create`: a company bought a number of learners; it starts active.
    func create(_ fields: SubscriptionCreate, _ company: CompanyRow) throws -> FoldResult {
        let id = fields.id ?? context.id("sub", company: company.id)
        guard try context.tables.subscriptions.find(id) == nil else { return .refused(.idTaken) }
        guard let row = SubscriptionRow(fields, id: id, company: company.id) else {
            return .refused(.termsIncomplete)
        }
        try context.tables.subscriptions.save(row)
        context.freshKeys.append((company.id, "subscription:\(id)"))
        return .applied(["id": .string(id), "version": .int(1)])
    }

    /// `subscription.set_borrowing`: whether its campaigns lend each other.
    func setBorrowing(
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
        return .applied(["id": .string(id), "version": .int(row.version)])
    }
}
