/// Pricing proposals. Source: domain §9.4.
extension NodeReader {
    /// The proposals, newest first; of all companies, or of one.
    package func proposals(
        company: String? = nil,
        limit: Int64
    ) async throws(StorageFault) -> AsOf<[ProposalRow]> {
        try await look { view in
            try view.all(
                """
                SELECT \(ProposalRow.columns) FROM proposals WHERE ?1 IS NULL OR company = ?1
                ORDER BY created_at DESC, id DESC LIMIT ?2
                """,
                { binder in
                    binder.add(company)
                    binder.add(limit)
                },
                { ProposalRow(&$0) }
            ).compactMap { $0 }
        }
    }

    /// One proposal; nil when there is none with that id.
    package func proposal(_ id: String) async throws(StorageFault) -> AsOf<ProposalRow?> {
        try await look { view in try ProposalTable(view.connection).find(id) }
    }
}
