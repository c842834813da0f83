import Contracts
import Domain

/// The pricing proposals that were made; none is ever changed.
///
/// Source: domain §9.4.
package final class ProposalTable {
    private let insertRow: SQLStatement
    private let byId: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        insertRow = try SQLStatement(
            connection,
            "INSERT INTO proposals VALUES (?, ?, ?, ?, ?, ?)"
        )
        byId = try SQLStatement(
            connection,
            "SELECT \(ProposalRow.columns) FROM proposals WHERE id = ?"
        )
    }

    /// Adds a proposal.
    package func insert(_ row: ProposalRow) throws(StorageFault) {
        try insertRow.run { binder in
            binder.add(row.id)
            binder.add(row.proposal.input.company)
            binder.add(row.createdAt.ms)
            binder.add(row.createdBy)
            binder.add(row.proposal.expiresAt.ms)
            binder.add(CanonicalJSON.bytes(of: .object(row.proposal.json)))
        }
    }

    /// The proposal with an id.
    package func find(_ id: String) throws(StorageFault) -> ProposalRow? {
        try byId.first({ $0.add(id) }, { ProposalRow(&$0) }) ?? nil
    }
}
