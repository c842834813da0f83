package import Contracts
import Domain

/// Companies and who takes part in their campaigns. Source: domain §2.
extension NodeReader {
    /// Companies by id; of all states, or of one.
    package func companies(
        status: CompanyStatus? = nil,
        after: String? = nil,
        limit: Int64
    ) async throws(StorageFault) -> AsOf<[CompanyRow]> {
        try await look { view in
            try view.all(
                """
                SELECT id, name, status, version, body FROM companies
                WHERE id > ?1 AND (?2 IS NULL OR status = ?2) ORDER BY id LIMIT ?3
                """,
                { binder in
                    binder.add(after ?? "")
                    binder.add(status?.rawValue)
                    binder.add(limit)
                },
                CompanyTable.read
            ).compactMap { $0 }
        }
    }

    /// One company; nil when there is none with that id.
    package func company(_ id: String) async throws(StorageFault) -> AsOf<CompanyRow?> {
        try await look { try CompanyTable($0.connection).find(id) }
    }

    /// The enrollments of a campaign, oldest first.
    ///
    /// One that is named to go on after and is not there any more is taken by its position.
    package func enrollments(
        _ filter: EnrollmentFilter
    ) async throws(StorageFault) -> AsOf<[EnrollmentRow]> {
        let position = filter.after.flatMap(DerivedID.position) ?? 0
        return try await look { view in
            let last = try filter.after.flatMap {
                try EnrollmentTable(view.connection).find(id: $0, position: position)
            }
            return try view.all(
                """
                SELECT \(EnrollmentRow.columns) FROM enrollments
                WHERE campaign = ?1 AND (?2 IS NULL OR status = ?2) AND (?3 IS NULL OR role = ?3)
                    AND (?4 IS NULL OR participant = ?4) AND seq > ?5
                ORDER BY seq LIMIT ?6
                """,
                { binder in
                    binder.add(filter.campaign)
                    binder.add(filter.status?.rawValue)
                    binder.add(filter.role?.rawValue)
                    binder.add(filter.participant)
                    binder.add(last?.seq ?? RowNumber.first(ofRecord: position))
                    binder.add(filter.limit)
                },
                { EnrollmentRow(&$0) }
            )
        }
    }
}
