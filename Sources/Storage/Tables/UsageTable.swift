package import Contracts
import Domain

/// The usage ledger: append-only, one record per billable fact. Source: domain §11.1.
package final class UsageTable {
    private let insertRow: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        let marks = Array(repeating: "?", count: 15).joined(separator: ", ")
        insertRow = try SQLStatement(connection, "INSERT INTO usage VALUES (\(marks))")
    }

    /// Adds a record.
    package func insert(
        seq: Int64, company: String, _ usage: BillingUsageRecorded, reason: String?
    ) throws(StorageFault) {
        try insertRow.run { binder in
            binder.add(seq)
            binder.add(usage.usageId)
            binder.add(company)
            binder.add(usage.campaign)
            binder.add(usage.instanceId)
            binder.add(usage.usageType.rawValue)
            binder.add(usage.quantity)
            binder.add(usage.participantId)
            binder.add(usage.ref)
            binder.add(usage.effectiveAt.ms)
            binder.add(usage.period)
            binder.add(usage.lateFor)
            binder.add(usage.model.rawValue)
            binder.add(usage.reverses)
            binder.add(reason)
        }
    }
}
