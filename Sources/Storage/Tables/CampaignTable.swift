import Contracts
package import Domain

/// The campaigns, and which company each belongs to.
package final class CampaignTable {
    private let replaceRow: SQLStatement
    private let byId: SQLStatement
    private let companyOf: SQLStatement
    private let insertHistory: SQLStatement
    private let ofCompany: SQLStatement
    private let openOfCompany: SQLStatement
    private let liveOfCompany: SQLStatement
    private let waitingOfCompany: SQLStatement
    private let aroundDate: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        replaceRow = try SQLStatement(
            connection,
            "INSERT OR REPLACE INTO campaigns VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        )
        byId = try SQLStatement(
            connection,
            "SELECT id, company, status, version, body FROM campaigns WHERE id = ?"
        )
        companyOf = try SQLStatement(connection, "SELECT company FROM campaigns WHERE id = ?")
        insertHistory = try SQLStatement(
            connection,
            "INSERT INTO status_history VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        )
        ofCompany = try SQLStatement(
            connection,
            "SELECT id FROM campaigns WHERE company = ? ORDER BY id"
        )
        waitingOfCompany = try SQLStatement(
            connection,
            """
            SELECT id FROM campaigns
            WHERE company = ? AND status IN ('planned', 'recruiting') ORDER BY id
            """
        )
        aroundDate = try SQLStatement(
            connection,
            """
            SELECT id FROM campaigns
            WHERE company = ? AND status IN ('recruiting', 'active', 'paused', 'completed')
                AND end_date >= ? AND start_date <= ? ORDER BY id
            """
        )
        openOfCompany = try SQLStatement(
            connection,
            """
            SELECT id FROM campaigns
            WHERE company = ? AND status IN ('recruiting', 'active') ORDER BY id
            """
        )
        liveOfCompany = try SQLStatement(
            connection,
            """
            SELECT count(*) FROM campaigns
            WHERE company = ? AND status IN ('recruiting', 'active', 'paused')
            """
        )
    }

    /// Adds a campaign or writes it anew.
    package func save(_ row: CampaignRow) throws(StorageFault) {
        try replaceRow.run { binder in
            binder.add(row.id)
            binder.add(row.company)
            binder.add(row.fields.name ?? "")
            binder.add(row.status.rawValue)
            binder.add(row.fields.startDate?.iso)
            binder.add(row.fields.endDate?.iso)
            binder.add(row.version)
            binder.add(CanonicalJSON.bytes(of: row.body))
        }
    }

    /// The campaign with an id.
    package func find(_ id: String) throws(StorageFault) -> CampaignRow? {
        try byId.first(
            { $0.add(id) },
            { row in
                let (id, company, status) = (row.text(), row.text(), row.text())
                let version = row.int()
                return StoredJSON.object(row.bytes()).flatMap {
                    CampaignRow(
                        id: id,
                        company: company,
                        status: status,
                        version: version,
                        body: $0
                    )
                }
            }
        ) ?? nil
    }

    /// The company of a campaign, or nil when there is no such campaign.
    package func company(of id: String) throws(StorageFault) -> String? {
        try companyOf.first({ $0.add(id) }, { $0.text() })
    }

    /// The ids of a company's campaigns, in order.
    package func ids(company: String) throws(StorageFault) -> [String] {
        try ofCompany.all({ $0.add(company) }, { $0.text() })
    }

    /// The campaigns of a company that wait for their start.
    package func waiting(company: String) throws(StorageFault) -> [String] {
        try waitingOfCompany.all({ $0.add(company) }, { $0.text() })
    }

    /// The live and completed campaigns of a company that something on a date may belong to: from
    /// 14 days before their first date through 30 days after their last.
    ///
    /// Source: domain §13.1.
    package func candidates(
        company: String,
        on date: CivilDate
    ) throws(StorageFault) -> [String] {
        try aroundDate.all(
            {
                $0.add(company)
                $0.add(date.adding(days: -30).iso)
                $0.add(date.adding(days: 14).iso)
            },
            { $0.text() }
        )
    }

    /// A company's campaigns that are recruiting or active, in order.
    package func open(company: String) throws(StorageFault) -> [String] {
        try openOfCompany.all({ $0.add(company) }, { $0.text() })
    }

    /// How many of a company's campaigns are recruiting, active or paused.
    package func liveCount(company: String) throws(StorageFault) -> Int64 {
        try liveOfCompany.first({ $0.add(company) }, { $0.int() }) ?? 0
    }

    /// Adds an entry to the status history.
    package func record(_ entry: StatusChangeRow) throws(StorageFault) {
        try insertHistory.run { binder in
            binder.add(entry.seq)
            binder.add(entry.campaign)
            binder.add(entry.from.rawValue)
            binder.add(entry.to.rawValue)
            binder.add(entry.at.ms)
            binder.add(entry.dueAt?.ms)
            binder.add(entry.recordedAt.ms)
            binder.add(entry.by)
            binder.add(entry.trigger.rawValue)
            binder.add(entry.reason)
            binder.add(entry.position)
        }
    }
}
